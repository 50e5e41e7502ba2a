using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>A training step like the real one: two small VAEs on the ball, reconstruction, KL, radius and ranking, clipping, AdamW.</summary>
public sealed class TwinVaes
{
    private const int Latent = 16;

    private static readonly (int Inputs, int Outputs)[] Layers = [(9, 256), (256, 128), (128, 64), (64, Latent), (64, Latent), (Latent, 32), (32, 64), (64, 27)];

    private readonly TensorEngine engine;
    private readonly int batch;
    private readonly float[] inputs;
    private readonly int[] classes;
    private readonly int[] rows;
    private readonly double[] rates;
    private readonly (Tensor Weight, Tensor Bias)[][] models;
    private int updates;

    public TwinVaes(TensorEngine engine, int batch)
    {
        this.engine = engine;
        this.batch = batch;
        inputs = Numbers.Uniform(1, batch * 9, -1, 1);
        classes = Numbers.Integers(3, batch * 9, 3);
        rows = Numbers.Integers(4, 3 * batch, batch);
        Parameters = engine.CreateParameters([.. Enumerable.Range(0, 2).SelectMany(Shapes)]);
        foreach (var (shape, i) in Parameters.Shapes.Select((shape, i) => (shape, i)))
            Parameters.Write(shape.Name, Numbers.Uniform(i + 10, shape.Rows * shape.Columns, -0.2, 0.2));
        rates = [.. Parameters.Shapes.Select(_ => 1e-3)];
        models = [.. Enumerable.Range(0, 2).Select(model => Layers.Select((_, layer) => (Parameters[$"{model}.{layer}.w"], Parameters[$"{model}.{layer}.b"])).ToArray())];
    }

    public ParameterSet Parameters { get; }

    public float Train()
    {
        engine.BeginStep(recordGradients: true);
        var loss = Loss(models[0]) + (0.5 * Loss(models[1]));
        Parameters.ZeroGradients();
        engine.Backward(loss);
        Parameters.ScaleGradients(null, 1 / Math.Max(1, Parameters.GradientNorm(null)));
        Parameters.AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 1e-2), ++updates, rates);
        return loss.ToScalar();
    }

    public float Evaluate()
    {
        engine.BeginStep(recordGradients: false);
        return (Loss(models[0]) + Loss(models[1])).ToScalar();
    }

    private static IEnumerable<ParameterShape> Shapes(int model) => Layers.SelectMany((layer, i) => new[]
    {
        new ParameterShape($"{model}.{i}.w", layer.Outputs, layer.Inputs, $"model{model}"),
        new ParameterShape($"{model}.{i}.b", 1, layer.Outputs, $"model{model}"),
    });

    private Tensor Loss((Tensor Weight, Tensor Bias)[] layers)
    {
        Tensor Layer(Tensor x, int index, Activation activation) => engine.Linear(x, layers[index].Weight, layers[index].Bias, activation);
        var x = engine.Constant(inputs, batch, 9);
        var hidden = Layer(Layer(Layer(x, 0, Activation.Relu), 1, Activation.Relu), 2, Activation.Relu);
        var (mean, logVariance) = (Layer(hidden, 3, Activation.None), Layer(hidden, 4, Activation.None));
        RandomStream random = new(2, RandomPurpose.NoiseA);
        var z = mean + ((0.5 * logVariance).Exp() * engine.Normal(ref random, 0.5, batch, Latent));
        var norm = z.NormOfEachRow().AtLeast(1e-7);
        var point = z * (norm.Tanh().AtMost(0.95) / norm);
        var logits = Layer(Layer(Layer(point, 5, Activation.Relu), 6, Activation.Relu), 7, Activation.None);
        var reconstruction = engine.SoftmaxCrossEntropy(logits, classes, 3).Mean();
        var kl = (logVariance.Exp() + mean.Square() - logVariance - 1).MeanOverRows().AtLeast(0.1).Sum();
        var (anchor, near, far) = (point.GatherRows(rows.AsSpan(0, batch)), point.GatherRows(rows.AsSpan(batch, batch)), point.GatherRows(rows.AsSpan(2 * batch)));
        var ranking = ((anchor - near).NormOfEachRow() - (anchor - far).NormOfEachRow() + 0.1).Relu().Mean();
        return reconstruction + (0.5 * kl) + ranking + point.NormOfEachRow().Artanh().SmoothL1().Mean();
    }
}
