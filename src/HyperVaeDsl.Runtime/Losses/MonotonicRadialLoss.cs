using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Mean radii of the valuations shall fall from each valuation to the next.</summary>
public static class MonotonicRadialLoss
{
    /// <summary>
    /// Mean over neighbouring valuations v &lt; w present in the batch of T softplus((margin (w - v) - gap) / T), gap = mean radius
    /// at v minus mean radius at w; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="margin">Gap wanted per unit of valuation, in the unit.</param>
    /// <param name="temperature">T &gt; 0: how soft the hinge is, in the unit.</param>
    /// <param name="radius">The unit of the radii.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double margin, double temperature, RadiusUnit radius = RadiusUnit.Norm)
    {
        LevelGaps levels = batch.Targets.Levels.Gaps(margin);
        Tensor gaps = batch.Engine.MatMul(levels.Matrix, Radii.Of(vae, radius));
        return (((levels.Margins - gaps) / temperature).Softplus() * levels.Weights).Sum() * temperature;
    }
}
