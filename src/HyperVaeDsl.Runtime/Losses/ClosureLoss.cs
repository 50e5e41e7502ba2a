using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>
/// The composition of operations is addition of latent vectors, but for an offset. The composition is (f o g)(a, b) = f(g(a, b), b).
/// </summary>
public static class ClosureLoss
{
    /// <summary>
    /// Mean over pairs (f, g) of |u - mean u|^2 with u = z_f + z_g - z_(f o g), over random pairs of the batch whose composition is in the batch
    /// too; 1 x 1. If composition were addition, every u were the vector of the neutral element. 0 where no such pair is found.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw; it fixes the pairs, which are the same for both VAEs.</param>
    /// <param name="pairs">How many pairs are looked for.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, int pairs)
    {
        Compositions found = batch.Targets.Compositions.Of(pairs);
        Tensor u = vae.Latent.GatherRows(found.Outer) + vae.Latent.GatherRows(found.Inner) - vae.Latent.GatherRows(found.Composed);
        Tensor mean = (u * found.Weights).SumOfEachColumn();
        return ((u - mean).Square().SumOfEachRow() * found.Weights).Sum();
    }
}
