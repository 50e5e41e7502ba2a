using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Engines.TorchSharp;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>
/// The step against the seam on TorchSharp and on the embedded engine, and the same step written by hand with TorchSharp, in turns A B C C B A. On a GPU
/// no step reads a number, and what the host needs to give out a step is measured beside what a step takes. With HVAE_PEER_PYTHON the same steps of PyTorch take their turns too.
/// </summary>
internal static class TorchBenchmark
{
    private const double RoundSeconds = 0.4;

    /// <summary>Measures at one batch.</summary>
    /// <param name="device">Device of the steps on TorchSharp.</param>
    /// <param name="threads">Threads of all on the CPU.</param>
    /// <param name="rounds">Turns of each.</param>
    /// <param name="batch">Operations in a batch.</param>
    public static void Run(string device, int threads, int rounds, int batch)
    {
        using TorchEngine engine = TorchDevice.Open(device, threads);
        using CpuEngine embedded = new(threads);
        bool isGpu = engine.DefersReading;
        DualVaeStep ours = new(engine, new StepSize(batch, 1));
        DualVaeStep own = new(embedded, new StepSize(batch, 1));
        HandWrittenTorchStep written = new(device, batch, reads: !isGpu);
        List<Competitor> steps = [Competitor.Of("on the seam", ours.Run, ours.Settle), Competitor.Of("by hand", written.Run, written.Settle), Competitor.Of("embedded engine", own.Run, own.Settle)];
        using PeerProcess? peer = Environment.GetEnvironmentVariable("HVAE_PEER_PYTHON") is null ? null : new PeerProcess("tests/peers/pytorch_step.py");
        if (peer is not null)
        {
            peer.Make(new StepSize(batch, 1), "fused", threads, isGpu ? device + " unread" : device);
            steps.Add(new Competitor("PyTorch, fused AdamW", peer.Run));
        }

        foreach (Competitor step in steps)
            step.WarmUp(RoundSeconds);
        (long managed, long reads) = (GC.GetTotalAllocatedBytes(), engine.Reads);
        int counted = Math.Clamp(50_000 / batch, 4, 100);
        for (int i = 0; i < counted; i++)
            ours.Run();
        (managed, reads) = (GC.GetTotalAllocatedBytes() - managed, engine.Reads - reads);
        for (int round = 0; round < rounds; round++)
        {
            foreach (Competitor step in round % 2 == 0 ? steps : [.. steps.AsEnumerable().Reverse()])
                step.TakeTurn();
        }

        Console.WriteLine($"{engine.Description}, batch {batch}, {rounds} rounds, us a step: median (least - most); given out by the host");
        foreach (Competitor step in steps)
            Console.WriteLine($"{step.Name,-24}{Statistics.Summary(step.Times, "F0"),-32}{Statistics.Summary(step.Given, "F0")}");
        Console.WriteLine($"{"ratio to by hand",-24}{Statistics.Summary([.. steps[0].Times.Zip(steps[1].Times, (one, other) => one / other)], "F3")}");
        Console.WriteLine($"{"a step on the seam",-24}{managed / counted} managed bytes, {(double)reads / counted} reads; peak memory {PeakMemory.OfThisProcess} MiB; losses {ours.Loss:F4} and {written.Loss:F4}");
    }

    /// <summary>One way of doing the step, and its times in microseconds.</summary>
    private sealed class Competitor(string name, Func<int, (double Seconds, double Given)> run)
    {
        private int steps = 1;

        public string Name => name;

        public List<double> Times { get; } = [];

        /// <summary>Until the host had given the step to the device.</summary>
        public List<double> Given { get; } = [];

        public static Competitor Of(string name, Action step, Action settle) => new(name, count =>
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
                step();
            double given = Stopwatch.GetElapsedTime(start).TotalSeconds;
            settle();
            return (Stopwatch.GetElapsedTime(start).TotalSeconds, given);
        });

        /// <summary>Finds out how many steps take so long.</summary>
        public void WarmUp(double seconds)
        {
            (int count, double taken) = (1, 0);
            for (; taken < seconds / 2; count *= 2)
                taken = run(count).Seconds;
            steps = Math.Max(1, (int)(seconds * count / 2 / taken));
        }

        public void TakeTurn()
        {
            (double seconds, double given) = run(steps);
            Times.Add(1e6 * seconds / steps);
            Given.Add(1e6 * given / steps);
        }
    }
}
