using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Benchmarks;

/// <summary>The noise of a step of both VAEs: drawn at once in one thread as <c>TorchEngine</c> does, in parts on the pool's threads, and by the embedded engine; in turns, and what a turn allocates.</summary>
internal static class NoiseBenchmark
{
    private const int Rounds = 101;

    public static void Run(int threads, int batch)
    {
        int count = 2 * batch * VaeModel.LatentSize;
        float[] drawn = new float[count];
        ParallelOptions pool = new() { MaxDegreeOfParallelism = threads };
        using CpuEngine engine = new(threads);
        Action[] ways =
        [
            () => Fill().Draw(drawn),
            () => Parallel.For(0, Fill().Parts, pool, part => Fill().Draw(part, drawn)),
            () =>
            {
                RandomStream random = Stream();
                engine.BeginStep(recordGradients: false);
                engine.Normal(ref random, 1, 2 * batch, VaeModel.LatentSize);
                engine.BeginStep(recordGradients: false);
            },
        ];
        string[] names = ["at once, one thread", $"in parts, pool, {threads} threads", $"embedded engine, {threads} threads"];
        List<double>[] times = [[], [], []];
        long[] allocated = new long[ways.Length];
        for (int round = -20 * Rounds; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                long start = Stopwatch.GetTimestamp();
                ways[way]();
                double elapsed = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                allocated[way] = GC.GetTotalAllocatedBytes(precise: true) - before;
                if (round >= 0)
                    times[way].Add(elapsed);
            }
        }

        Console.WriteLine($"{count} normal numbers, {Rounds} rounds, us: median (least - most); managed bytes");
        for (int way = 0; way < ways.Length; way++)
            Console.WriteLine($"{names[way],-30}{Statistics.Summary([.. times[way]], "F0"),-32}{allocated[way]}");

        NormalFill Fill() => new(Stream(), 1, count);
        static RandomStream Stream() => new(1, RandomPurpose.NoiseA);
    }
}
