using System.Diagnostics.CodeAnalysis;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// What one VAE computes for a batch of n operations with D latent dimensions. What lies behind the latent vector is evaluated when it is
/// read first: where no loss of a phase looks at the logits, the decoder does not run. Valid until the model takes its next batch.
/// </summary>
public sealed class VaeOutput
{
    private readonly Vae? source;
    private VaeLatent encoded;
    private Tensor? logits;
    private Tensor? klOfEachDimension;
    private Tensor? meanRadius;

    /// <summary>An output of given tensors.</summary>
    public VaeOutput()
    {
    }

    /// <summary>The output of a VAE, which takes one batch after another.</summary>
    [SetsRequiredMembers]
#pragma warning disable CS8618 // What is required is taken with each batch.
    internal VaeOutput(Vae source) => (this.source, Map) = (source, source);
#pragma warning restore CS8618

    /// <summary>The geometry that <see cref="Ball"/> lies in.</summary>
    public required PoincareBall Geometry
    {
        get => encoded.Geometry;
        init => encoded = encoded with { Geometry = value };
    }

    /// <summary>n x 27: three logits for each of the nine positions.</summary>
    public required Tensor Logits
    {
        get => logits ??= source!.Decode();
        init => logits = value;
    }

    /// <summary>Posterior mean, n x D.</summary>
    public required Tensor Mean
    {
        get => encoded.Mean;
        init => encoded = encoded with { Mean = value };
    }

    /// <summary>Logarithm of the posterior variance, n x D.</summary>
    public required Tensor LogVariance
    {
        get => encoded.LogVariance;
        init => encoded = encoded with { LogVariance = value };
    }

    /// <summary>The latent vector: a sample in training, the mean in evaluation; n x D.</summary>
    public required Tensor Latent
    {
        get => encoded.Latent;
        init => encoded = encoded with { Latent = value };
    }

    /// <summary>The point in the Poincare ball, n x D.</summary>
    public required Tensor Ball
    {
        get => encoded.Ball;
        init => encoded = encoded with { Ball = value };
    }

    /// <summary>Euclidean norm of the point in the ball, n x 1.</summary>
    public required Tensor Radius
    {
        get => encoded.Radius;
        init => encoded = encoded with { Radius = value };
    }

    /// <summary>KL divergence from the standard normal in nats, for every latent dimension the mean over the batch; 1 x D.</summary>
    public required Tensor KlOfEachDimension
    {
        get => klOfEachDimension ??= Mean.Engine.KlOfEachDimension(Mean, encoded.Deviation, LogVariance);
        init => klOfEachDimension = value;
    }

    /// <summary>Mean radius of the batch, 1 x 1.</summary>
    public required Tensor MeanRadius
    {
        get => meanRadius ??= Radius.Mean();
        init => meanRadius = value;
    }

    /// <summary>The projection that made <see cref="Ball"/> of <see cref="Latent"/>.</summary>
    public required IBallMap Map { get; init; }

    /// <summary>Euclidean norm of the point of the posterior mean, n x 1.</summary>
    public Tensor RadiusOfMean() => ReferenceEquals(Latent, Mean) ? Radius : Map.RadiusOf(Mean, Geometry);

    /// <summary>What the decoder reads when nothing is injected, n x D.</summary>
    internal Tensor DecoderInput => encoded.DecoderInput;

    /// <summary>Takes the next batch.</summary>
    internal VaeOutput Take(in VaeLatent latent)
    {
        encoded = latent;
        (logits, klOfEachDimension, meanRadius) = (null, null, null);
        return this;
    }
}
