using System.Buffers;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Spearman's rank correlation.</summary>
public static class RankCorrelation
{
    /// <summary>The correlation of the ranks of two samples, ties taking their average rank; 0 if a sample is constant.</summary>
    /// <exception cref="ArgumentException">The samples differ in size.</exception>
    public static double Spearman(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"Samples of {x.Length} and {y.Length} values have no correlation.", nameof(y));
        return Pearson(Ranks(x), Ranks(y));
    }

    /// <summary>The correlation of ranks with those of a sample. It is asked for at every evaluation, so its large arrays are borrowed.</summary>
    internal static double OfRanks(ReadOnlySpan<double> ranks, ReadOnlySpan<float> values)
    {
        double[] own = ArrayPool<double>.Shared.Rent(values.Length);
        Rank(values, own.AsSpan(0, values.Length));
        double correlation = Pearson(ranks, own.AsSpan(0, values.Length));
        ArrayPool<double>.Shared.Return(own);
        return correlation;
    }

    /// <summary>Ranks from 1, ties taking the average of the ranks that they share.</summary>
    internal static double[] Ranks(ReadOnlySpan<float> values)
    {
        var ranks = new double[values.Length];
        Rank(values, ranks);
        return ranks;
    }

    private static void Rank(ReadOnlySpan<float> values, Span<double> ranks)
    {
        float[] borrowed = ArrayPool<float>.Shared.Rent(values.Length);
        int[] places = ArrayPool<int>.Shared.Rent(values.Length);
        Span<float> sorted = borrowed.AsSpan(0, values.Length);
        Span<int> order = places.AsSpan(0, values.Length);
        values.CopyTo(sorted);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        sorted.Sort(order);
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[start]))
                end++;
            for (int i = start; i < end; i++)
                ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }

        ArrayPool<float>.Shared.Return(borrowed);
        ArrayPool<int>.Shared.Return(places);
    }

    /// <summary>Product-moment correlation; 0 if a sample is constant.</summary>
    internal static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x), meanY = Mean(y);
        double covariance = 0, varianceX = 0, varianceY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            covariance += dx * dy;
            varianceX += dx * dx;
            varianceY += dy * dy;
        }

        return varianceX > 0 && varianceY > 0 ? covariance / Math.Sqrt(varianceX * varianceY) : 0;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }
}
