using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>One of the two VAEs (Kingma and Welling 2014) with a projection of its latent vectors into the Poincare ball.</summary>
internal sealed class Vae : IBallMap
{
    private readonly DualVaeSettings settings;
    private readonly RandomPurpose noisePurpose;
    private readonly Dropout dropout;
    private readonly Mlp encoder;
    private readonly Mlp mean;
    private readonly Mlp logVariance;
    private readonly BallMap map;
    private readonly Mlp decoder;
    private readonly BallCurvature curvature;
    private readonly VaeOutput output;
    private VaeOutput? other;
    private double injection;
    private double logitTemperature = 1;

    public Vae(string name, DualVaeSettings settings, LayerSettings encoding, LayerSettings decoding, RandomPurpose noisePurpose, RandomPurpose dropoutPurpose)
    {
        this.settings = settings;
        this.noisePurpose = noisePurpose;
        dropout = new Dropout(settings.Dropout, dropoutPurpose);
        LayerStyle style = new(settings.Activation, settings.LayerNormalization, Drops: settings.Dropout > 0);
        int features = encoding.Widths.Count > 0 ? encoding.Widths[^1] : TernaryOperations.Positions;
        encoder = Mlp.Of($"{name}.encoder", TernaryOperations.Positions, encoding, outputs: null, style);
        mean = Mlp.Head($"{name}.mean", features, settings.Latent);
        logVariance = Mlp.Head($"{name}.log_variance", features, settings.Latent);
        map = new BallMap(name, settings);
        decoder = Mlp.Of($"{name}.decoder", settings.Latent, decoding, TernaryOperations.Positions * TernaryOperations.Classes, style);
        curvature = new BallCurvature($"{name}.curvature", settings);
        output = new VaeOutput(this);
    }

    public void Declare(List<ParameterShape> shapes)
    {
        encoder.Declare(shapes);
        mean.Declare(shapes);
        logVariance.Declare(shapes);
        map.Declare(shapes);
        decoder.Declare(shapes);
        curvature.Declare(shapes);
    }

    public void Bind(ParameterSet parameters)
    {
        encoder.Bind(parameters);
        mean.Bind(parameters);
        logVariance.Bind(parameters);
        map.Bind(parameters);
        decoder.Bind(parameters);
        curvature.Bind(parameters);
    }

    /// <inheritdoc/>
    public double MaxRadius => settings.MaxRadius;

    /// <inheritdoc/>
    public Tensor RadiusOf(Tensor latent, PoincareBall geometry) => map.Apply(latent, geometry, dropout).Radius;

    /// <summary>Changes the planned curvature from this step on.</summary>
    public void Plan(double curvature) => this.curvature.Plan(curvature);

    /// <summary>Encodes, samples with the noise scaled (0 takes the mean) and projects; the rest is evaluated where it is read.</summary>
    public VaeOutput Encode(Batch batch, double noiseScale, bool training)
    {
        dropout.Begin(batch, training);
        Tensor features = encoder.Apply(batch.Inputs, dropout);
        Tensor mu = mean.Apply(features);
        Tensor logVar = logVariance.Apply(features);
        if (settings.LogVariance is { } limits)
            logVar = logVar.Clamp(limits.Minimum, limits.Maximum);
        Tensor deviation = (logVar * 0.5).Exp();
        Tensor latent = noiseScale == 0 ? mu : mu + (deviation * Noise(batch, noiseScale));
        PoincareBall geometry = curvature.Ball();
        (Tensor ball, Tensor radius) = map.Apply(latent, geometry, dropout);
        (other, injection, logitTemperature) = (null, 0, 1);
        return output.Take(new VaeLatent(geometry, mu, logVar, deviation, latent, ball, radius, settings.DecoderInput == DecoderInput.Ball ? ball : latent));
    }

    /// <summary>How this batch is decoded: with a share of the other VAE in what the decoder reads, and the logits divided by the temperature.</summary>
    public void Prepare(VaeOutput other, double injection, double logitTemperature) =>
        (this.other, this.injection, this.logitTemperature) = (other, injection, logitTemperature);

    /// <summary>The logits of the latest batch.</summary>
    public Tensor Decode()
    {
        Tensor input = injection == 0 ? output.DecoderInput : (output.DecoderInput * (1 - injection)) + (other!.DecoderInput.Detach() * injection);
        Tensor logits = decoder.Apply(input, dropout);
        return logitTemperature == 1 ? logits : logits / logitTemperature;
    }

    /// <summary>Projects and decodes latent vectors that do not come from the encoder, without dropout.</summary>
    public Tensor DecodePrior(Tensor latents)
    {
        dropout.End();
        (Tensor ball, _) = map.Apply(latents, curvature.Ball(), dropout);
        return decoder.Apply(settings.DecoderInput == DecoderInput.Ball ? ball : latents, dropout);
    }

    private Tensor Noise(Batch batch, double scale)
    {
        RandomStream random = batch.Random(noisePurpose);
        return batch.Engine.Normal(ref random, scale, batch.Size, settings.Latent);
    }
}
