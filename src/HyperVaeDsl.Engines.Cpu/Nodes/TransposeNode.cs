using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Rows become columns.</summary>
internal sealed unsafe class TransposeNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    private Node input = null!;

    public void Bind(Node x)
    {
        input = x;
        Begin(x);
    }

    protected override void Forward() => RowKernels.Transpose(input.Value, Value, accumulate: false, input.Rows, input.Columns);

    protected override void Backward()
    {
        var target = input.TakeGradient(out var accumulate);
        RowKernels.Transpose(Gradient, target, accumulate, Rows, Columns);
    }
}
