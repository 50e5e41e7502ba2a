using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>A smooth count of the pairs whose radii are in the wrong order, after RankNet (Burges et al. 2005).</summary>
public static class GlobalRankLoss
{
    /// <summary>
    /// Mean of (v - w) sigmoid((r_v - r_w) / T) over random pairs with valuations v &gt; w and radii r_v, r_w; pairs of one valuation
    /// count neither in the sum nor in the mean; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the pairs, which are the same for both VAEs.</param>
    /// <param name="temperature">T &gt; 0: how soft the count is, in the unit.</param>
    /// <param name="pairs">How many pairs are drawn.</param>
    /// <param name="radius">The unit of the radii.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double temperature, int pairs, RadiusUnit radius)
    {
        Pairs drawn = batch.Targets.Pairs.Of(pairs);
        Tensor radii = Radii.Of(vae, radius);
        Tensor inversions = ((radii.GatherRows(drawn.Inside) - radii.GatherRows(drawn.Outside)) / temperature).Sigmoid();
        return (inversions * PairWeights.OfClimbing(batch, drawn, byDifference: true)).Sum();
    }
}
