using HyperVaeDsl.Engines.Cpu.Nodes;

namespace HyperVaeDsl.Engines.Cpu;

/// <summary>Which shapes fit which operation, and what is said where they do not.</summary>
internal static class Shapes
{
    public static ArgumentException DoNotFit(string message) => new(message);

    public static void RequireLinear(Node input, Node weight, Node bias)
    {
        if (input.Columns != weight.Columns)
            throw DoNotFit($"A linear layer of {Text(input)} with weight {Text(weight)}: the columns differ.");
        if (bias.Rows != 1 || bias.Columns != weight.Rows)
            throw DoNotFit($"A linear layer with weight {Text(weight)} and bias {Text(bias)}: the bias has to be 1 x {weight.Rows}.");
    }

    public static void RequireProduct(Node left, Node right, bool transposeRight)
    {
        if (left.Columns != (transposeRight ? right.Columns : right.Rows))
            throw DoNotFit($"{Text(left)} cannot be multiplied with {(transposeRight ? "the transpose of " : "")}{Text(right)}.");
    }

    /// <summary>The shape of an elementwise result.</summary>
    public static (int Rows, int Columns) Broadcast(Node left, Node right)
    {
        var rows = left.Rows == 1 ? right.Rows : left.Rows;
        var columns = left.Columns == 1 ? right.Columns : left.Columns;
        if ((right.Rows != rows && right.Rows != 1) || (right.Columns != columns && right.Columns != 1))
            throw DoNotFit($"{Text(left)} and {Text(right)} do not broadcast to a common shape.");
        return (rows, columns);
    }

    public static void RequireGroups(Node logits, int classCount)
    {
        if (classCount < 1 || logits.Columns % classCount != 0)
            throw DoNotFit($"The columns of {Text(logits)} logits do not divide into groups of {classCount}.");
    }

    public static void RequireIndices(ReadOnlySpan<int> indices, int count, string what)
    {
        foreach (var index in indices)
            if ((uint)index >= (uint)count)
                throw new ArgumentException($"There is no {what} {index}; there are {count}.");
    }

    private static string Text(Node node) => $"{node.Rows} x {node.Columns}";
}
