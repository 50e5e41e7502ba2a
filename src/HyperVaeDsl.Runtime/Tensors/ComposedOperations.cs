using HyperVaeDsl.Runtime.Geometry;

namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>
/// The operations of the seam that an engine may compute in one pass, composed of the general ones: what an engine without kernels for them computes, and what
/// such kernels are compared with. The shapes have been looked at.
/// </summary>
public static class ComposedOperations
{
    /// <summary>See <see cref="TensorEngine.NormOfEachRow"/>.</summary>
    public static Tensor NormOfEachRow(Tensor x) => x.Square().SumOfEachRow().Sqrt();

    /// <summary>See <see cref="TensorEngine.KlOfEachDimension"/>.</summary>
    public static Tensor KlOfEachDimension(Tensor mean, Tensor deviation, Tensor logVariance) =>
        ((mean.Square() + deviation.Square() - logVariance).MeanOverRows() * 0.5) - 0.5;

    /// <summary>See <see cref="TensorEngine.MeanSmoothL1"/>.</summary>
    public static Tensor MeanSmoothL1(Tensor x, Tensor target, Tensor? weights)
    {
        Tensor deviations = (x - target).SmoothL1();
        return weights is null ? deviations.Mean() : (deviations * weights).Mean();
    }

    /// <summary>See <see cref="TensorEngine.BallDistances"/>.</summary>
    public static Tensor BallDistances(Tensor points, Tensor conformal, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double curvature) =>
        new PoincareBall(curvature).Distance(points.GatherRows(first), points.GatherRows(second), conformal.GatherRows(first), conformal.GatherRows(second));

    /// <summary>See <see cref="TensorEngine.BallGaps"/>.</summary>
    public static Tensor BallGaps(
        Tensor points, Tensor conformal, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, double curvature) =>
        BallGaps(points, conformal, anchors, closer, farther, new PoincareBall(curvature));

    /// <summary>The same in a ball whose curvature may be learned.</summary>
    internal static Tensor BallGaps(
        Tensor points, Tensor conformal, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, PoincareBall ball)
    {
        Tensor from = points.GatherRows(anchors);
        Tensor fromConformal = conformal.GatherRows(anchors);
        Tensor near = ball.Distance(from, points.GatherRows(closer), fromConformal, conformal.GatherRows(closer));
        Tensor far = ball.Distance(from, points.GatherRows(farther), fromConformal, conformal.GatherRows(farther));
        return near - far;
    }
}
