using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// The largest magnitudes that rank correlations can reach when the latent side has no ties: valuations tie by construction, and
/// with tied classes of t_k out of n samples |Spearman| is at most sqrt(1 - sum(t_k^3 - t_k) / (n^3 - n)).
/// </summary>
public static class MetricCeilings
{
    /// <summary>Of |radial correlation|: 0.8320503.</summary>
    public static double RadialCorrelation { get; } =
        Ceiling(Enumerable.Range(0, TernaryOperations.Strata).Select(v => (double)TernaryOperations.OfValuation(v).Length));

    /// <summary>Of distance correlation over all pairs: 0.9146320.</summary>
    public static double DistanceCorrelation { get; } = Ceiling(Enumerable.Range(0, TernaryOperations.Strata).Select(PairsApart));

    /// <summary>Of Q: 2.1627074.</summary>
    public static double Q => DistanceCorrelation + (1.5 * RadialCorrelation);

    /// <summary>The ceiling for given class sizes.</summary>
    internal static double Ceiling(IEnumerable<double> classSizes)
    {
        double count = 0, ties = 0;
        foreach (double size in classSizes)
        {
            count += size;
            ties += (size * size * size) - size;
        }

        return Math.Sqrt(1 - (ties / ((count * count * count) - count)));
    }

    /// <summary>Number of unordered pairs of different operations whose valuations differ by the given amount.</summary>
    private static double PairsApart(int difference)
    {
        double pairs = 0;
        for (int low = 0; low + difference < TernaryOperations.Strata; low++)
        {
            double lower = TernaryOperations.OfValuation(low).Length;
            double higher = TernaryOperations.OfValuation(low + difference).Length;
            pairs += difference == 0 ? lower * (lower - 1) / 2 : lower * higher;
        }

        return pairs;
    }
}
