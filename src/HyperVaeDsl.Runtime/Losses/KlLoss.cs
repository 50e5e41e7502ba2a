using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>KL divergence of the posterior from the standard normal, with free bits (Kingma et al. 2016).</summary>
public static class KlLoss
{
    /// <summary>
    /// Sum over dimensions of max(free bits, mean over the batch of (mu^2 + sigma^2 - 1 - ln sigma^2) / 2), in nats; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="freeBits">Nats per latent dimension that are not penalised; a dimension below gets no gradient.</param>
    public static Tensor Of(in VaeOutput vae, double freeBits) =>
        (freeBits > 0 ? vae.KlOfEachDimension.AtLeast(freeBits) : vae.KlOfEachDimension).Sum();
}
