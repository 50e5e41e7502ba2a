using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <content>The operations that losses are made of again and again, each in one pass, with the bits of the general operations that it stands for.</content>
public sealed partial class CpuEngine
{
    /// <inheritdoc/>
    public override Tensor NormOfEachRow(Tensor x)
    {
        var input = Own(x);
        var node = tape.Reuse<RowNormNode>(x.Rows, 1, 0) ?? tape.Add(new RowNormNode(this, x.Rows));
        node.Bind(input);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor KlOfEachDimension(Tensor mean, Tensor deviation, Tensor logVariance)
    {
        var (m, s, l) = (Own(mean), Own(deviation), Own(logVariance));
        ShapeRules.RequireEqual(mean, deviation);
        ShapeRules.RequireEqual(mean, logVariance);
        var node = tape.Reuse<GaussianKlNode>(1, mean.Columns, 0) ?? tape.Add(new GaussianKlNode(this, mean.Columns));
        node.Bind(m, s, l);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor MeanSmoothL1(Tensor x, Tensor target, Tensor? weights = null)
    {
        var (input, goal, factors) = (Own(x), Own(target), weights is null ? null : Own(weights));
        if (goal.RequiresGradient || factors is { RequiresGradient: true })
            return base.MeanSmoothL1(x, target, weights);
        ShapeRules.RequireEqual(x, target);
        ShapeRules.RequireEqual(x, weights ?? x);
        var node = tape.Reuse<SmoothL1MeanNode>(1, 1, 0) ?? tape.Add(new SmoothL1MeanNode(this));
        node.Bind(input, goal, factors);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor BallDistances(Tensor points, Tensor conformal, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double curvature)
    {
        var (x, parts) = (Own(points), Own(conformal));
        ShapeRules.RequirePairs(points, conformal, first, second);
        var node = tape.Reuse<BallDistancesNode>(first.Length, 1, x.Columns) ?? tape.Add(new BallDistancesNode(this, first.Length, x.Columns));
        node.Bind(x, parts, first, second, curvature);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor BallGaps(
        Tensor points, Tensor conformal, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, double curvature)
    {
        var (x, parts) = (Own(points), Own(conformal));
        ShapeRules.RequirePairs(points, conformal, anchors, closer);
        ShapeRules.RequirePairs(points, conformal, anchors, farther);
        var node = tape.Reuse<BallGapsNode>(anchors.Length, 1, x.Columns) ?? tape.Add(new BallGapsNode(this, anchors.Length, x.Columns));
        node.Bind(x, parts, anchors, closer, farther, curvature);
        return Compute(node);
    }
}
