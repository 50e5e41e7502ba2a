using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Chosen rows of the input.</summary>
internal sealed unsafe class GatherNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    private readonly int[] chosen = new int[rows];
    private Node input = null!;

    public void Bind(Node x, ReadOnlySpan<int> rows)
    {
        input = x;
        rows.CopyTo(chosen);
        Begin(x);
    }

    protected override void Forward() => RowKernels.Gather(input.Value, chosen, Value, Columns);

    protected override void Backward() => RowKernels.ScatterAdd(Gradient, chosen, input.TakeClearedGradient(), Columns);
}
