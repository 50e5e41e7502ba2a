using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu.Kernels.Gemm;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Benchmarks;

/// <summary>Rate of the three products of each layer of the step, packing included.</summary>
internal static unsafe class GemmBenchmark
{
    private const int Rounds = 9;

    private static readonly (int Inputs, int Outputs)[] Layers = [(9, 256), (256, 128), (128, 64), (64, 16), (16, 32), (32, 64), (64, 27)];

    public static void Run(int threads, int batch)
    {
        using var team = new WorkerTeam(threads);
        var scratch = team.Scratch;
        Console.WriteLine($"GFLOP/s, median (min - max) of {Rounds} rounds, {threads} threads, batch {batch}");
        Console.WriteLine($"{"layer",-12}{"X W^T",-28}{"dY W",-28}{"dY^T X",-28}");
        foreach (var (inputs, outputs) in Layers)
        {
            var (x, w, y) = (new PinnedBuffer<float>(batch * inputs), new PinnedBuffer<float>(inputs * outputs), new PinnedBuffer<float>(batch * outputs));
            var viewX = MatrixView.RowMajor(x.Pointer, batch, inputs);
            var viewW = MatrixView.RowMajor(w.Pointer, outputs, inputs);
            var viewY = MatrixView.RowMajor(y.Pointer, batch, outputs);
            string Rate(MatrixView a, MatrixView b, PinnedBuffer<float> c) =>
                Statistics.Summary(Measure(() => MatrixProduct.Compute(team, scratch, a, b, c.Pointer, default), 2.0 * batch * inputs * outputs), "F0");
            Console.WriteLine($"{$"{inputs}-{outputs}",-12}{Rate(viewX, viewW.Transposed, y),-28}{Rate(viewY, viewW, x),-28}{Rate(viewY.Transposed, viewX, w),-28}");
        }
    }

    private static double[] Measure(Action product, double operations)
    {
        var repetitions = Math.Max(20, (int)(1e9 / operations));
        for (var i = 0; i < repetitions; i++)
            product();
        var rates = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < repetitions; i++)
                product();
            rates[round] = operations * repetitions / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
        }

        return rates;
    }
}
