namespace HyperVaeDsl.Runtime.Training;

/// <summary>Meaning and symbol of comparisons.</summary>
internal static class Comparisons
{
    /// <summary>Whether the comparison holds; never for NaN.</summary>
    public static bool Holds(this Comparison comparison, double value, double threshold) => comparison switch
    {
        Comparison.Below => value < threshold,
        Comparison.AtMost => value <= threshold,
        Comparison.Above => value > threshold,
        Comparison.AtLeast => value >= threshold,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "No such comparison."),
    };

    /// <summary>As it is written in a methodology.</summary>
    public static string Symbol(this Comparison comparison) => comparison switch
    {
        Comparison.Below => "<",
        Comparison.AtMost => "<=",
        Comparison.Above => ">",
        Comparison.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "No such comparison."),
    };
}
