using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Latent vectors seek places where there are few others.</summary>
public static class CuriosityLoss
{
    /// <summary>
    /// Mean over m random operations i of ln((1/(m - 1)) sum over the others j of N(z_i; z_j, h^2 I)): the logarithm of the density at i
    /// that a kernel estimate (Parzen 1962) makes of the others, in nats; 1 x 1. Minimising it rewards novelty.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the operations, which are the same for both VAEs.</param>
    /// <param name="bandwidth">h &gt; 0, a Euclidean distance of latent vectors.</param>
    /// <param name="operations">m: how many operations are compared with each other.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double bandwidth, int operations)
    {
        ReadOnlySpan<int> chosen = batch.Targets.Subset.Of(operations);
        Tensor exponents = (PoincareBall.SquaredDistances(vae.Latent.GatherRows(chosen)) * (-0.5 / (bandwidth * bandwidth)))
            + batch.Targets.Subset.SelfExclusion(operations);
        // The logarithm of a sum of exponentials is the difference of an exponent and its logarithmic softmax, for every exponent.
        Tensor logSums = ((exponents - batch.Engine.LogSoftmax(exponents, chosen.Length)) * batch.Targets.Subset.OthersEqually(operations)).Sum() / chosen.Length;
        double constant = Math.Log(chosen.Length - 1) + (vae.Latent.Columns / 2.0 * Math.Log(2 * Math.PI * bandwidth * bandwidth));
        return logSums - constant;
    }
}
