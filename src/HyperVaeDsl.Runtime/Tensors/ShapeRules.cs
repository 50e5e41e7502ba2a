namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>Which shapes and indices fit which operation of the seam, and what is said where they do not: the same for every engine.</summary>
public static class ShapeRules
{
    /// <summary>Numbers that are to fill a tensor.</summary>
    /// <exception cref="ArgumentException">There are more or fewer of them.</exception>
    public static void RequireValues(int count, int rows, int columns)
    {
        if (count != rows * columns)
            throw new ArgumentException($"{count} values do not fill a {rows} x {columns} tensor.");
    }

    /// <summary>A tensor that an engine fills by itself.</summary>
    /// <exception cref="ArgumentException">A dimension is negative.</exception>
    public static void RequireDimensions(int rows, int columns)
    {
        if (rows < 0 || columns < 0)
            throw new ArgumentException($"There is no {rows} x {columns} tensor.");
    }

    /// <summary>Room for the elements of a tensor.</summary>
    /// <exception cref="ArgumentException">There is more or less of it.</exception>
    public static void RequireRoom(int count, Tensor x)
    {
        if (count != x.Length)
            throw new ArgumentException($"{count} elements are not the {Text(x)} of the tensor.");
    }

    /// <summary>A linear layer: input n x k, weight m x k, bias 1 x m.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void RequireLinear(Tensor input, Tensor weight, Tensor bias)
    {
        if (input.Columns != weight.Columns)
            throw new ArgumentException($"A linear layer of {Text(input)} with weight {Text(weight)}: the columns differ.");
        if (bias.Rows != 1 || bias.Columns != weight.Rows)
            throw new ArgumentException($"A linear layer with weight {Text(weight)} and bias {Text(bias)}: the bias has to be 1 x {weight.Rows}.");
    }

    /// <summary>A product of matrices.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void RequireProduct(Tensor left, Tensor right, bool transposeRight)
    {
        if (left.Columns != (transposeRight ? right.Columns : right.Rows))
            throw new ArgumentException($"{Text(left)} cannot be multiplied with {(transposeRight ? "the transpose of " : "")}{Text(right)}.");
    }

    /// <summary>The shape of an elementwise result.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static (int Rows, int Columns) Broadcast(Tensor left, Tensor right)
    {
        int rows = left.Rows == 1 ? right.Rows : left.Rows;
        int columns = left.Columns == 1 ? right.Columns : left.Columns;
        if ((right.Rows != rows && right.Rows != 1) || (right.Columns != columns && right.Columns != 1))
            throw new ArgumentException($"{Text(left)} and {Text(right)} do not broadcast to a common shape.");
        return (rows, columns);
    }

    /// <summary>Logits in groups of classes.</summary>
    /// <exception cref="ArgumentException">The columns do not divide into groups.</exception>
    public static void RequireGroups(Tensor logits, int classCount)
    {
        if (classCount < 1 || logits.Columns % classCount != 0)
            throw new ArgumentException($"The columns of {Text(logits)} logits do not divide into groups of {classCount}.");
    }

    /// <summary>A class for each group of logits.</summary>
    /// <exception cref="ArgumentException">The columns do not divide into groups, the classes are more or fewer, or one does not exist.</exception>
    public static void RequireClasses(Tensor logits, ReadOnlySpan<int> classes, int classCount)
    {
        RequireGroups(logits, classCount);
        if (classes.Length != logits.Length / classCount)
            throw new ArgumentException($"{classes.Length} classes do not fit {Text(logits)} logits in groups of {classCount}.");
        RequireIndices(classes, classCount, "class");
    }

    /// <summary>Rows of a table of classes for groups of logits.</summary>
    /// <exception cref="ArgumentException">The columns do not divide into groups, the table has other columns or too many classes, or no such row.</exception>
    public static void RequireClasses(Tensor logits, ClassTable classes, ReadOnlySpan<int> rows, int classCount)
    {
        ArgumentNullException.ThrowIfNull(classes);
        RequireGroups(logits, classCount);
        if (rows.Length != logits.Rows || classes.Columns != logits.Columns / classCount)
            throw new ArgumentException($"{rows.Length} rows of {classes.Columns} classes do not fit {Text(logits)} logits in groups of {classCount}.");
        if (classes.Largest >= classCount)
            throw new ArgumentException($"There is no class {classes.Largest}; there are {classCount}.");
        RequireIndices(rows, classes.Rows, "row");
    }

    /// <summary>Indices in [0, count).</summary>
    /// <exception cref="ArgumentException">One lies outside.</exception>
    public static void RequireIndices(ReadOnlySpan<int> indices, int count, string what)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)count)
                throw new ArgumentException($"There is no {what} {index}; there are {count}.");
        }
    }

    /// <summary>Two tensors element by element, without broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireEqual(Tensor x, Tensor other)
    {
        if (x.Rows != other.Rows || x.Columns != other.Columns)
            throw new ArgumentException($"{Text(x)} and {Text(other)} are not the same shape.");
    }

    /// <summary>Pairs of rows of n x D points that have one number each, n x 1.</summary>
    /// <exception cref="ArgumentException">A row does not exist, a pair lacks one, or a point lacks its number.</exception>
    public static void RequirePairs(Tensor points, Tensor numbers, ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (numbers.Rows != points.Rows || numbers.Columns != 1)
            throw new ArgumentException($"{Text(points)} points need {points.Rows} x 1 numbers, not {Text(numbers)}.");
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} rows and {second.Length} rows are not pairs.");
        RequireIndices(first, points.Rows, "row");
        RequireIndices(second, points.Rows, "row");
    }

    /// <summary>A tensor that gradients start from.</summary>
    /// <exception cref="ArgumentException">It is not 1 x 1.</exception>
    public static void RequireScalar(Tensor x)
    {
        if (x.Length != 1)
            throw new ArgumentException($"Backward starts at a 1 x 1 tensor, not at {Text(x)}.");
    }

    private static string Text(Tensor x) => $"{x.Rows} x {x.Columns}";
}
