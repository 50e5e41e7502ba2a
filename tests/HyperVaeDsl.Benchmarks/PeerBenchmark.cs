using System.Globalization;
using HyperVaeDsl.Engines.Cpu;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// Our step and PyTorch's in one run, so that a busy machine is busy for both: pairs in the order A B B A, each turn long enough to
/// time. Each side shows its best: PyTorch's implementation of AdamW and number of threads are tried out first, and so is ours. The ratio is
/// taken pair by pair. Beside them stands the floor: the products of the step at the rate of the innermost loop on every core.
/// </summary>
internal static class PeerBenchmark
{
    private const double RoundSeconds = 0.6;
    private const double TrialSeconds = 0.25;

    /// <summary>The step of the shipped methodologies, other batches up to all operations, and four times its width.</summary>
    public static readonly StepSize[] Sizes = [StepSize.Usual, new(64, 1), new(256, 1), new(2048, 1), new(19_683, 1), new(512, 4)];

    public static void Run(int rounds, IReadOnlyList<StepSize> sizes)
    {
        var cores = Environment.ProcessorCount;
        var peak = PeakRate.OfOneCore() * cores;
        using var peer = new PeerProcess("tests/peers/pytorch_step.py");
        Console.WriteLine($"{Processor()}, {cores} cores, .NET {Environment.Version}, PyTorch {peer.Version}, {rounds} pairs A B B A, load {LoadAverage()} at the start");
        Console.WriteLine($"innermost loop: {peak / cores / 1e9:F0} GFLOP/s a core");
        Console.WriteLine($"{"batch x width",-14}{"ours, steps/s",-26}{"PyTorch, steps/s",-26}{"at its best with",-20}{"ratio of pairs",-26}{"floor, steps/s",-16}ours/floor");
        foreach (var size in sizes)
            Compare(peer, size, rounds, peak / size.Operations);
        Console.WriteLine($"peak memory of the whole run: ours {PeakMemory.OfThisProcess} MiB, PyTorch {peer.PeakMemory():F0} MiB");
    }

    private static void Compare(PeerProcess peer, StepSize size, int rounds, double floor)
    {
        var threads = Enumerable.Range(1, Environment.ProcessorCount).MinBy(count => TimeOfOurs(size, count));
        using var engine = new CpuEngine(threads);
        var step = new DualVaeStep(engine, size);
        var ourSteps = StepsFor(RoundSeconds, count => StepBenchmark.Time(step, count));
        var (variant, peerThreads) = peer.Variants.SelectMany(variant => Enumerable.Range(1, Environment.ProcessorCount).Select(count => (variant, count)))
            .MinBy(setting => TimeOfPeer(peer, size, setting.variant, setting.count));
        peer.Make(size, variant, peerThreads);
        var peerSteps = StepsFor(RoundSeconds, peer.Time);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            Action[] turns = [() => ours.Add(ourSteps / StepBenchmark.Time(step, ourSteps)), () => theirs.Add(peerSteps / peer.Time(peerSteps))];
            foreach (var turn in round % 2 == 0 ? turns : turns.Reverse())
                turn();
        }

        double[] ratios = [.. ours.Zip(theirs, (our, their) => our / their)];
        var best = $"{variant}, {peerThreads} {(peerThreads == 1 ? "thread" : "threads")}";
        Console.WriteLine($"{size,-14}{Statistics.Quartiles(ours, "F0"),-26}{Statistics.Quartiles(theirs, "F0"),-26}{best,-20}{Statistics.Quartiles(ratios, "F2"),-26}{floor,-16:F0}{Statistics.Median(ours) / floor:P0}");
    }

    private static double TimeOfOurs(StepSize size, int threads)
    {
        using var engine = new CpuEngine(threads);
        var step = new DualVaeStep(engine, size);
        var steps = StepsFor(TrialSeconds, count => StepBenchmark.Time(step, count));
        return StepBenchmark.Time(step, steps) / steps;
    }

    private static double TimeOfPeer(PeerProcess peer, StepSize size, string variant, int threads)
    {
        peer.Make(size, variant, threads);
        var steps = StepsFor(TrialSeconds, peer.Time);
        return peer.Time(steps) / steps;
    }

    /// <summary>How many steps take some time, after a warm-up of half as long.</summary>
    private static int StepsFor(double seconds, Func<int, double> time)
    {
        var (steps, taken) = (0, 0.0);
        for (var count = 1; taken < seconds / 2; count *= 2)
        {
            taken += time(count);
            steps += count;
        }

        return Math.Max(1, (int)(seconds * steps / taken));
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0].ToString(CultureInfo.InvariantCulture) : "unknown";
}
