using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

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
    private float[] noise = [];

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

    /// <summary>Encodes, samples with the noise scaled (0 takes the mean) and projects.</summary>
    public VaeLatent Encode(Batch batch, double noiseScale, bool training)
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
        return new VaeLatent(geometry, mu, logVar, deviation, latent, ball, radius, settings.DecoderInput == DecoderInput.Ball ? ball : latent);
    }

    /// <summary>Decodes what the decoder is to read, with the logits divided by the temperature.</summary>
    public VaeOutput Decode(in VaeLatent encoded, Tensor input, double logitTemperature)
    {
        Tensor logits = decoder.Apply(input, dropout);
        (Tensor mu, Tensor logVar, Tensor deviation) = (encoded.Mean, encoded.LogVariance, encoded.Deviation);
        return new VaeOutput
        {
            Geometry = encoded.Geometry,
            Logits = logitTemperature == 1 ? logits : logits / logitTemperature,
            Mean = mu,
            LogVariance = logVar,
            Latent = encoded.Latent,
            Ball = encoded.Ball,
            Radius = encoded.Radius,
            KlOfEachDimension = ((mu.Square() + deviation.Square() - logVar).MeanOverRows() * 0.5) - 0.5,
            MeanRadius = encoded.Radius.Mean(),
            Map = this,
        };
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
        if (noise.Length != batch.Size * settings.Latent)
            noise = new float[batch.Size * settings.Latent];
        batch.Random(noisePurpose).FillNormal(noise);
        if (scale != 1)
            TensorPrimitives.Multiply(noise, (float)scale, noise);
        return batch.Engine.Constant(noise, batch.Size, settings.Latent);
    }
}
