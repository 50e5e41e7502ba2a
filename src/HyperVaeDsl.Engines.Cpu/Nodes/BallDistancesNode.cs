using HyperVaeDsl.Engines.Cpu.Kernels;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>Distances in the Poincare ball between pairs of rows.</summary>
internal sealed unsafe class BallDistancesNode(CpuEngine engine, int count, int columns) : ComputedNode(engine, count, 1, columns)
{
    private readonly BallPairs pairs = new(count, columns);
    private Node points = null!;
    private Node conformal = null!;

    public void Bind(Node x, Node parts, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double curvature)
    {
        (points, conformal) = (x, parts);
        pairs.Bind(first, second, curvature);
        Begin(x, parts);
        if (RequiresGradient)
            pairs.PrepareGradients();
    }

    public override string Operation => "BallDistances";

    protected override void Forward() => pairs.Forward(Engine.Team, points.Value, conformal.Value, Value);

    /// <summary>What a row has as second of a pair arrives first, as where its rows were gathered one after the other.</summary>
    protected override void Backward()
    {
        pairs.Backward(Engine.Team, points.Value, Gradient, sign: 1f);
        if (conformal.RequiresGradient)
        {
            var target = conformal.TakeClearedGradient();
            RowKernels.ScatterAdd(pairs.BySecondPart, pairs.Second, target, 1);
            RowKernels.ScatterAdd(pairs.ByFirstPart, pairs.First, target, 1);
        }

        if (points.RequiresGradient)
        {
            var target = points.TakeClearedGradient();
            RowKernels.ScatterSubtract(pairs.ByFirst, pairs.Second, target, Inner);
            RowKernels.ScatterAdd(pairs.ByFirst, pairs.First, target, Inner);
        }
    }
}
