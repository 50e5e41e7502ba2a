using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Radial stratification in which a rare high valuation weighs as much as many low ones.</summary>
public static class RadialHierarchyLoss
{
    /// <summary>
    /// Mean over the batch of (1 + exp(weightGrowth v)) (radius - target)^2 with target outer - v/9 (outer - inner); 1 x 1. With the
    /// published growth of 0.4 valuation 0 weighs 2 and valuation 9 weighs 37.6.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="inner">Target of valuation 9, in the unit.</param>
    /// <param name="outer">Target of valuation 0, in the unit.</param>
    /// <param name="weightGrowth">How fast weights grow with the valuation.</param>
    /// <param name="radius">The unit of radii and targets.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double inner, double outer, double weightGrowth, RadiusUnit radius)
    {
        Span<float> weights = stackalloc float[TernaryOperations.Strata];
        for (int v = 0; v < weights.Length; v++)
            weights[v] = (float)(1 + Math.Exp(weightGrowth * v));
        Tensor deviations = (Radii.Of(vae, radius) - Radii.Targets(batch, inner, outer)).Square();
        return (deviations * batch.Targets.Lookup(batch.Valuations, weights)).Mean();
    }
}
