using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>What the radii of measured operations tell of the hierarchy: means and variances by valuation.</summary>
internal static class RadiusSurvey
{
    /// <summary>Mean radius of the operations of a valuation; NaN without any.</summary>
    public static double MeanAt(int valuation, ReadOnlySpan<int> operations, ReadOnlySpan<float> radii)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < radii.Length; i++)
        {
            if (TernaryOperations.Valuations[operations[i]] != valuation)
                continue;
            sum += radii[i];
            count++;
        }

        return sum / count;
    }

    /// <summary>The mean over the valuations of the variance (divided by n) of the radius.</summary>
    public static double Richness(ReadOnlySpan<int> operations, ReadOnlySpan<float> radii)
    {
        Span<double> means = stackalloc double[TernaryOperations.Strata];
        for (int v = 0; v < means.Length; v++)
            means[v] = MeanAt(v, operations, radii);
        Span<double> squares = stackalloc double[TernaryOperations.Strata];
        Span<int> counts = stackalloc int[TernaryOperations.Strata];
        squares.Clear();
        counts.Clear();
        for (int i = 0; i < radii.Length; i++)
        {
            int v = TernaryOperations.Valuations[operations[i]];
            squares[v] += (radii[i] - means[v]) * (radii[i] - means[v]);
            counts[v]++;
        }

        double sum = 0;
        for (int v = 0; v < squares.Length; v++)
            sum += counts[v] == 0 ? 0 : squares[v] / counts[v];
        return sum / TernaryOperations.Strata;
    }

    /// <summary>Mean hyperbolic distance from the origin.</summary>
    public static double MeanHyperbolic(PoincareBall ball, ReadOnlySpan<float> radii)
    {
        double sum = 0;
        foreach (float radius in radii)
            sum += ball.DistanceFromOrigin(radius);
        return sum / radii.Length;
    }
}
