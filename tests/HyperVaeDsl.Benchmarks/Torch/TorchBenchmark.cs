using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Engines.TorchSharp;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>The step against the seam on TorchSharp and on the embedded engine, and the same step written by hand with TorchSharp, in turns A B C C B A.</summary>
internal static class TorchBenchmark
{
    private const int Steps = 60;

    public static void Run(string device, int threads, int rounds)
    {
        using TorchEngine engine = new(device, new TorchSettings { Threads = threads });
        using CpuEngine embedded = new(threads);
        DualVaeStep ours = new(engine);
        DualVaeStep own = new(embedded);
        HandWrittenTorchStep written = new();
        (string Name, Action Step, List<double> Times)[] steps = [("on this engine", ours.Run, []), ("by hand", written.Run, []), ("embedded engine", own.Run, [])];
        foreach ((_, Action step, _) in steps)
            Time(step);
        long managed = GC.GetTotalAllocatedBytes();
        Time(ours.Run);
        managed = GC.GetTotalAllocatedBytes() - managed;
        for (int round = 0; round < rounds; round++)
        {
            foreach ((_, Action step, List<double> times) in round % 2 == 0 ? steps : [.. steps.Reverse()])
                times.Add(Time(step));
        }

        Console.WriteLine($"{engine.Description}, {rounds} rounds of {Steps} steps, us a step: median (least - most)");
        foreach ((string name, _, List<double> times) in steps)
            Console.WriteLine($"{name,-24}{Statistics.Summary(times, "F0")}");
        Console.WriteLine($"{"ratio to by hand",-24}{Statistics.Summary([.. steps[0].Times.Zip(steps[1].Times, (one, other) => one / other)], "F3")}");
        Console.WriteLine($"{"managed bytes a step",-24}{managed / Steps}");
        Console.WriteLine($"losses {ours.Loss:F4} and {written.Loss:F4}");
    }

    private static double Time(Action step)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Steps; i++)
            step();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Steps;
    }
}
