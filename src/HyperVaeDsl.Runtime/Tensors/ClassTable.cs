namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>Classes of which steps take rows, as <see cref="NumberTable"/> has numbers. They may not change.</summary>
public sealed class ClassTable
{
    private readonly int[] values;

    /// <summary>A table that keeps the array.</summary>
    /// <param name="values">The rows, one after the other: classes from 0 on.</param>
    /// <param name="columns">Classes in a row, one for each position.</param>
    /// <exception cref="ArgumentException">The last row is not full, or a class is below 0.</exception>
    public ClassTable(int[] values, int columns)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0)
            throw new ArgumentException($"{values.Length} classes do not fill rows of {columns}.", nameof(values));
        foreach (int value in values)
        {
            if (value < 0)
                throw new ArgumentException($"There is no class {value}; classes are counted from 0.", nameof(values));
            Largest = Math.Max(Largest, value);
        }

        this.values = values;
        Columns = columns;
        Rows = values.Length / columns;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Classes in a row.</summary>
    public int Columns { get; }

    /// <summary>The largest class.</summary>
    public int Largest { get; }

    /// <summary>All classes, row by row.</summary>
    public ReadOnlySpan<int> Values => values;

    /// <summary>The classes of a row.</summary>
    public ReadOnlySpan<int> this[int row] => values.AsSpan(row * Columns, Columns);
}
