using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>A sum over everything, over each row or over each column.</summary>
internal sealed unsafe class ReduceNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    private Node input = null!;
    private Reduction reduction;

    public void Bind(Reduction kind, Node x)
    {
        (reduction, input) = (kind, x);
        Begin(x);
    }

    protected override void Forward()
    {
        if (reduction == Reduction.All)
            *Value = ReduceKernels.SumAll(input.Value, input.Length);
        else if (reduction == Reduction.EachRow)
            ReduceKernels.SumOfEachRow(input.Value, Value, input.Rows, input.Columns);
        else
            ReduceKernels.SumOfEachColumn(input.Value, input.Columns, Value, accumulate: false, input.Rows, input.Columns);
    }

    protected override void Backward()
    {
        var target = input.TakeGradient(out var accumulate);
        if (reduction == Reduction.All)
            ReduceKernels.Spread(new BroadcastSide(Gradient, 0, IsSplat: true), target, accumulate, 1, input.Length);
        else if (reduction == Reduction.EachRow)
            ReduceKernels.Spread(new BroadcastSide(Gradient, 1, IsSplat: true), target, accumulate, input.Rows, input.Columns);
        else
            ReduceKernels.Spread(new BroadcastSide(Gradient, 0, IsSplat: false), target, accumulate, input.Rows, input.Columns);
    }
}
