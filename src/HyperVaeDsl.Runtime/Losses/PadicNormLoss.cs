using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>A norm of the latent vector that weighs its first coordinates most is the 3-adic norm of the index.</summary>
public static class PadicNormLoss
{
    /// <summary>Mean over the batch of (max over the coordinates k = 0, 1, ... of |z_k| 3^-k - 3^-v)^2, z the latent vector; 1 x 1.</summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch)
    {
        int dimensions = vae.Latent.Columns;
        Span<float> scales = stackalloc float[Math.Min(dimensions, 64)];
        for (int k = 0; k < scales.Length; k++)
            scales[k] = (float)Math.Pow(3, -k);
        Span<float> targets = stackalloc float[TernaryOperations.Strata];
        for (int v = 0; v < targets.Length; v++)
            targets[v] = (float)Math.Pow(3, -v);
        // Coordinates beyond the 64th could only count if they were 3^64 times as large as the first.
        Tensor coordinates = vae.Latent.Transpose();
        Tensor norms = LossMath.MaximumOfEachColumn(LossMath.Abs(coordinates), scales);
        return (norms.Transpose() - batch.Targets.Lookup(batch.Valuations, targets)).Square().Mean();
    }
}
