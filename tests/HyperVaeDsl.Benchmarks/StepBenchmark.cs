using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;

namespace HyperVaeDsl.Benchmarks;

/// <summary>Steps a second of <see cref="DualVaeStep"/>.</summary>
internal static class StepBenchmark
{
    private const int Rounds = 11;
    private const int StepsPerRound = 200;
    private const int WarmUpSteps = 300;

    public static void Run(int threads, StepSize size)
    {
        using var engine = new CpuEngine(threads);
        Console.WriteLine(engine.Description);
        var step = new DualVaeStep(engine, size);
        Time(step, WarmUpSteps);
        var collections = GC.CollectionCount(2);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        double[] rates = [.. Enumerable.Range(0, Rounds).Select(_ => StepsPerRound / Time(step, StepsPerRound))];
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine($"steps/s: {Statistics.Summary(rates, "F0")}, median {1e6 / Statistics.Median(rates):F0} us, {allocated / (Rounds * StepsPerRound)} bytes a step, {GC.CollectionCount(2) - collections} old collections, peak memory {PeakMemory.OfThisProcess} MiB, loss {step.Loss:F4}");
    }

    /// <summary>Seconds for some steps.</summary>
    public static double Time(DualVaeStep step, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            step.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
