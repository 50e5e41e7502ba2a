using System.Globalization;
using HyperVaeDsl.Engines.Cpu;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// Our step and PyTorch's in one run, so that a busy machine is busy for both: rounds in the order A B B A, each long enough to
/// time, and the median over rounds. On a crowded machine set OMP_WAIT_POLICY=passive, or PyTorch's threads spend their time waiting
/// for each other. PyTorch shows its best implementation of AdamW; the ratio is taken round by round.
/// </summary>
internal static class PeerBenchmark
{
    private const double RoundSeconds = 1.5;
    private const int WarmUpSteps = 600;
    private const int PeerWarmUpSteps = 30;

    public static void Run(string python, string script, int threads, int rounds)
    {
        using var engine = new CpuEngine(threads);
        var step = new DualVaeStep(engine);
        using var peer = new PeerProcess(python, script, threads);
        var ourSteps = (int)Math.Ceiling(RoundSeconds * WarmUpSteps / StepBenchmark.Time(step, WarmUpSteps));
        var peerSteps = peer.Variants.ToDictionary(variant => variant, variant => (int)Math.Ceiling(RoundSeconds * PeerWarmUpSteps / peer.Time(variant, PeerWarmUpSteps)));
        var ours = new List<double>();
        var theirs = peer.Variants.ToDictionary(variant => variant, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            Action[] turns = [() => ours.Add(ourSteps / StepBenchmark.Time(step, ourSteps)), .. peer.Variants.Select(variant => (Action)(() => theirs[variant].Add(peerSteps[variant] / peer.Time(variant, peerSteps[variant]))))];
            foreach (var turn in round % 2 == 0 ? turns : turns.Reverse())
                turn();
        }

        var best = theirs.MaxBy(variant => Statistics.Median(variant.Value));
        double[] ratios = [.. ours.Zip(best.Value, (our, their) => our / their)];
        Console.WriteLine($"{Processor()}, {Environment.ProcessorCount} cores, {threads} threads each, {rounds} rounds A B B A, OMP_WAIT_POLICY {Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") ?? "unset"}, load {LoadAverage()}");
        Console.WriteLine($"{$".NET {Environment.Version}, {engine.Description}",-70}{Statistics.Summary(ours, "F0")} steps/s");
        foreach (var (variant, rates) in theirs)
            Console.WriteLine($"{$"PyTorch {peer.Version}, AdamW {variant}",-70}{Statistics.Summary(rates, "F0")} steps/s");
        Console.WriteLine($"{$"ratio to PyTorch with AdamW {best.Key}",-70}{Statistics.Summary(ratios, "F2")}");
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0].ToString(CultureInfo.InvariantCulture) : "unknown";
}
