using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Log softmax within groups of columns.</summary>
internal sealed unsafe class LogSoftmaxNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    private Node logits = null!;
    private int classCount;

    public void Bind(Node x, int count)
    {
        (logits, classCount) = (x, count);
        Begin(x);
    }

    protected override void Forward()
    {
        if (classCount == 3)
            new TernaryLogSoftmaxWork(logits.Value, Value, Length / 3).Compute(Engine.Team);
        else
            GroupSoftmax.LogSoftmax(logits.Value, Value, Length / classCount, classCount);
    }

    protected override void Backward()
    {
        var target = logits.TakeGradient(out var accumulate);
        if (classCount == 3)
            new TernaryLogSoftmaxGradientWork(Gradient, Value, target, accumulate, Length / 3).Compute(Engine.Team);
        else
            GroupSoftmax.Gradient(Gradient, Value, target, accumulate, Length / classCount, classCount);
    }
}
