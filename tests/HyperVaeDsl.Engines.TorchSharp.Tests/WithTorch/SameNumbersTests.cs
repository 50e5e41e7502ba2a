using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using TernaryOperations;
using Xunit.Abstractions;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>The shipped methodologies, on both engines with the same batches and the same noise.</summary>
public sealed class SameNumbersTests(ITestOutputHelper output)
{
    private const int Steps = 100;

    public static TheoryData<string> Methodologies => [nameof(Cyclical), nameof(Homeostatic)];

    /// <summary>
    /// Within 1e-3, or within ten times what it does to the embedded engine alone that every weight is rounded once at the start: training amplifies the last
    /// bit of a float tenfold in ten steps where its rate is high.
    /// </summary>
    [Theory]
    [MemberData(nameof(Methodologies))]
    public void The_losses_of_the_first_hundred_steps_are_those_of_the_embedded_engine(string name)
    {
        using CpuEngine cpu = new(2);
        using TorchEngine torch = Device.Open();
        List<double[]> expected = Recording.Of(cpu, Make(name), epochs: 3, everyStep: true).Steps;
        List<double[]> rounded = Recording.Of(cpu, Make(name), epochs: 3, everyStep: true, Round).Steps;
        List<double[]> actual = Recording.Of(torch, Make(name), epochs: 3, everyStep: true).Steps;
        (double worst, double inherent) = (0, 0);
        for (int step = 0; step < Steps; step++)
        {
            worst = Math.Max(worst, Difference(expected[step], actual[step]));
            inherent = Math.Max(inherent, Difference(expected[step], rounded[step]));
            if ((step + 1) % 10 == 0)
                output.WriteLine($"{name}, {step + 1} steps: the engines differ by {worst:E1}, the embedded one from itself by {inherent:E1}");
            Assert.True(worst <= Math.Max(1e-3, 10 * inherent), $"In step {step} the losses differ by {worst:E2}; rounding alone makes {inherent:E2}.");
        }
    }

    [Theory]
    [MemberData(nameof(Methodologies))]
    public void Reading_later_trains_the_same(string name)
    {
        using TorchEngine engine = Device.Open();
        using TorchEngine deferring = new(Device.Name, new TorchSettings { DefersReading = true });
        Recording expected = Recording.Of(engine, Make(name), epochs: 1, everyStep: false);
        Recording actual = Recording.Of(deferring, Make(name), epochs: 1, everyStep: false);
        Assert.InRange(Difference(expected.Epochs[0], actual.Epochs[0]), 0, 1e-4);
        Assert.Equal(Accuracy(expected), Accuracy(actual), 0.01);
    }

    /// <summary>On a GPU as well: see <see cref="TorchSettings.RepeatsBits"/>.</summary>
    [Theory]
    [MemberData(nameof(Methodologies))]
    public void Equal_runs_give_equal_bits(string name)
    {
        using TorchEngine first = Device.Open();
        using TorchEngine second = Device.Open();
        float[] expected = [];
        float[] actual = [];
        Recording.Of(first, Make(name), epochs: 2, everyStep: false, after: set => expected = Values(set));
        Recording.Of(second, Make(name), epochs: 2, everyStep: false, after: set => actual = Values(set));
        Assert.NotEmpty(expected);
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{expected.Zip(actual, (one, other) => one == other ? 0 : 1).Sum()} of {expected.Length} weights differ.");
    }

    private static float[] Values(ParameterSet parameters) => [.. parameters.Shapes.SelectMany(shape =>
    {
        var values = new float[shape.Rows * shape.Columns];
        parameters.Read(shape.Name, ParameterState.Value, values);
        return values;
    })];

    private static void Round(ParameterSet parameters)
    {
        foreach (ParameterShape shape in parameters.Shapes)
        {
            var values = new float[shape.Rows * shape.Columns];
            parameters.Read(shape.Name, ParameterState.Value, values);
            for (int i = 0; i < values.Length; i++)
                values[i] = i % 2 == 0 ? MathF.BitIncrement(values[i]) : MathF.BitDecrement(values[i]);
            parameters.Write(shape.Name, values);
        }
    }

    private static double Accuracy(Recording recording) => recording.Result.Metrics![Metric.TritAccuracy];

    private static IMethodology Make(string name) => name == nameof(Cyclical) ? new Cyclical() : new Homeostatic();

    /// <summary>The largest relative difference, where losses below 1 are compared absolutely.</summary>
    private static double Difference(double[] expected, double[] actual)
    {
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(double.IsNaN(expected[i]), double.IsNaN(actual[i]));
            if (!double.IsNaN(expected[i]))
                worst = Math.Max(worst, Math.Abs(expected[i] - actual[i]) / Math.Max(1, Math.Abs(expected[i])));
        }

        return worst;
    }
}
