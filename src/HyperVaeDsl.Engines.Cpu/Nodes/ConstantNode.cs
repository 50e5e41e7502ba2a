namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Values that the caller copied in.</summary>
internal sealed unsafe class ConstantNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    public void Bind(ReadOnlySpan<float> values)
    {
        Begin(requiresGradient: false);
        values.CopyTo(new Span<float>(Value, Length));
    }

    public override void Forward()
    {
    }

    public override void Backward()
    {
    }
}
