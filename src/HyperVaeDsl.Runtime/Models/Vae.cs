using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>One of the two VAEs (Kingma and Welling 2014) with a projection of its latent vectors into the Poincare ball.</summary>
internal sealed class Vae
{
    private readonly DualVaeSettings settings;
    private readonly PoincareBall geometry;
    private readonly RandomPurpose noisePurpose;
    private readonly Mlp encoder;
    private readonly Mlp mean;
    private readonly Mlp logVariance;
    private readonly Mlp? radius;
    private readonly Mlp decoder;
    private float[] noise = [];

    public Vae(string name, DualVaeSettings settings, RandomPurpose noisePurpose)
    {
        this.settings = settings;
        this.noisePurpose = noisePurpose;
        geometry = new PoincareBall(settings.Curvature);
        int features = settings.Encoder.Count > 0 ? settings.Encoder[^1] : TernaryOperations.Positions;
        int[] head = [features, settings.Latent];
        encoder = new Mlp($"{name}.encoder", [TernaryOperations.Positions, .. settings.Encoder], Activation.Relu);
        mean = new Mlp($"{name}.mean", head, Activation.None, sequential: false);
        logVariance = new Mlp($"{name}.log_variance", head, Activation.None, sequential: false);
        if (settings.Projection == BallProjection.SigmoidRadius)
            radius = new Mlp($"{name}.radius", [settings.Latent, 1], Activation.None, sequential: false);
        decoder = new Mlp(
            $"{name}.decoder",
            [settings.Latent, .. settings.Decoder, TernaryOperations.Positions * TernaryOperations.Classes],
            Activation.None);
    }

    public void Declare(List<ParameterShape> shapes)
    {
        encoder.Declare(shapes);
        mean.Declare(shapes);
        logVariance.Declare(shapes);
        radius?.Declare(shapes);
        decoder.Declare(shapes);
    }

    public void Bind(ParameterSet parameters)
    {
        encoder.Bind(parameters);
        mean.Bind(parameters);
        logVariance.Bind(parameters);
        radius?.Bind(parameters);
        decoder.Bind(parameters);
    }

    /// <summary>Encodes, samples with the noise scaled (0 takes the mean), projects and decodes.</summary>
    public VaeOutput Forward(Batch batch, double noiseScale)
    {
        Tensor features = encoder.Apply(batch.Inputs);
        Tensor mu = mean.Apply(features);
        Tensor logVar = logVariance.Apply(features);
        Tensor deviation = (logVar * 0.5).Exp();
        Tensor latent = noiseScale == 0 ? mu : mu + (deviation * Noise(batch, noiseScale));
        Tensor norms = latent.NormOfEachRow();
        Tensor radii = RadiusOf(latent, norms);
        Tensor ball = PoincareBall.AtRadius(latent, norms, radii);
        return new VaeOutput
        {
            Geometry = geometry,
            Logits = decoder.Apply(settings.DecoderInput == DecoderInput.Ball ? ball : latent),
            Mean = mu,
            LogVariance = logVar,
            Latent = latent,
            Ball = ball,
            Radius = radii,
            KlOfEachDimension = ((mu.Square() + deviation.Square() - logVar).MeanOverRows() * 0.5) - 0.5,
            MeanRadius = radii.Mean(),
        };
    }

    private Tensor RadiusOf(Tensor latent, Tensor norms) => settings.Projection switch
    {
        BallProjection.ExponentialMap => geometry.RadiusOfExp0(norms).AtMost(settings.MaxRadius),
        BallProjection.TanhRadius => (norms / Math.Sqrt(settings.Latent)).Tanh() * settings.MaxRadius,
        BallProjection.SigmoidRadius => radius!.Apply(latent).Sigmoid() * settings.MaxRadius,
        _ => throw new InvalidOperationException($"There is no projection {settings.Projection}."),
    };

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
