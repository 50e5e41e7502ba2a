using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>The mean of the smooth-L1 function of what lies between a tensor and its targets, which are constants, as the weights are.</summary>
internal sealed unsafe class SmoothL1MeanNode(CpuEngine engine) : ComputedNode(engine, 1, 1)
{
    private Node input = null!;
    private Node target = null!;
    private Node? weights;

    public void Bind(Node x, Node t, Node? w)
    {
        (input, target, weights) = (x, t, w);
        if (w is null)
            Begin(x, t);
        else
            Begin(x, t, w);
    }

    public override string Operation => "MeanSmoothL1";

    private SmoothL1Mean Kernel => new(input.Value, target.Value, weights is null ? null : weights.Value, input.Length);

    protected override void Forward() => *Value = Kernel.Value();

    protected override void Backward()
    {
        var result = input.TakeGradient(out var accumulate);
        Kernel.Gradient(*Gradient, result, accumulate);
    }
}
