using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// Two VAEs, A and B, that see the same batches. Parameters are named "vae_A.encoder.0.weight" and so on, in the components
/// vae_A.encoder, vae_A.mean, vae_A.log_variance, vae_A.direction and vae_A.radius (only where the projection learns them),
/// vae_A.decoder, vae_A.curvature (only where it is learned) and the same of vae_B; those of one VAE lie together.
/// </summary>
public sealed class DualVae
{
    private readonly Vae a;
    private readonly Vae b;

    /// <summary>Allocates the parameters on an engine; all are 0 until <see cref="Initialize"/>.</summary>
    public DualVae(TensorEngine engine, DualVaeSettings settings)
    {
        Settings = settings;
        LayerSettings encoder = new(settings.Encoder);
        LayerSettings decoder = new(settings.Decoder);
        a = new Vae("vae_A", settings, settings.EncoderA ?? encoder, settings.DecoderA ?? decoder, RandomPurpose.NoiseA, RandomPurpose.DropoutA);
        b = new Vae("vae_B", settings, settings.EncoderB ?? encoder, settings.DecoderB ?? decoder, RandomPurpose.NoiseB, RandomPurpose.DropoutB);
        List<ParameterShape> shapes = [];
        a.Declare(shapes);
        b.Declare(shapes);
        Parameters = engine.CreateParameters(shapes);
        a.Bind(Parameters);
        b.Bind(Parameters);
    }

    /// <summary>Shape and geometry.</summary>
    public DualVaeSettings Settings { get; }

    /// <summary>All parameters.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>What the latest call of <see cref="Forward"/> returned; valid until the model takes its next batch.</summary>
    internal DualVaeOutput Latest { get; private set; }

    /// <summary>
    /// Draws initial values as PyTorch's Linear does (Kaiming uniform with a = sqrt 5): weights and biases uniform in
    /// [-1/sqrt(k), 1/sqrt(k)) for k inputs; a parameter that declares its initial value gets that.
    /// </summary>
    public void Initialize(ulong seed) => InitialValues.Draw(Parameters, seed);

    /// <summary>Runs both VAEs on a batch of a training step; decoders run when their logits are read.</summary>
    /// <param name="batch">The operations.</param>
    /// <param name="noiseScale">Factor of the posterior's standard deviation when the latent vector is sampled; 0 takes the mean.</param>
    /// <param name="injection">
    /// Share rho in [0, 1] of the other VAE in what a decoder reads: (1 - rho) own + rho other, the other without gradient.
    /// Everything else, divergences included, is of the own latent vector.
    /// </param>
    /// <param name="logitTemperature">Divides the logits; above 0.</param>
    /// <param name="curvature">The curvature from this step on; null leaves it.</param>
    /// <param name="noiseScaleB">The noise scale of VAE B where it differs from that of VAE A.</param>
    /// <param name="logitTemperatureB">The logit temperature of VAE B where it differs from that of VAE A.</param>
    public DualVaeOutput Forward(
        Batch batch,
        double noiseScale,
        double injection = 0,
        double logitTemperature = 1,
        double? curvature = null,
        double? noiseScaleB = null,
        double? logitTemperatureB = null)
    {
        if (curvature is { } planned)
        {
            a.Plan(planned);
            b.Plan(planned);
        }

        Latest = new DualVaeOutput(
            a.Encode(batch, noiseScale, training: true),
            b.Encode(batch, noiseScaleB ?? noiseScale, training: true));
        a.Prepare(Latest.B, injection, logitTemperature);
        b.Prepare(Latest.A, injection, logitTemperatureB ?? logitTemperature);
        return Latest;
    }

    /// <summary>
    /// Runs both VAEs on a batch to measure them: no noise, no dropout, no injection, logits as they are; the curvature is the one
    /// of the latest step.
    /// </summary>
    public DualVaeOutput Evaluate(Batch batch) =>
        new(a.Encode(batch, noiseScale: 0, training: false), b.Encode(batch, noiseScale: 0, training: false));

    /// <summary>Decodes latent vectors (n x D) that were drawn from the prior, as in evaluation: the logits of both VAEs, n x 27.</summary>
    internal (Tensor A, Tensor B) DecodePrior(Tensor latents) => (a.DecodePrior(latents), b.DecodePrior(latents));
}
