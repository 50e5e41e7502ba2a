using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Operations gather around the centres of their classes in the 3-adic tree.</summary>
public static class CentroidLoss
{
    /// <summary>
    /// Sum over the levels l = 1 to <paramref name="levels"/> of levelWeight^l times the mean over the batch of d(x_i, m)^2, m the Frechet mean of
    /// the operations that agree with i modulo 3^l and d the Poincare distance; 1 x 1. The means are constants of the step: a Frechet
    /// mean minimises the sum of these squares, so that the gradient through it is 0.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="levels">The finest level, 1 to 9.</param>
    /// <param name="levelWeight">Weight of a level relative to the coarser one; published: 0.5.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, int levels, double levelWeight)
    {
        ReadOnlySpan<float> points = batch.Targets.Read(vae.Ball);
        Tensor conformal = vae.Geometry.ConformalPart(vae.Radius.Square());
        Tensor? sum = null;
        for (int level = 1; level <= levels; level++)
        {
            Tensor centres = batch.Targets.Centroids.At(level, points, vae.Geometry);
            Tensor distances = vae.Geometry.Distance(
                vae.Ball, centres, conformal, vae.Geometry.ConformalPart(centres.Square().SumOfEachRow()));
            Tensor spread = distances.Square().Mean() * Math.Pow(levelWeight, level);
            sum = sum is null ? spread : sum + spread;
        }

        return sum!;
    }
}
