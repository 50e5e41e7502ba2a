namespace HyperVaeDsl.Language.Methodologies;

/// <summary>The words of precisions.</summary>
internal static class PrecisionWords
{
    /// <summary>How it is written.</summary>
    public static string Word(this Precision precision) => precision switch
    {
        Precision.Single => "single",
        Precision.Tf32 => "tf32",
        Precision.Mixed => "mixed",
        _ => throw new ArgumentOutOfRangeException(nameof(precision)),
    };
}
