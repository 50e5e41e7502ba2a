using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The mean radius of each valuation meets its target; single operations are free to differ.</summary>
public static class LevelRadiusLoss
{
    /// <summary>
    /// Mean over the valuations v present in the batch of (mean radius at v - target)^2 with target outer - v/9 (outer - inner); 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="inner">Target of valuation 9, in the unit.</param>
    /// <param name="outer">Target of valuation 0, in the unit.</param>
    /// <param name="radius">The unit of radii and targets.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double inner, double outer, RadiusUnit radius)
    {
        LevelMeans levels = batch.Targets.Levels.Means();
        Span<float> targets = stackalloc float[TernaryOperations.Strata];
        Radii.FillTargets(targets, inner, outer);
        Tensor means = batch.Engine.MatMul(levels.Matrix, Radii.Of(vae, radius));
        return ((means - batch.Engine.Constant(targets, targets.Length, 1)).Square() * levels.Present).Sum();
    }
}
