using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Cross-entropy in which operations near the origin, the rare high valuations, weigh more.</summary>
public static class HyperbolicReconstructionLoss
{
    /// <summary>Shares below this count as this, so that their power has a finite logarithm.</summary>
    private const double SmallestShare = 1e-6;

    /// <summary>
    /// Mean over the batch of ((1 - r / max_radius)^power + floor) times the cross-entropy of the nine trits, in nats, r the Euclidean norm of
    /// the point; 1 x 1. No gradient flows through the weight: points would move outwards only to be excused.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="power">How fast the weight falls with the radius; published: 2.</param>
    /// <param name="floor">The weight at the largest radius; published: 0.5.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double power, double floor)
    {
        Tensor share = (1.0 - (vae.Radius.Detach() / vae.Map.MaxRadius)).AtLeast(SmallestShare);
        Tensor weights = (share.Log() * power).Exp() + floor;
        return (batch.CrossEntropy(vae.Logits) * weights).Mean();
    }
}
