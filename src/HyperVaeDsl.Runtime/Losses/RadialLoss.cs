using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Radial stratification: high valuations lie near the origin, low ones near the boundary.</summary>
public static class RadialLoss
{
    /// <summary>
    /// Mean over the batch of smooth-L1(radius - target) with target outer - v/9 (outer - inner), times 1 + v/9 with
    /// <see cref="Emphasis.Valuation"/>; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="inner">Target of valuation 9, in the unit.</param>
    /// <param name="outer">Target of valuation 0, in the unit.</param>
    /// <param name="emphasis">Whether high valuations weigh more.</param>
    /// <param name="radius">The unit of radii and targets.</param>
    public static Tensor Of(
        in VaeOutput vae, Batch batch, double inner, double outer, Emphasis emphasis = Emphasis.Uniform, RadiusUnit radius = RadiusUnit.Norm)
    {
        Tensor radii = Radii.Of(vae, radius);
        Tensor targets = Radii.Targets(batch, inner, outer);
        if (emphasis == Emphasis.Uniform)
            return batch.Engine.MeanSmoothL1(radii, targets);
        Span<float> weights = stackalloc float[TernaryOperations.Strata];
        for (int v = 0; v < weights.Length; v++)
            weights[v] = 1 + ((float)v / TernaryOperations.MaxValuation);
        return batch.Engine.MeanSmoothL1(radii, targets, batch.Targets.Lookup(batch.Valuations, weights));
    }
}
