using System.Diagnostics;
using System.Globalization;
using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Runtime.Training;
using TorchSharp;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>Many steps of a small methodology on TorchSharp, and what memory they hold: a line every so many steps, with the fewest and most tensors that were alive after a step since the line before.</summary>
internal static class SoakBenchmark
{
    private const int Lines = 20;

    public static void Run(string device, int steps)
    {
        using TorchEngine engine = TorchDevice.Open(device, threads: 1);
        using CancellationTokenSource enough = new();
        Watch watch = new(steps, new CardMemory(device), enough);
        Console.WriteLine($"{engine.Description}: {steps} steps of soak.hvae");
        Console.WriteLine("step      seconds  RSS MiB  card MiB  managed MiB after a collection  collections 0/1/2  live tensors after each step");
        new Trainer(engine, new Soak(), new TrainingOptions(), watch, TimeProvider.System).Run(enough.Token);
        if (!enough.IsCancellationRequested)
            Console.WriteLine("soak.hvae has no more steps");
    }

    private sealed class Watch(int steps, CardMemory card, CancellationTokenSource enough) : TrainingObserver
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private long done;
        private (long Fewest, long Most) live = (long.MaxValue, 0);

        public override void StepDone(in StepReport step)
        {
            done++;
            long now = torch.Tensor.TotalCount;
            live = (Math.Min(live.Fewest, now), Math.Max(live.Most, now));
            if (done == 1 || done % Math.Max(1, steps / Lines) == 0)
                Line();
            if (done == steps)
                enough.Cancel();
        }

        private void Line()
        {
            using Process process = Process.GetCurrentProcess();
            process.Refresh();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done,-8}  {clock.Elapsed.TotalSeconds,7:F0}  {process.WorkingSet64 / 1048576.0,7:F1}  {card.Used(),8}  {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,30:F2}  {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2),-12}  {live.Fewest} - {live.Most}"));
            live = (long.MaxValue, 0);
        }
    }
}
