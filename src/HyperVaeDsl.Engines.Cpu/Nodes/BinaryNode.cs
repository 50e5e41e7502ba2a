using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>An elementwise operation on two sides that may broadcast.</summary>
internal sealed unsafe class BinaryNode<TFunction>(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
    where TFunction : IBinaryFunction
{
    private Node left = null!;
    private Node right = null!;

    /// <summary>Whether no side is a row or a column, so that the whole is one long row.</summary>
    private bool isFlat;

    public void Bind(Node l, Node r)
    {
        (left, right) = (l, r);
        isFlat = (l.Length == Length || l.Length == 1) && (r.Length == Length || r.Length == 1);
        Begin(l, r);
    }

    public override string Operation => typeof(TFunction).Name.Replace("Function", "", StringComparison.Ordinal);

    protected override void Forward() =>
        BinaryKernels.Forward<TFunction>(Engine.Team, Side(left, left.Value), Side(right, right.Value), Value, isFlat ? 1 : Rows, isFlat ? Length : Columns);

    protected override void Backward()
    {
        if (left.RequiresGradient)
            Backward(left, byLeft: true);
        if (right.RequiresGradient)
            Backward(right, byLeft: false);
    }

    private void Backward(Node side, bool byLeft)
    {
        var target = Side(side, side.TakeGradient(out var accumulate));
        var (l, r) = (Side(left, left.Value), Side(right, right.Value));
        BinaryKernels.Backward<TFunction>(Engine.Team, byLeft, Gradient, l, r, target, accumulate, isFlat ? 1 : Rows, isFlat ? Length : Columns);
    }

    private BroadcastSide Side(Node side, float* data)
    {
        if (isFlat)
            return new BroadcastSide(data, 0, IsSplat: side.Length == 1 && Length > 1);
        return new BroadcastSide(data, side.Rows == 1 ? 0 : side.Columns, IsSplat: side.Columns == 1 && Columns > 1);
    }
}
