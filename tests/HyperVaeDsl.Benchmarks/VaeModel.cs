using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Benchmarks;

/// <summary>One VAE: encoder 9-256-128-64, heads for mean and log variance of 16, decoder 16-32-64-27; the hidden layers times a width.</summary>
internal sealed class VaeModel(string name, int width)
{
    public const int LatentSize = 16;

    private readonly (string Layer, int Inputs, int Outputs)[] layers = LayersOf(width);

    private readonly Dictionary<string, (Tensor Weight, Tensor Bias)> tensors = [];

    /// <summary>The layers of a width.</summary>
    public static (string Layer, int Inputs, int Outputs)[] LayersOf(int width) =>
    [
        ("encoder.0", 9, 256 * width), ("encoder.1", 256 * width, 128 * width), ("encoder.2", 128 * width, 64 * width),
        ("mean", 64 * width, LatentSize), ("logvar", 64 * width, LatentSize),
        ("decoder.0", LatentSize, 32 * width), ("decoder.1", 32 * width, 64 * width), ("decoder.2", 64 * width, 27),
    ];

    public IEnumerable<ParameterShape> Shapes => layers.SelectMany(layer => new[]
    {
        new ParameterShape($"{name}.{layer.Layer}.weight", layer.Outputs, layer.Inputs, name),
        new ParameterShape($"{name}.{layer.Layer}.bias", 1, layer.Outputs, name),
    });

    /// <summary>Draws the parameters as PyTorch does: uniform in +-1 / sqrt(inputs).</summary>
    public void Initialise(ParameterSet parameters, Random random)
    {
        foreach (var (layer, inputs, outputs) in layers)
        {
            var (weight, bias) = ($"{name}.{layer}.weight", $"{name}.{layer}.bias");
            parameters.Write(weight, Draw(random, inputs * outputs, 1 / Math.Sqrt(inputs)));
            parameters.Write(bias, Draw(random, outputs, 1 / Math.Sqrt(inputs)));
            tensors[layer] = (parameters[weight], parameters[bias]);
        }
    }

    /// <summary>Mean and log variance.</summary>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor x)
    {
        var hidden = Layer(Layer(Layer(x, "encoder.0"), "encoder.1"), "encoder.2");
        return (Layer(hidden, "mean", Activation.None), Layer(hidden, "logvar", Activation.None));
    }

    /// <summary>Logits, and the sample on the ball that they come from.</summary>
    public (Tensor Logits, Tensor Point) Decode(Tensor mean, Tensor deviation, Tensor noise)
    {
        var z = mean + (deviation * noise);
        var norm = z.NormOfEachRow().AtLeast(1e-7);
        var point = z * (norm.Tanh().AtMost(0.95) / norm);
        return (Layer(Layer(Layer(point, "decoder.0"), "decoder.1"), "decoder.2", Activation.None), point);
    }

    private static float[] Draw(Random random, int count, double bound) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(((2 * random.NextDouble()) - 1) * bound))];

    private Tensor Layer(Tensor x, string layer, Activation activation = Activation.Relu)
    {
        var (weight, bias) = tensors[layer];
        return x.Engine.Linear(x, weight, bias, activation);
    }
}
