using HyperVaeDsl.EngineConformance;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using TernaryOperations;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Tensor = HyperVaeDsl.Runtime.Tensors.Tensor;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>What a precision rounds is what docs/language.md says, and nothing else.</summary>
public sealed class PrecisionTests : IDisposable
{
    private const int Seed = 3;

    private static readonly bool IsCpu = Device.Name == "cpu";

    private readonly TorchEngine engine = Device.Open();

    public static TheoryData<OperationCase> Unrounded => [.. OperationCatalogue.All.Where(operation => !operation.Name.StartsWith("Linear", StringComparison.Ordinal))];

    public void Dispose() => engine.Dispose();

    [Theory]
    [MemberData(nameof(Unrounded))]
    public void Mixed_leaves_all_other_operations_and_their_gradients_as_they_are(OperationCase operation)
    {
        Outcome expected = operation.RunOn(engine, Seed);
        engine.ComputeIn(Precision.Mixed);
        Outcome actual = operation.RunOn(engine, Seed);
        AssertSame(expected.Values, actual.Values);
        Assert.All(expected.Gradients.Zip(actual.Gradients), pair => AssertSame(pair.First, pair.Second));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(17, 7, 33)]
    [InlineData(64, 256, 128)]
    public void Mixed_rounds_factors_and_results_of_the_three_products_of_a_layer_to_bfloat16(int n, int k, int m)
    {
        engine.ComputeIn(Precision.Mixed);
        (float[] x, float[] weight, float[] upstream) = (Numbers.Uniform(1, n * k, -2, 2), Numbers.Uniform(2, m * k, -2, 2), Numbers.Uniform(3, n * m, -2, 2));
        ParameterSet set = Layer(n, k, m, x, weight, new float[m]);
        engine.BeginStep(recordGradients: true);
        Tensor output = engine.Linear(set["x"], set["weight"], set["bias"], Activation.None);
        engine.Backward((output * engine.Constant(upstream, n, m)).Sum());
        float[] values = Read(output);
        AssertProducts((i, j) => Sum(k, p => Rounded(x[(i * k) + p]) * (double)Rounded(weight[(j * k) + p])), values, n, m);
        AssertProducts((i, p) => Sum(m, j => Rounded(upstream[(i * m) + j]) * (double)Rounded(weight[(j * k) + p])), Gradient(set, "x", n * k), n, k);
        AssertProducts((j, p) => Sum(n, i => Rounded(upstream[(i * m) + j]) * (double)Rounded(x[(i * k) + p])), Gradient(set, "weight", m * k), m, k);
        float[] bias = Gradient(set, "bias", m);
        for (int j = 0; j < m; j++)
            Assert.Equal(Sum(n, i => upstream[(i * m) + j]), bias[j], 1e-5 * n);
    }

    [Fact]
    public void Mixed_adds_the_bias_without_rounding_it()
    {
        const float Fine = 1 + (1f / 4096);
        engine.ComputeIn(Precision.Mixed);
        ParameterSet set = Layer(1, 1, 1, [2], [3], [Fine]);
        engine.BeginStep(recordGradients: true);
        Assert.Equal([6 + Fine], Read(engine.Linear(set["x"], set["weight"], set["bias"], Activation.Relu)));
    }

    [Fact]
    public void Evaluations_round_nothing()
    {
        ParameterSet set = Layer(17, 7, 33, Numbers.Uniform(1, 17 * 7, -2, 2), Numbers.Uniform(2, 33 * 7, -2, 2), new float[33]);
        float[] expected = Evaluate();
        engine.ComputeIn(Precision.Mixed);
        AssertSame(expected, Evaluate());

        float[] Evaluate()
        {
            engine.BeginStep(recordGradients: false);
            return Read(engine.Linear(set["x"], set["weight"], set["bias"], Activation.None));
        }
    }

    [Fact]
    public void Tf32_is_refused_on_a_cpu_and_rounds_factors_on_a_gpu()
    {
        if (IsCpu)
        {
            Assert.Equal("TF32 is how NVIDIA GPUs multiply, which the device 'cpu' does not", Assert.Throws<UnsupportedPrecisionException>(() => engine.ComputeIn(Precision.Tf32)).Message);
            Assert.Equal(Precision.Single, engine.Precision);
            return;
        }

        (float[] x, float[] weight) = (Numbers.Uniform(1, 64 * 256, 0, 2), Numbers.Uniform(2, 128 * 256, 0, 2));
        ParameterSet set = Layer(64, 256, 128, x, weight, new float[128]);
        engine.ComputeIn(Precision.Tf32);
        Assert.EndsWith("products in TF32", engine.Description, StringComparison.Ordinal);
        // 2^-11 for each factor; a card without TF32 is as exact as an evaluation.
        Assert.InRange(Worst(recordGradients: true), 0, 1e-3);
        Assert.InRange(Worst(recordGradients: false), 0, 1e-6);

        double Worst(bool recordGradients)
        {
            engine.BeginStep(recordGradients);
            float[] values = Read(engine.Linear(set["x"], set["weight"], set["bias"], Activation.None));
            return Enumerable.Range(0, values.Length).Max(i => Math.Abs((values[i] / Sum(256, p => x[(i / 128 * 256) + p] * (double)weight[(i % 128 * 256) + p])) - 1));
        }
    }

    [Fact]
    public void The_description_says_what_is_rounded()
    {
        Assert.DoesNotContain("bfloat16", engine.Description, StringComparison.Ordinal);
        engine.ComputeIn(Precision.Mixed);
        Assert.Contains("products of layers in bfloat16", engine.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_methodology_that_says_mixed_trains_so_and_the_next_one_trains_as_if_it_had_been_the_first()
    {
        double[] single = Recording.Of(engine, new Homeostatic(), epochs: 1, everyStep: true).Steps[0];
        List<double[]> mixed = Recording.Of(engine, new HomeostaticMixed(), epochs: 1, everyStep: true).Steps;
        double[] again = Recording.Of(engine, new Homeostatic(), epochs: 1, everyStep: true).Steps[0];
        Assert.NotEqual(single, mixed[0]);
        Assert.All(single.Zip(mixed[0]).Where(pair => !double.IsNaN(pair.First)), pair => Assert.Equal(pair.First, pair.Second, 0.02 * Math.Max(1, Math.Abs(pair.First))));
        Assert.True(mixed[^1][0] < 0.7 * mixed[0][0], $"The reconstruction fell from {mixed[0][0]} to {mixed[^1][0]}.");
        Assert.All(single.Zip(again), pair => Assert.Equal(pair.First, pair.Second, IsCpu ? 0 : 1e-4));
    }

    [Fact]
    public void The_embedded_engine_refuses_both_and_names_the_file()
    {
        using CpuEngine cpu = new(1);
        foreach ((IMethodology methodology, string start) in new (IMethodology, string)[] { (new HomeostaticMixed(), "mixed.hvae says 'precision mixed', and the engine 'cpu'"), (new HomeostaticTf32(), "tf32.hvae says 'precision tf32', and the engine 'cpu'") })
            Assert.StartsWith(start, Assert.Throws<UnsupportedPrecisionException>(() => Recording.Of(cpu, methodology, 1, everyStep: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_takes_part_in_mixed_training_only_if_it_says_that_it_rounds()
    {
        engine.ComputeIn(Precision.Mixed);
        TorchPart<Linear> plain = new(Linear(3, 2).to(Device.Name));
        Assert.Contains("TorchSharp has no autocast", Assert.Throws<UnsupportedPrecisionException>(() => ModelPart.Allocate(engine, [new("net", plain)])).Message, StringComparison.Ordinal);
        TorchPart<Linear> rounding = new(Linear(3, 2).to(Device.Name)) { FollowsPrecision = true };
        Assert.Equal(2, ModelPart.Allocate(engine, [new("net", rounding)]).Shapes.Count);
    }

    private ParameterSet Layer(int n, int k, int m, float[] x, float[] weight, float[] bias)
    {
        ParameterSet set = engine.CreateParameters([new ParameterShape("x", n, k, "layer"), new ParameterShape("weight", m, k, "layer"), new ParameterShape("bias", 1, m, "layer")]);
        set.Write("x", x);
        set.Write("weight", weight);
        set.Write("bias", bias);
        return set;
    }

    private static float[] Read(Tensor x)
    {
        var values = new float[x.Length];
        x.CopyTo(values);
        return values;
    }

    private static float[] Gradient(ParameterSet set, string name, int length)
    {
        var values = new float[length];
        set.Read(name, ParameterState.Gradient, values);
        return values;
    }

    // The nearest bfloat16 to the exact sum, or its neighbour where float32 sums lie on the other side of the middle.
    private static void AssertProducts(Func<int, int, double> exact, float[] actual, int rows, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                float value = actual[(i * columns) + j];
                Assert.Equal(0u, BitConverter.SingleToUInt32Bits(value) & 0xffff);
                Assert.Equal(exact(i, j), value, (Math.Abs(exact(i, j)) / 256 * (IsCpu ? 1 : 2)) + 1e-4);
            }
        }
    }

    private static double Sum(int count, Func<int, double> term) => Enumerable.Range(0, count).Sum(term);

    /// <summary>To bfloat16, the nearest, ties to the even one.</summary>
    private static float Rounded(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt32BitsToSingle((bits + 0x7fff + ((bits >> 16) & 1)) & 0xffff0000);
    }

    // On a GPU gathered rows are added in any order.
    private static void AssertSame(float[] expected, float[] actual)
    {
        if (IsCpu)
            Assert.Equal(expected, actual);
        else
            Assert.Equal(expected, actual, (one, other) => Math.Abs(one - other) <= 1e-5f * (1 + Math.Abs(one)));
    }
}
