namespace HyperVaeDsl.Import.Configuration;

/// <summary>One value of a configuration that has no values below it, and what became of it.</summary>
/// <param name="path">Its keys, joined by dots; places of lists in brackets.</param>
/// <param name="node">The value: a scalar, or an empty list or map.</param>
public sealed class ConfigLeaf(string path, ConfigNode node)
{
    /// <summary>Its keys, joined by dots; places of lists in brackets, from 0: optimizer.lr_schedule[2].epoch.</summary>
    public string Path { get; } = path;

    /// <summary>The value.</summary>
    public ConfigNode Node { get; } = node;

    /// <summary>Whether the methodology says what it says.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Why the methodology does not say it; null where no layout knows the key.</summary>
    public string? Reason { get; set; }

    /// <summary>The value as text on one line.</summary>
    public string Text => Node switch
    {
        ConfigScalar scalar => string.Join(' ', (scalar.IsPlain ? scalar.Text : $"\"{scalar.Text}\"").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ConfigList => "[]",
        _ => "{}",
    };
}
