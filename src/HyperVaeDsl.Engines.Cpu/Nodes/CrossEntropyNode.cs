using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Engines.Cpu.Memory;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>The cross-entropy of each row's groups of logits, summed over the groups.</summary>
internal sealed unsafe class CrossEntropyNode(CpuEngine engine, int rows, int logitColumns) : ComputedNode(engine, rows, 1, logitColumns)
{
    private readonly PinnedBuffer<int> chosen = new(rows * logitColumns);
    private readonly PinnedBuffer<float> losses = new(rows * logitColumns);
    private PinnedBuffer<float>? difference;
    private Node logits = null!;
    private int classCount;

    public void Bind(Node x, ReadOnlySpan<int> classes, int count)
    {
        (logits, classCount) = (x, count);
        classes.CopyTo(chosen.Span);
        Begin(x);
        if (RequiresGradient)
            difference ??= new PinnedBuffer<float>(x.Length);
    }

    protected override void Forward()
    {
        var positions = Inner / classCount;
        var forGradient = RequiresGradient ? difference!.Pointer : null;
        new CrossEntropyWork(logits.Value, chosen.Pointer, losses.Pointer, forGradient, Rows * positions, classCount).Compute(Engine.Team);
        ReduceKernels.SumOfEachRow(losses.Pointer, Value, Rows, positions);
    }

    protected override void Backward()
    {
        var target = logits.TakeGradient(out var accumulate);
        RowKernels.ScaleRows(Gradient, difference!.Pointer, target, accumulate, Rows, Inner);
    }
}
