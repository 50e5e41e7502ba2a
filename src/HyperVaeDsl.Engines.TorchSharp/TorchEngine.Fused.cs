using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <content>
/// The operations of the field in as few calls as libtorch needs for them. On a GPU a call costs more than what it computes at these sizes, so pairs are gathered together and both distances of
/// a triplet are computed as one column.
/// </content>
public sealed partial class TorchEngine
{
    /// <inheritdoc/>
    public override Tensor NormOfEachRow(Tensor x) => Result(Own(x).norm(1, keepdim: true), x.Rows, 1);

    /// <inheritdoc/>
    public override Tensor KlOfEachDimension(Tensor mean, Tensor deviation, Tensor logVariance)
    {
        (torch.Tensor mu, torch.Tensor sigma, torch.Tensor logarithm) = (Own(mean), Own(deviation), Own(logVariance));
        ShapeRules.RequireEqual(mean, deviation);
        ShapeRules.RequireEqual(mean, logVariance);
        torch.Tensor sum = mu.pow(scalars[2]).add_(sigma.pow(scalars[2]), scalars[1]).sub_(logarithm).sum(0, keepdim: true);
        return Result(scalars.Tensor(-0.5).add(sum, scalars[0.5 / mean.Rows]), 1, mean.Columns);
    }

    /// <inheritdoc/>
    public override Tensor MeanSmoothL1(Tensor x, Tensor target, Tensor? weights = null)
    {
        (torch.Tensor input, torch.Tensor wanted) = (Own(x), Own(target));
        ShapeRules.RequireEqual(x, target);
        ShapeRules.RequireEqual(x, weights ?? x);
        torch.Tensor mean = weights is null
            ? torch.nn.functional.smooth_l1_loss(input, wanted)
            : torch.nn.functional.smooth_l1_loss(input, wanted, torch.nn.Reduction.None).mul(Own(weights)).sum(0, 1, keepdim: true).mul(scalars[1.0 / x.Length]);
        return Result(mean.reshape(1, 1), 1, 1);
    }

    /// <inheritdoc/>
    public override Tensor BallDistances(Tensor points, Tensor conformal, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double curvature)
    {
        ShapeRules.RequirePairs(points, conformal, first, second);
        return Result(HalfDistances(points, conformal, [.. first, .. second], curvature).mul(scalars[2 / Math.Sqrt(curvature)]), first.Length, 1);
    }

    /// <inheritdoc/>
    public override Tensor BallGaps(
        Tensor points, Tensor conformal, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, double curvature)
    {
        ShapeRules.RequirePairs(points, conformal, anchors, closer);
        ShapeRules.RequirePairs(points, conformal, anchors, farther);
        torch.Tensor[] halves = HalfDistances(points, conformal, [.. anchors, .. anchors, .. closer, .. farther], curvature).reshape(2, anchors.Length, 1).unbind();
        return Result(halves[0].sub(halves[1]).mul(scalars[2 / Math.Sqrt(curvature)]), anchors.Length, 1);
    }

    // arsinh(sqrt u) with u = c |x - y|^2 / ((1 - c |x|^2)(1 - c |y|^2)): sqrt(c) / 2 times the distance, of each row in the first half from its partner in the second.
    private torch.Tensor HalfDistances(Tensor points, Tensor conformal, int[] rows, double curvature)
    {
        (torch.Tensor places, torch.Tensor parts) = (Own(points), Own(conformal));
        int pairs = rows.Length / 2;
        torch.Tensor[] ends = Gather(places, rows).reshape(2, pairs, points.Columns).unbind();
        torch.Tensor[] divisors = Gather(parts, rows).reshape(2, pairs, 1).unbind();
        torch.Tensor squared = ends[0].sub(ends[1]).pow(scalars[2]).sum(1, keepdim: true);
        torch.Tensor u = (curvature == 1 ? squared : squared.mul(scalars[curvature])).div(divisors[0].mul(divisors[1]));
        return u.clamp_min(scalars[LeastNormal]).sqrt().asinh();
    }
}
