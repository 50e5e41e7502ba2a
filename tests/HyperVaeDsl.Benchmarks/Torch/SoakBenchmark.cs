using System.Diagnostics;
using System.Globalization;
using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Runtime.Training;
using TorchSharp;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>Many steps of a small methodology on TorchSharp, and what memory they hold: a line every so many steps.</summary>
internal static class SoakBenchmark
{
    private const int Lines = 20;

    public static void Run(string device, int steps)
    {
        using TorchEngine engine = new(device, new TorchSettings { Threads = 1 });
        using CancellationTokenSource enough = new();
        Watch watch = new(steps, enough);
        Console.WriteLine($"{engine.Description}: {steps} steps of soak.hvae");
        Console.WriteLine("step      seconds  RSS MiB  managed MiB  collections 0/1/2  live tensors  of all threads");
        new Trainer(engine, new Soak(), new TrainingOptions(), watch, TimeProvider.System).Run(enough.Token);
    }

    private sealed class Watch(int steps, CancellationTokenSource enough) : TrainingObserver
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private long done;

        public override void StepDone(in StepReport step)
        {
            done++;
            if (done == 1 || done % (steps / Lines) == 0)
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
                $"{done,-8}  {clock.Elapsed.TotalSeconds,7:F0}  {process.WorkingSet64 / 1048576.0,7:F1}  {GC.GetTotalMemory(false) / 1048576.0,11:F2}  {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2),-12}  {DisposeScopeManager.Statistics.ThreadTotalLiveCount,12}  {torch.Tensor.TotalCount,17}"));
        }
    }
}
