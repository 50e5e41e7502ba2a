namespace HyperVaeDsl.Import.Configuration;

/// <summary>A scalar as it is written.</summary>
/// <param name="text">Its text, without quotes.</param>
/// <param name="isPlain">Whether it stands without quotes, so that it may be a number, a flag or nothing.</param>
/// <param name="line">The line where it begins.</param>
/// <param name="column">The column where it begins.</param>
public sealed class ConfigScalar(string text, bool isPlain, int line, int column) : ConfigNode(line, column)
{
    /// <summary>Its text, without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it stands without quotes.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether it says that there is no value.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>What it says if it is a flag; null otherwise. YAML 1.1, which most programs read, has yes and no, too.</summary>
    public bool? Flag => !IsPlain ? null : Text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" => false,
        _ => null,
    };
}
