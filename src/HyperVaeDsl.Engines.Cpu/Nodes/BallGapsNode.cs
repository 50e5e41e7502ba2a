using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Engines.Cpu.Memory;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>For triplets of rows the distance in the Poincare ball of the first two less that of the first and the third.</summary>
internal sealed unsafe class BallGapsNode(CpuEngine engine, int count, int columns) : ComputedNode(engine, count, 1, columns)
{
    private readonly BallPairs near = new(count, columns);
    private readonly BallPairs far = new(count, columns);
    private readonly PinnedBuffer<float> distances = new(count);
    private Node points = null!;
    private Node conformal = null!;

    public void Bind(Node x, Node parts, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, double curvature)
    {
        (points, conformal) = (x, parts);
        near.Bind(anchors, closer, curvature);
        far.Bind(anchors, farther, curvature);
        Begin(x, parts);
        if (!RequiresGradient)
            return;
        near.PrepareGradients();
        far.PrepareGradients();
    }

    public override string Operation => "BallGaps";

    protected override void Forward()
    {
        near.Forward(Engine.Team, points.Value, conformal.Value, Value);
        far.Forward(Engine.Team, points.Value, conformal.Value, distances.Pointer);
        BinaryKernels.Forward<SubtractFunction>(Engine.Team, Flat(Value), Flat(distances.Pointer), Value, 1, Length);
    }

    /// <summary>The third rows come first, then the second, then the anchors with the sum of both distances, as where rows were gathered one after the other.</summary>
    protected override void Backward()
    {
        far.Backward(Engine.Team, points.Value, Gradient, sign: -1f);
        near.Backward(Engine.Team, points.Value, Gradient, sign: 1f);
        if (conformal.RequiresGradient)
        {
            var target = conformal.TakeClearedGradient();
            RowKernels.ScatterAdd(far.BySecondPart, far.Second, target, 1);
            RowKernels.ScatterAdd(near.BySecondPart, near.Second, target, 1);
            AddTo(far.ByFirstPart, near.ByFirstPart, Length);
            RowKernels.ScatterAdd(far.ByFirstPart, far.First, target, 1);
        }

        if (points.RequiresGradient)
        {
            var target = points.TakeClearedGradient();
            RowKernels.ScatterSubtract(far.ByFirst, far.Second, target, Inner);
            RowKernels.ScatterSubtract(near.ByFirst, near.Second, target, Inner);
            AddTo(far.ByFirst, near.ByFirst, Length * Inner);
            RowKernels.ScatterAdd(far.ByFirst, far.First, target, Inner);
        }
    }

    private static BroadcastSide Flat(float* data) => new(data, 0, IsSplat: false);

    private void AddTo(float* sum, float* other, int length) => BinaryKernels.Forward<AddFunction>(Engine.Team, Flat(other), Flat(sum), sum, 1, length);
}
