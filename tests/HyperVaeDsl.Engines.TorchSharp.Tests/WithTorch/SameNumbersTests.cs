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
    private const int Ways = 4;

    public static TheoryData<string> Methodologies => [nameof(Cyclical), nameof(Homeostatic)];

    /// <summary>
    /// Within 1e-3, or within twice what it does up to the same step to the embedded engine alone that every weight is rounded once at the start, in one of four ways. Where the rate is
    /// high, training amplifies the last bit of a float tenfold in ten steps, from whichever step on a hinge or a limit lies within rounding of its corner.
    /// </summary>
    [Theory]
    [MemberData(nameof(Methodologies))]
    public void The_losses_of_the_first_hundred_steps_are_those_of_the_embedded_engine(string name)
    {
        using CpuEngine cpu = new(2);
        using TorchEngine torch = Device.Open();
        List<double[]> expected = Recording.Of(cpu, Make(name), epochs: 3, everyStep: true).Steps;
        double[][] rounded = [.. Enumerable.Range(0, Ways).Select(way => Differences(expected, Recording.Of(cpu, Make(name), epochs: 3, everyStep: true, parameters => Round(parameters, way)).Steps))];
        double[] engines = Differences(expected, Recording.Of(torch, Make(name), epochs: 3, everyStep: true).Steps);
        for (int step = 9; step < Steps; step += 10)
            output.WriteLine($"{name}, {step + 1} steps: the engines differ by {engines[step]:E1}, the embedded one from itself by {string.Join(", ", rounded.Select(way => $"{way[step]:E1}"))}");
        for (int step = 0; step < Steps; step++)
            Assert.InRange(engines[step], 0, Math.Max(1e-3, 2 * rounded.Max(way => way[step])));
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

    /// <summary>Up to each of the first steps, the largest difference so far.</summary>
    private static double[] Differences(List<double[]> expected, List<double[]> actual)
    {
        var worst = new double[Steps];
        for (int step = 0; step < Steps; step++)
            worst[step] = Math.Max(step == 0 ? 0 : worst[step - 1], Difference(expected[step], actual[step]));
        return worst;
    }

    private static void Round(ParameterSet parameters, int way)
    {
        foreach (ParameterShape shape in parameters.Shapes)
        {
            var values = new float[shape.Rows * shape.Columns];
            parameters.Read(shape.Name, ParameterState.Value, values);
            for (int i = 0; i < values.Length; i++)
                values[i] = (i >> way) % 2 == 0 ? MathF.BitIncrement(values[i]) : MathF.BitDecrement(values[i]);
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
