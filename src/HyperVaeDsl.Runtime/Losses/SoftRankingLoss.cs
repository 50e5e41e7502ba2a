using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Neighbours in the latent space are 3-adic neighbours, after stochastic neighbour embedding (Hinton and Roweis 2002).</summary>
public static class SoftRankingLoss
{
    /// <summary>
    /// Mean over m random operations i of KL(p_i || q_i) with p_ij = softmax over j != i of -d(i, j) / T and q_ij = softmax over j != i
    /// of -3^-v(i - j) / T, in nats; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the operations, which are the same for both VAEs.</param>
    /// <param name="temperature">T &gt; 0, in the distance.</param>
    /// <param name="operations">m: how many operations are compared with each other.</param>
    /// <param name="distance">Which distance d is.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double temperature, int operations, DistanceKind distance)
    {
        ReadOnlySpan<int> chosen = batch.Targets.Subset.Of(operations);
        Tensor scores = (LatentDistance.OfAll(vae, distance, chosen) * (-1 / temperature)) + batch.Targets.Subset.SelfExclusion(operations);
        Tensor logP = batch.Engine.LogSoftmax(scores, chosen.Length);
        return (logP.Exp() * (logP - batch.Targets.Subset.LogSimilarities(operations, temperature))).Sum() / chosen.Length;
    }
}
