using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using TernaryOperations;

namespace HyperVaeDsl.Training.Tests;

/// <summary>
/// How far the last bit of one number carries. Two engines that round differently anywhere, as any two implementations of a sum do, are at least as far
/// apart as a run is from itself with one of its weights rounded once; no order of summation can bring them closer than that.
/// </summary>
public sealed class RoundingTests
{
    private const int Steps = 100;

    [Fact]
    public void One_rounding_of_one_weight_moves_the_losses_of_cyclical_by_more_than_a_thousandth_in_a_hundred_steps()
    {
        List<double[]> expected = Losses(_ => { });
        Assert.Equal(0, Worst(expected, Losses(_ => { })));
        double worst = Worst(expected, Losses(RoundOne));
        Assert.True(worst > 1e-3, $"The losses differ by {worst:E2}.");
    }

    private static void RoundOne(ParameterSet parameters)
    {
        ParameterShape shape = parameters.Shapes.First(shape => shape.Name == "vae_A.encoder.0.weight");
        var values = new float[shape.Rows * shape.Columns];
        parameters.Read(shape.Name, ParameterState.Value, values);
        values[0] = MathF.BitIncrement(values[0]);
        parameters.Write(shape.Name, values);
    }

    private static List<double[]> Losses(Action<ParameterSet> change)
    {
        using CpuEngine engine = new(1);
        Recording recording = new();
        Trainer trainer = new(engine, new Cyclical(), new TrainingOptions { Epochs = 3 }, recording, TimeProvider.System);
        change(trainer.Parameters);
        trainer.Run();
        return recording.Steps;
    }

    /// <summary>The largest relative difference of the first steps, where losses below 1 are compared absolutely.</summary>
    private static double Worst(List<double[]> expected, List<double[]> actual) =>
        Enumerable.Range(0, Steps).Max(step => expected[step].Zip(actual[step]).Where(pair => !double.IsNaN(pair.First)).Max(pair => Math.Abs(pair.First - pair.Second) / Math.Max(1, Math.Abs(pair.First))));

    private sealed class Recording : TrainingObserver
    {
        public List<double[]> Steps { get; } = [];

        public override void StepDone(in StepReport step) => Steps.Add([.. step.Losses]);
    }
}
