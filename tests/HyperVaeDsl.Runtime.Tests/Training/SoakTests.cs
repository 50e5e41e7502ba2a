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

    // What leaks grows in every part. A buffer that a pool keeps for a core on which the run had not been yet comes once: the growth of most parts counts, and that of all of them has a limit.
    private const long GrowthOfMostParts = 2 * 1024;
    private const long GrowthOfAll = 1024 * 1024;

    private static readonly int Epochs = int.TryParse(Environment.GetEnvironmentVariable("HVAE_SOAK_EPOCHS"), NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) ? epochs : 400;

    [Fact]
    public void Memory_stays_flat_and_two_runs_do_not_drift_apart()
    {
        using var folder = new TemporaryFolder();
        long[] first = Run(folder["first"]);
        long[] second = Run(folder["second"]);
        RunTwin.AssertSameFiles(folder["first"], folder["second"]);
        foreach (long[] memory in new[] { first, second })
        {
            long[] growth = [.. memory.Skip(1).Zip(memory.Skip(2), (before, after) => after - before).Order()];
            Assert.True(growth[growth.Length / 2] < GrowthOfMostParts && memory.Max() - memory[1] < GrowthOfAll, $"Bytes after each tenth of the run: {string.Join(" ", memory)}");
        }
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
        TrainingResult result = new Trainer(engine, methodology, new TrainingOptions { RunFolder = folder, CheckpointEvery = TimeSpan.FromSeconds(1) }, observer, new CountingClock()).Run();
        Assert.Equal((TrainingOutcome.Completed, Epochs), (result.Outcome, result.Epochs));
        Assert.True(double.IsFinite(result.Metrics![Metric.Kl]));
        return [.. observer.Bytes];
    }

    /// <summary>A hundredth of a second passes from look to look: the checkpoints of a run, and the buffers that the first one needs, come at the same steps however busy the machine is.</summary>
    private sealed class CountingClock : TimeProvider
    {
        private long now;

        public override long GetTimestamp() => now += TimestampFrequency / 100;
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
