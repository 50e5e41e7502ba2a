using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Radial stratification by another hierarchy: operations whose tables begin with zeros lie near the origin.</summary>
public static class ZeroValuationLoss
{
    /// <summary>
    /// Mean over the batch of smooth-L1(radius - target) with target outer - k/9 (outer - inner), k the number of positions from the
    /// first on that hold a 0; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="inner">Target of the constant 0, in the unit.</param>
    /// <param name="outer">Target of the operations that do not begin with a 0, in the unit.</param>
    /// <param name="radius">The unit of radii and targets.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double inner, double outer, RadiusUnit radius) =>
        batch.Engine.MeanSmoothL1(Radii.Of(vae, radius), Radii.Targets(batch, batch.Targets.Zeros.Leading, inner, outer));
}
