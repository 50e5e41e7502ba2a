using HyperVaeDsl.Engines.Cpu.Memory;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>A node with memory of its own for the result.</summary>
internal abstract unsafe class ComputedNode : Node
{
    private readonly PinnedBuffer<float> value;

    protected ComputedNode(CpuEngine engine, int rows, int columns, int inner = 0)
        : base(engine, rows, columns, inner)
    {
        value = new PinnedBuffer<float>(Length);
        Value = value.Pointer;
    }
}
