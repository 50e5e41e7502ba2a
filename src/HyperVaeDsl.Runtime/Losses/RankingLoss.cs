using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Triplet ranking: what is 3-adically closer shall be closer in the ball.</summary>
public static class RankingLoss
{
    /// <summary>
    /// Mean of max(0, d(anchor, closer) - d(anchor, farther) + margin) with the Poincare distance, over random triplets of the
    /// batch with v(anchor - closer) &gt; v(anchor - farther); triplets that tie count neither in the sum nor in the mean; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the triplets, which are the same for both VAEs.</param>
    /// <param name="triplets">How many triplets are drawn.</param>
    /// <param name="margin">The margin, in hyperbolic distance.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, int triplets, double margin)
    {
        Triplets drawn = batch.Targets.Triplets.Of(triplets);
        Tensor conformal = vae.Geometry.ConformalPart(vae.Radius.Square());
        Tensor anchors = vae.Ball.GatherRows(drawn.Anchors);
        Tensor anchorsConformal = conformal.GatherRows(drawn.Anchors);
        Tensor near = vae.Geometry.Distance(
            anchors, vae.Ball.GatherRows(drawn.Closer), anchorsConformal, conformal.GatherRows(drawn.Closer));
        Tensor far = vae.Geometry.Distance(
            anchors, vae.Ball.GatherRows(drawn.Farther), anchorsConformal, conformal.GatherRows(drawn.Farther));
        return ((near - far + margin).Relu() * drawn.Weights).Sum();
    }
}
