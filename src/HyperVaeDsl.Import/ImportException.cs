namespace HyperVaeDsl.Import;

/// <summary>A configuration that cannot be imported. The message is a whole sentence for the user.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="line">The line, counted from 1; 0 when it is about the whole file.</param>
/// <param name="column">The column, counted from 1; 0 when it is about the whole line.</param>
public sealed class ImportException(string message, int line = 0, int column = 0) : Exception(message)
{
    /// <summary>The line, counted from 1; 0 when it is about the whole file.</summary>
    public int Line { get; } = line;

    /// <summary>The column, counted from 1; 0 when it is about the whole line.</summary>
    public int Column { get; } = column;
}
