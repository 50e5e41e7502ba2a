namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>
/// Numbers of which steps take rows: a data set, or a part of one. An engine with a device of its own keeps a copy there from the first use on, so that a
/// step sends the numbers of its rows instead of the rows; that is why the numbers may not change. Make it once and use it for the whole run.
/// </summary>
public sealed class NumberTable
{
    private readonly float[] values;

    /// <summary>A table that keeps the array.</summary>
    /// <param name="values">The rows, one after the other.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <exception cref="ArgumentException">The last row is not full.</exception>
    public NumberTable(float[] values, int columns)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0)
            throw new ArgumentException($"{values.Length} numbers do not fill rows of {columns}.", nameof(values));
        this.values = values;
        Columns = columns;
        Rows = values.Length / columns;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Numbers in a row.</summary>
    public int Columns { get; }

    /// <summary>All numbers, row by row.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<float> this[int row] => values.AsSpan(row * Columns, Columns);
}
