namespace HyperVaeDsl.Import.Configuration;

/// <summary>A list of values.</summary>
/// <param name="items">The values in their order.</param>
/// <param name="line">The line where it begins.</param>
/// <param name="column">The column where it begins.</param>
public sealed class ConfigList(IReadOnlyList<ConfigNode> items, int line, int column) : ConfigNode(line, column)
{
    /// <summary>The values in their order.</summary>
    public IReadOnlyList<ConfigNode> Items { get; } = items;
}
