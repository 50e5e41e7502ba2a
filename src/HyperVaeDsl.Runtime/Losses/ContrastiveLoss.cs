using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>
/// Operations whose indices agree in their first digits are positives of each other, all others negatives: the supervised contrastive
/// loss (Khosla et al. 2020), a form of InfoNCE (van den Oord et al. 2018), over levels of the 3-adic tree.
/// </summary>
public static class ContrastiveLoss
{
    /// <summary>
    /// Mean over the levels, over the operations i with a positive at the level, and over these positives j of
    /// -ln softmax over k != i of (-d(i, k) / T) at j, in nats; 1 x 1. j is a positive of i at level l if v(i - j) &gt;= l.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the operations, which are the same for both VAEs.</param>
    /// <param name="firstLevel">The coarsest level, from 1.</param>
    /// <param name="lastLevel">The finest level, up to 9.</param>
    /// <param name="temperature">T &gt; 0, in the distance.</param>
    /// <param name="operations">How many operations are compared with each other.</param>
    /// <param name="distance">Which distance d is.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, int firstLevel, int lastLevel, double temperature, int operations, DistanceKind distance)
    {
        ReadOnlySpan<int> chosen = batch.Targets.Subset.Of(operations);
        Tensor scores = (LatentDistance.OfAll(vae, distance, chosen) * (-1 / temperature)) + batch.Targets.Subset.SelfExclusion(operations);
        Tensor logP = batch.Engine.LogSoftmax(scores, chosen.Length);
        return -(logP * batch.Targets.Subset.PositiveWeights(operations, firstLevel, lastLevel)).Sum();
    }
}
