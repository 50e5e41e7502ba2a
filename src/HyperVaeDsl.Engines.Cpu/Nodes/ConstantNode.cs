namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Values that the caller copied in.</summary>
internal sealed unsafe class ConstantNode(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
{
    public void Bind(ReadOnlySpan<float> values)
    {
        Begin();
        values.CopyTo(new Span<float>(Value, Length));
    }

    protected override void Forward()
    {
    }

    protected override void Backward()
    {
    }
}
