using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Negative entropy of the average prediction: a positive weight makes the outputs of a batch more varied.</summary>
public static class EntropyLoss
{
    /// <summary>-H summed over the nine positions, H the entropy in nats of the softmax averaged over the batch; 1 x 1, from -9 ln 3 to 0.</summary>
    public static Tensor Of(in VaeOutput vae)
    {
        Tensor average = vae.Logits.Engine.LogSoftmax(vae.Logits, TernaryOperations.Classes).Exp().MeanOverRows();
        // A probability that underflows contributes 0 = p ln p, not NaN.
        return (average * average.AtLeast(1e-30).Log()).Sum();
    }
}
