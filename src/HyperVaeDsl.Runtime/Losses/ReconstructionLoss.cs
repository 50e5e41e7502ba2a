using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Cross-entropy of the nine trits.</summary>
public static class ReconstructionLoss
{
    /// <summary>The sum over the nine positions, mean over the batch, in nats; 1 x 1. Uniform predictions give 9 ln 3 = 9.8875.</summary>
    public static Tensor Of(in VaeOutput vae, Batch batch) =>
        batch.CrossEntropy(vae.Logits).Mean();
}
