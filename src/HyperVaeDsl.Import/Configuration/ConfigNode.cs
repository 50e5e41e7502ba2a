namespace HyperVaeDsl.Import.Configuration;

/// <summary>A value of a configuration: a scalar, a list or a map.</summary>
/// <param name="line">The line where it begins, counted from 1.</param>
/// <param name="column">The column where it begins, counted from 1.</param>
public abstract class ConfigNode(int line, int column)
{
    /// <summary>The line where it begins, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column where it begins, counted from 1.</summary>
    public int Column { get; } = column;
}
