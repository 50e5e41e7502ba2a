using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>The norm of each row.</summary>
internal sealed unsafe class RowNormNode(CpuEngine engine, int rows) : ComputedNode(engine, rows, 1)
{
    private Node input = null!;

    public void Bind(Node x)
    {
        input = x;
        Begin(x);
    }

    public override string Operation => "NormOfEachRow";

    protected override void Forward() => new RowNormWork(input.Value, Value, Rows, input.Columns).Compute(Engine.Team);

    protected override void Backward()
    {
        var target = input.TakeGradient(out var accumulate);
        new RowNormGradientWork(Gradient, input.Value, Value, target, accumulate, Rows, input.Columns).Compute(Engine.Team);
    }
}
