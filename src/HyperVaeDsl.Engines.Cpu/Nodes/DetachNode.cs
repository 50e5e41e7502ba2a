namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Another name for the values of its input, without gradient; results are never changed in place, so nothing is copied.</summary>
internal sealed unsafe class DetachNode(CpuEngine engine, int rows, int columns) : Node(engine, rows, columns)
{
    private Node? input;

    public void Bind(Node x)
    {
        Begin(x);
        RequiresGradient = false;
        input = x;
    }

    protected override void Forward() => Value = input!.Value;

    protected override void Backward()
    {
    }
}
