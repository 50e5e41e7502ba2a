using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Of two operations the one of higher valuation lies deeper, by a share of what the radial targets ask.</summary>
public static class RadialMarginLoss
{
    /// <summary>
    /// Mean of max(0, share (outer - inner)/9 (v - w) - (r_w - r_v)) over random pairs with valuations v &gt; w and radii r_v, r_w;
    /// pairs of one valuation count neither in the sum nor in the mean; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the pairs, which are the same for both VAEs.</param>
    /// <param name="inner">Target of valuation 9, in the unit.</param>
    /// <param name="outer">Target of valuation 0, in the unit.</param>
    /// <param name="share">The share of the targets' difference that is asked; published: 0.5.</param>
    /// <param name="pairs">How many pairs are drawn.</param>
    /// <param name="radius">The unit of radii and targets.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double inner, double outer, double share, int pairs, RadiusUnit radius)
    {
        Pairs drawn = batch.Targets.Pairs.Of(pairs);
        Tensor radii = Radii.Of(vae, radius);
        Span<float> margins = stackalloc float[TernaryOperations.Strata];
        for (int climb = 0; climb < margins.Length; climb++)
            margins[climb] = (float)(share * (outer - inner) / TernaryOperations.MaxValuation * climb);
        Tensor gaps = radii.GatherRows(drawn.Outside) - radii.GatherRows(drawn.Inside);
        Tensor missing = (batch.Targets.Lookup(drawn.Climbs, margins) - gaps).Relu();
        return (missing * PairWeights.OfClimbing(batch, drawn, byDifference: false)).Sum();
    }
}
