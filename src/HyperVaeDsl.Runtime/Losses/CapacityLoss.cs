using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The posterior carries a given amount of information (Burgess et al. 2018, "Understanding disentangling in beta-VAE").</summary>
public static class CapacityLoss
{
    /// <summary>|KL - capacity|, KL the divergence from the standard normal, mean over the batch, summed over dimensions, in nats; 1 x 1.</summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="capacity">C, in nats.</param>
    public static Tensor Of(in VaeOutput vae, double capacity) => LossMath.Abs(vae.KlOfEachDimension.Sum() - capacity);
}
