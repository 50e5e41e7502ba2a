using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>
/// The two VAEs say the same of an operation: minus the InfoNCE bound of the mutual information of their latent vectors (van den Oord
/// et al. 2018), with the similarity of Radford et al. (2021) in place of a network.
/// </summary>
public static class SymbiosisLoss
{
    private const double SmallestNorm = 1e-7;

    /// <summary>
    /// Mean over the batch, and over both directions, of -ln softmax over j of (cos(z_A,i, z_B,j) / T) at j = i, minus ln B, in nats; 1 x 1. It is
    /// at least -ln B, and about 0 where the vectors know nothing of each other.
    /// </summary>
    /// <param name="vae">Both VAEs.</param>
    /// <param name="batch">The batch that they saw.</param>
    /// <param name="temperature">T &gt; 0.</param>
    public static Tensor Of(in DualVaeOutput vae, Batch batch, double temperature)
    {
        int n = batch.Size;
        Tensor scores = batch.Engine.MatMul(Directions(vae.A), Directions(vae.B), transposeRight: true) / temperature;
        ReadOnlySpan<int> own = batch.Targets.OwnPositions;
        Tensor both = batch.Engine.SoftmaxCrossEntropy(scores, own, n).Mean() + batch.Engine.SoftmaxCrossEntropy(scores.Transpose(), own, n).Mean();
        return (both / 2.0) - Math.Log(n);
    }

    private static Tensor Directions(in VaeOutput vae) => vae.Latent / vae.Latent.NormOfEachRow().AtLeast(SmallestNorm);
}
