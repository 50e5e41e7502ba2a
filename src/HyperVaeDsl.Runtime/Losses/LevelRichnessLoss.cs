using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The radii of a valuation keep a share of a given variance, so that the hierarchy does not collapse to ten spheres.</summary>
public static class LevelRichnessLoss
{
    /// <summary>
    /// Mean over the valuations with at least two operations in the batch of max(0, ratio - var / variance)^2, var the mean squared
    /// deviation of the radii of the valuation; 1 x 1. It has a gradient only where var is below ratio times variance.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="ratio">The share that is kept.</param>
    /// <param name="variance">The variance that it is a share of, in the square of the unit.</param>
    /// <param name="radius">The unit of the radii.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double ratio, double variance, RadiusUnit radius)
    {
        LevelMeans levels = batch.Targets.Levels.Means();
        Tensor radii = Radii.Of(vae, radius);
        Tensor ownMeans = batch.Engine.MatMul(levels.Matrix, radii).GatherRows(batch.Valuations);
        Tensor variances = batch.Engine.MatMul(levels.Matrix, (radii - ownMeans).Square());
        return ((ratio - (variances / variance)).Relu().Square() * levels.Plural).Sum();
    }
}
