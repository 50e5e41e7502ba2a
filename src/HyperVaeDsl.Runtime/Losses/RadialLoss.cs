using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Radial stratification: high valuations lie near the origin, low ones near the boundary.</summary>
public static class RadialLoss
{
    /// <summary>Mean over the batch of smooth-L1(radius - target) with target outer - v/9 (outer - inner); 1 x 1.</summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="inner">Target of valuation 9, a Euclidean norm.</param>
    /// <param name="outer">Target of valuation 0, a Euclidean norm.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double inner, double outer) =>
        (vae.Radius - batch.Targets.Radii(inner, outer)).SmoothL1().Mean();
}
