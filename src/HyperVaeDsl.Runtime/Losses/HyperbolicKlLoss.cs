using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>KL divergence of the posterior from a normal prior around the origin of the ball, instead of the Euclidean one.</summary>
public static class HyperbolicKlLoss
{
    /// <summary>Norms below this count as the origin.</summary>
    private const double SmallestNorm = 1e-6;

    /// <summary>
    /// Mean over the batch of (1/2) sum over the D dimensions of (-ln t_d + ln s^2 - 1 + t_d / s^2 + v_d^2 / s^2), in nats; 1 x 1. v is the
    /// tangent vector at the origin of the point of the posterior mean, t = sigma^2 / lambda^2 the posterior's variance in its metric,
    /// lambda = 2 / (1 - c r^2). <see cref="PriorDensity.Wrapped"/> adds (D - 1) ln(sinh(sqrt(c) rho) / (sqrt(c) rho)), rho the distance
    /// of that point from the origin.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="sigma">s &gt; 0: deviation of the prior's tangent vectors.</param>
    /// <param name="density">Whether the volume of the exponential map counts.</param>
    public static Tensor Of(in VaeOutput vae, double sigma, PriorDensity density)
    {
        double dimensions = vae.Mean.Columns;
        double precision = 1 / (sigma * sigma);
        Tensor radius = vae.RadiusOfMean();
        Tensor conformal = vae.Geometry.ConformalPart(radius.Square());
        Tensor tangent = vae.Geometry.TangentNorm(radius);
        // 1 / lambda^2 = conformal^2 / 4
        Tensor variances = vae.LogVariance.Exp().SumOfEachRow() * conformal.Square() * (precision / 4);
        Tensor logVariances = vae.LogVariance.SumOfEachRow() + ((conformal / 2).Log() * (2 * dimensions));
        Tensor divergences = (variances + (tangent.Square() * precision) - logVariances + (dimensions * (Math.Log(sigma * sigma) - 1))) * 0.5;
        if (density == PriorDensity.Wrapped)
        {
            // sinh(2 artanh y) = 2y / (1 - y^2) with y = sqrt(c) r and sqrt(c) rho = 2 artanh y.
            Tensor volume = (radius.AtLeast(SmallestNorm) / vae.Geometry.TangentNorm(radius.AtLeast(SmallestNorm))).Log() - conformal.Log();
            divergences += volume * (dimensions - 1);
        }

        return divergences.Mean();
    }
}
