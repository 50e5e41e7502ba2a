using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The mean radius falls from each valuation to the next by a margin.</summary>
public static class LevelSeparationLoss
{
    /// <summary>
    /// Sum over neighbouring valuations v &lt; w present in the batch of max(0, margin (w - v) - gap), gap = mean radius at v minus mean
    /// radius at w; 1 x 1. <see cref="MonotonicRadialLoss"/> is its smooth form, taken as a mean.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="margin">Gap wanted per unit of valuation, in the unit.</param>
    /// <param name="radius">The unit of the radii.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double margin, RadiusUnit radius)
    {
        LevelGaps levels = batch.Targets.Levels.Gaps(margin);
        Tensor gaps = batch.Engine.MatMul(levels.Matrix, Radii.Of(vae, radius));
        // A row without a pair has a margin and a gap of 0.
        return (levels.Margins - gaps).Relu().Sum();
    }
}
