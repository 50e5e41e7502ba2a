using HyperVaeDsl.Engines.Cpu;
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

    [Theory]
    [MemberData(nameof(Methodologies))]
    public void The_losses_of_the_first_hundred_steps_are_those_of_the_embedded_engine(string name)
    {
        using CpuEngine cpu = new(2);
        using TorchEngine torch = Device.Open();
        List<double[]> expected = Recording.Of(cpu, Make(name), epochs: 3, everyStep: true).Steps;
        List<double[]> actual = Recording.Of(torch, Make(name), epochs: 3, everyStep: true).Steps;
        double worst = 0;
        for (int step = 0; step < Steps; step++)
        {
            double difference = Difference(expected[step], actual[step]);
            worst = Math.Max(worst, difference);
            if (step is 0 or 9 or 19 or 29 or 39 or 49 or 59 or 69 or 79 or 89 or 99)
                output.WriteLine($"{name} step {step + 1}: largest relative difference of a loss so far {worst:E1}");
        }

        Assert.True(worst < 1e-3, $"The losses differ by {worst:E2}.");
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
        Assert.Equal(expected.Result.Metrics!.Value.Mean.TritAccuracy, actual.Result.Metrics!.Value.Mean.TritAccuracy, 0.01);
    }

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
