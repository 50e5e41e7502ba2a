using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>An elementwise function.</summary>
internal sealed unsafe class UnaryNode<TFunction>(CpuEngine engine, int rows, int columns) : ComputedNode(engine, rows, columns)
    where TFunction : unmanaged, IUnaryFunction
{
    private Node input = null!;
    private TFunction function;

    public void Bind(TFunction f, Node x)
    {
        (function, input) = (f, x);
        Begin(x);
    }

    public override string Operation => typeof(TFunction).Name.Replace("Function", "", StringComparison.Ordinal);

    protected override void Forward() => UnaryKernels.Forward(Engine.Team, function, input.Value, Value, Length);

    protected override void Backward()
    {
        var target = input.TakeGradient(out var accumulate);
        UnaryKernels.Backward(Engine.Team, function, Gradient, input.Value, Value, target, accumulate, Length);
    }
}
