using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Normal numbers, drawn while other operations are computed.</summary>
internal sealed unsafe class NormalNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    private NormalFill fill;

    public void Bind(in NormalFill drawn)
    {
        fill = drawn;
        Begin();
    }

    protected override void Forward() => new NormalWork(fill, Value).Compute(Engine.Team);

    protected override void Backward()
    {
    }
}
