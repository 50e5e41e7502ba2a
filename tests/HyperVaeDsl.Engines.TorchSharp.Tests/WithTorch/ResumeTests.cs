using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using TernaryOperations;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>A run that begins on one engine and goes on with the other is the run of either, up to rounding.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hvae-torch-").FullName;
    private readonly TorchEngine torch = Device.Open();
    private readonly CpuEngine cpu = new(1);

    public void Dispose()
    {
        torch.Dispose();
        cpu.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_goes_on_with_the_other_engine_and_says_so(bool beginsOnTorch)
    {
        (TensorEngine first, TensorEngine second) = beginsOnTorch ? ((TensorEngine)torch, (TensorEngine)cpu) : (cpu, torch);
        Epochs whole = Run(first, "whole", epochs: 2);
        Run(first, "parts", epochs: 1);
        Epochs rest = Run(second, "parts", epochs: 2, resumes: true);
        Epochs single = Run(second, "other", epochs: 2);
        string note = Assert.Single(rest.Started.Resumed!.Notes);
        Assert.StartsWith(beginsOnTorch ? "It was trained on TorchSharp" : "It was trained on embedded CPU engine", note, StringComparison.Ordinal);
        Assert.Contains($"goes on with {second.Description.Split(',')[0]}:", note, StringComparison.Ordinal);
        Assert.Contains("goes on with", File.ReadAllText(Path.Combine(folder, "parts", "run.json")), StringComparison.Ordinal);
        // The second epoch alone was trained by the second engine; 78 steps are within what rounding does to homeostatic (SameNumbersTests).
        double[] actual = Assert.Single(rest.Losses);
        foreach (double[] expected in new[] { whole.Losses[1], single.Losses[1] })
            Assert.All(expected.Zip(actual).Where(pair => !double.IsNaN(pair.First)), pair => Assert.Equal(pair.First, pair.Second, 1e-3 * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void The_same_engine_says_nothing_of_engines()
    {
        Run(torch, "run", epochs: 1);
        Assert.Empty(Run(torch, "run", epochs: 2, resumes: true).Started.Resumed!.Notes);
    }

    private Epochs Run(TensorEngine engine, string name, int epochs, bool resumes = false)
    {
        Epochs observer = new();
        TrainingOptions options = new() { RunFolder = Path.Combine(folder, name), Epochs = epochs, Resume = resumes };
        new Trainer(engine, new Homeostatic(), options, observer, TimeProvider.System).Run();
        return observer;
    }

    private sealed class Epochs : TrainingObserver
    {
        public List<double[]> Losses { get; } = [];

        public RunDescription Started { get; private set; } = null!;

        public override void RunStarted(RunDescription run) => Started = run;

        public override void EpochDone(EpochReport epoch) => Losses.Add([.. epoch.Losses]);
    }
}
