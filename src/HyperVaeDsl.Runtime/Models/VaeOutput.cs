using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>What one VAE computes for a batch of n operations with D latent dimensions.</summary>
public readonly struct VaeOutput
{
    /// <summary>The geometry that <see cref="Ball"/> lies in.</summary>
    public required PoincareBall Geometry { get; init; }

    /// <summary>n x 27: three logits for each of the nine positions.</summary>
    public required Tensor Logits { get; init; }

    /// <summary>Posterior mean, n x D.</summary>
    public required Tensor Mean { get; init; }

    /// <summary>Logarithm of the posterior variance, n x D.</summary>
    public required Tensor LogVariance { get; init; }

    /// <summary>The latent vector: a sample in training, the mean in evaluation; n x D.</summary>
    public required Tensor Latent { get; init; }

    /// <summary>The point in the Poincare ball, n x D.</summary>
    public required Tensor Ball { get; init; }

    /// <summary>Euclidean norm of the point in the ball, n x 1.</summary>
    public required Tensor Radius { get; init; }

    /// <summary>KL divergence from the standard normal in nats, for every latent dimension the mean over the batch; 1 x D.</summary>
    public required Tensor KlOfEachDimension { get; init; }

    /// <summary>Mean radius of the batch, 1 x 1.</summary>
    public required Tensor MeanRadius { get; init; }

    /// <summary>The projection that made <see cref="Ball"/> of <see cref="Latent"/>.</summary>
    public required IBallMap Map { get; init; }

    /// <summary>Euclidean norm of the point of the posterior mean, n x 1.</summary>
    public Tensor RadiusOfMean() => ReferenceEquals(Latent, Mean) ? Radius : Map.RadiusOf(Mean, Geometry);
}
