using System.Globalization;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

/// <summary>A long run: HVAE_SOAK_EPOCHS says how long, in place of the usual number.</summary>
[Collection(AloneCollection.Name)]
public class SoakTests
{
    private const int Parts = 10;
    private const long Tolerance = 64 * 1024;

    private static readonly int Epochs = int.TryParse(Environment.GetEnvironmentVariable("HVAE_SOAK_EPOCHS"), NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) ? epochs : 400;

    [Fact]
    public void Memory_stays_flat_and_two_runs_do_not_drift_apart()
    {
        using var folder = new TemporaryFolder();
        long[] first = Run(folder["first"]);
        long[] second = Run(folder["second"]);
        RunTwin.AssertSameFiles(folder["first"], folder["second"]);
        foreach (long[] memory in new[] { first, second })
            Assert.True(memory.Max() - memory[1] < Tolerance, $"Bytes after each tenth of the run: {string.Join(" ", memory)}");
        if (Environment.GetEnvironmentVariable("HVAE_SOAK_REPORT") is { } report)
            File.WriteAllText(report, $"{Epochs} epochs, bytes after each tenth: {string.Join(" ", first)}; second run: {string.Join(" ", second)}\n");
    }

    private static long[] Run(string folder)
    {
        var methodology = new SmallMethodology
        {
            KeepsEvaluations = false,
            Facts = SmallMethodology.SmallFacts with
            {
                Epochs = Epochs,
                EvaluateEvery = 20,
                Phases = [new PhaseFacts("Explore", 0, 1), new PhaseFacts("Converge", 1, Epochs)],
                Data = SmallMethodology.SmallFacts.Data with { BatchSize = 64, HighFrom = 1, Subset = (0, 255), Measured = DataPart.Training },
            },
        };
        var observer = new MemoryObserver();
        using var engine = new CpuEngine(1);
        TrainingResult result = new Trainer(engine, methodology, new TrainingOptions { RunFolder = folder, CheckpointEvery = TimeSpan.FromSeconds(1) }, observer, TimeProvider.System).Run();
        Assert.Equal((TrainingOutcome.Completed, Epochs), (result.Outcome, result.Epochs));
        Assert.True(double.IsFinite(result.Metrics![Metric.Kl]));
        return [.. observer.Bytes];
    }

    private sealed class MemoryObserver : TrainingObserver
    {
        public List<long> Bytes { get; } = new(Parts);

        public override void EpochDone(EpochReport epoch)
        {
            if ((epoch.Epoch + 1) % (Epochs / Parts) == 0)
                Bytes.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
