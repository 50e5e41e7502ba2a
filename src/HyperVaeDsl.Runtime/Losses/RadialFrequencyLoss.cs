using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Frequent kinds of operations lie near the origin: the opposite order of radial stratification.</summary>
public static class RadialFrequencyLoss
{
    /// <summary>
    /// Mean over the batch of smooth-L1(radius - target) with target max(inner, outer - slope f_v), f_v the share of all operations that have
    /// the valuation v: 2/3 for valuation 0; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="inner">Smallest target, in the unit.</param>
    /// <param name="outer">Target of what hardly occurs, in the unit.</param>
    /// <param name="slope">How fast the target falls with the share; published: 1.2.</param>
    /// <param name="radius">The unit of radii and targets.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double inner, double outer, double slope, RadiusUnit radius)
    {
        Span<float> targets = stackalloc float[TernaryOperations.Strata];
        for (int v = 0; v < targets.Length; v++)
            targets[v] = (float)Math.Max(inner, outer - (slope * TernaryOperations.OfValuation(v).Length / TernaryOperations.Count));
        return batch.Engine.MeanSmoothL1(Radii.Of(vae, radius), batch.Targets.Lookup(batch.Valuations, targets));
    }
}
