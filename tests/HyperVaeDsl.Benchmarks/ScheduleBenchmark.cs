using System.Diagnostics;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// What all six signals of homeostatic cost in one step, in nanoseconds and bytes, and what one learning rate costs in PyTorch and, where it
/// can be imported, in Ignite; in turns, so that a busy machine is busy for all.
/// </summary>
internal static class ScheduleBenchmark
{
    private const int Rounds = 15;
    private const int Steps = 3900;
    private const int Runs = 100;
    private const int PeerValues = 20_000;

    public static void Run(string? python, string? script)
    {
        double[] times = [.. Enumerable.Range(0, Steps).Select(step => step / 39.0)];
        using PeerProcess? peer = python == null ? null : new PeerProcess(script!, python);
        Dictionary<string, List<double>> theirs = peer?.Variants.ToDictionary(variant => variant, _ => new List<double>()) ?? [];
        List<double> ours = [];
        Evaluate(times);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Evaluate(times);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Evaluate(times);
            ours.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Runs * Steps));
            foreach (string variant in theirs.Keys)
                theirs[variant].Add(peer!.Time(variant, PeerValues) * 1e9 / PeerValues);
        }

        Console.WriteLine($"{"all 6 signals of homeostatic, ns a step",-60}{Statistics.Summary(ours, "F1")}, {allocated} bytes in {Runs * Steps} steps");
        if (peer != null)
            Console.WriteLine($"PyTorch {peer.Version}:");
        foreach ((string variant, List<double> values) in theirs)
            Console.WriteLine($"{$"one learning rate by {variant}, ns",-60}{Statistics.Summary(values, "F0")}");
    }

    private static double Evaluate(double[] times)
    {
        double sum = 0;
        for (int run = 0; run < Runs; run++)
        {
            foreach (double time in times)
            {
                Homeostatic.Signals signals = Homeostatic.At(time);
                sum += signals.BetaA + signals.BetaB + signals.Temperature + signals.Lr + signals.Admission + signals.RadialWeight;
            }
        }

        return sum;
    }
}
