using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Triplet ranking: what is 3-adically closer shall be closer in the latent space.</summary>
public static class RankingLoss
{
    /// <summary>
    /// Mean of max(0, d(anchor, closer) - d(anchor, farther) + m) over random triplets of the batch with v(anchor - closer) &gt;
    /// v(anchor - farther); triplets that tie count neither in the sum nor in the mean; 1 x 1. The margin m is margin + marginGrowth times
    /// the difference of the two valuations.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the triplets, which are the same for both VAEs unless they are hard.</param>
    /// <param name="triplets">How many triplets are drawn.</param>
    /// <param name="margin">The margin, in the distance.</param>
    /// <param name="marginGrowth">What the margin grows by for each valuation, in the distance.</param>
    /// <param name="hard">Share of the triplets that are the hardest of eight at the current points.</param>
    /// <param name="distance">Which distance d is.</param>
    public static Tensor Of(
        in VaeOutput vae, Batch batch, int triplets, double margin, double marginGrowth = 0, double hard = 0, DistanceKind distance = DistanceKind.Hyperbolic)
    {
        int chosen = (int)Math.Round(hard * triplets);
        Triplets drawn = chosen == 0 ? batch.Targets.Triplets.Of(triplets) : Mine(vae, batch, triplets, chosen, marginGrowth, distance);
        Tensor gaps = Gaps(vae, drawn, distance);
        return (Hinge(batch, drawn, gaps, margin, marginGrowth).Relu() * drawn.Weights).Sum();
    }

    private static Triplets Mine(in VaeOutput vae, Batch batch, int triplets, int chosen, double marginGrowth, DistanceKind distance) =>
        distance == DistanceKind.Hyperbolic
            ? batch.Targets.Mined.Of(triplets, chosen, batch.Targets.Read(vae.Ball), vae.Geometry, marginGrowth)
            : batch.Targets.Mined.Of(triplets, chosen, batch.Targets.Read(vae.Latent), null, marginGrowth);

    private static Tensor Gaps(in VaeOutput vae, Triplets drawn, DistanceKind distance)
    {
        if (distance == DistanceKind.Euclidean)
            return LatentDistance.OfPairs(vae, distance, drawn.Anchors, drawn.Closer) - LatentDistance.OfPairs(vae, distance, drawn.Anchors, drawn.Farther);
        Tensor conformal = vae.Geometry.ConformalPart(vae.Radius.Square());
        return vae.Geometry.Gaps(vae.Ball, conformal, drawn.Anchors, drawn.Closer, drawn.Farther);
    }

    private static Tensor Hinge(Batch batch, Triplets drawn, Tensor gaps, double margin, double marginGrowth)
    {
        if (marginGrowth == 0)
            return gaps + margin;
        Span<float> margins = stackalloc float[TernaryOperations.Strata];
        for (int lead = 0; lead < margins.Length; lead++)
            margins[lead] = (float)(margin + (marginGrowth * lead));
        return gaps + batch.Targets.Lookup(drawn.Leads, margins);
    }
}
