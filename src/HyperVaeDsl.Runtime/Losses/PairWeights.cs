using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Weights that make a sum over pairs a mean over those that count.</summary>
internal static class PairWeights
{
    /// <summary>1/m on the m pairs of different operations and 0 on the others, count x 1.</summary>
    public static Tensor OfDifferent(Batch batch, Pairs pairs)
    {
        Span<float> weights = stackalloc float[TernaryOperations.Strata];
        weights.Fill(1f / Math.Max(1, pairs.Closeness.Length - pairs.Closeness.Count(TernaryOperations.MaxValuation)));
        weights[TernaryOperations.MaxValuation] = 0;
        return batch.Targets.Lookup(pairs.Closeness, weights);
    }

    /// <summary>
    /// On the m pairs of different valuations 1/m, times the difference of the valuations if <paramref name="byDifference"/>;
    /// 0 on the others; count x 1.
    /// </summary>
    public static Tensor OfClimbing(Batch batch, Pairs pairs, bool byDifference)
    {
        int climbing = Math.Max(1, pairs.Climbs.Length - pairs.Climbs.Count(0));
        Span<float> weights = stackalloc float[TernaryOperations.Strata];
        for (int climb = 0; climb < weights.Length; climb++)
            weights[climb] = climb == 0 ? 0 : (byDifference ? climb : 1f) / climbing;
        return batch.Targets.Lookup(pairs.Climbs, weights);
    }
}
