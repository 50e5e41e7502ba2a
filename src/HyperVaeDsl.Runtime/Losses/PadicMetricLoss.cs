using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Distances are 3-adic distances, to scale.</summary>
public static class PadicMetricLoss
{
    /// <summary>
    /// Mean of (d(i, j) - maxDistance 3^-v(i - j))^2 over random pairs of different operations; pairs of an operation and itself count neither
    /// in the sum nor in the mean; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the pairs, which are the same for both VAEs.</param>
    /// <param name="maxDistance">The distance of operations that differ in the first digit.</param>
    /// <param name="pairs">How many pairs are drawn.</param>
    /// <param name="distance">Which distance d is.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double maxDistance, int pairs, DistanceKind distance)
    {
        Pairs drawn = batch.Targets.Pairs.Of(pairs);
        Span<float> targets = stackalloc float[TernaryOperations.Strata];
        for (int v = 0; v < targets.Length; v++)
            targets[v] = (float)(maxDistance * Math.Pow(3, -v));
        Tensor deviations = LatentDistance.OfPairs(vae, distance, drawn.Inside, drawn.Outside) - batch.Targets.Lookup(drawn.Closeness, targets);
        return (deviations.Square() * PairWeights.OfDifferent(batch, drawn)).Sum();
    }
}
