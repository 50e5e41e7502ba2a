using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>3-adic distances as distances in the ball: the trained hierarchy keeps the tree of the data.</summary>
public static class GeodesicLoss
{
    /// <summary>
    /// Mean of smooth-L1(d(x_i, x_j) - D exp(-v(i - j) / s)) with the Poincare distance d, over random pairs of different operations;
    /// pairs of an operation and itself count neither in the sum nor in the mean; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the pairs, which are the same for both VAEs.</param>
    /// <param name="maxDistance">D: the target of operations that differ in the first digit, a hyperbolic distance.</param>
    /// <param name="valuationScale">s: how many valuations make the target smaller by a factor of e.</param>
    /// <param name="pairs">How many pairs are drawn.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double maxDistance, double valuationScale, int pairs)
    {
        Pairs drawn = batch.Targets.Pairs.Of(pairs);
        Span<float> targets = stackalloc float[TernaryOperations.Strata];
        for (int v = 0; v < targets.Length; v++)
            targets[v] = (float)(maxDistance * Math.Exp(-v / valuationScale));
        Tensor distances = LatentDistance.OfPairs(vae, DistanceKind.Hyperbolic, drawn.Inside, drawn.Outside);
        Tensor deviations = distances - batch.Targets.Lookup(drawn.Closeness, targets);
        return (deviations.SmoothL1() * PairWeights.OfDifferent(batch, drawn)).Sum();
    }
}
