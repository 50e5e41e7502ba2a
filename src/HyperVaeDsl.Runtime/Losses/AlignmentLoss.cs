using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The two VAEs are equally certain of their predictions.</summary>
public static class AlignmentLoss
{
    /// <summary>|H_A - H_B|, H the mean over the batch of the entropy of a prediction, summed over the nine positions, in nats; 1 x 1.</summary>
    public static Tensor Of(in DualVaeOutput vae) => LossMath.Abs(Entropy(vae.A) - Entropy(vae.B));

    private static Tensor Entropy(in VaeOutput vae)
    {
        Tensor logP = vae.Logits.Engine.LogSoftmax(vae.Logits, TernaryOperations.Classes);
        return (logP.Exp() * logP).Sum() / -vae.Logits.Rows;
    }
}
