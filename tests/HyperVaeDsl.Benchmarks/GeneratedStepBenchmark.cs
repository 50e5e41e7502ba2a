using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// The generated step of homeostatic against the one written by hand, on the same engine: pairs of short trainings in the order A B B A. Both must
/// learn the same, bit for bit. The plan starts at the phase Explore, so its first epoch is timed, and of its steps the fastest: other work on the
/// machine only makes steps slower.
/// </summary>
internal static class GeneratedStepBenchmark
{
    public static void Run(int rounds)
    {
        using CpuEngine engine = new(1);
        Train(engine, new Homeostatic());
        Train(engine, new HandWrittenHomeostatic());
        List<double> generated = [];
        List<double> written = [];
        for (int round = 0; round < rounds; round++)
        {
            Action[] turns = [() => generated.Add(Train(engine, new Homeostatic()).Microseconds), () => written.Add(Train(engine, new HandWrittenHomeostatic()).Microseconds)];
            foreach (Action turn in round % 2 == 0 ? turns : turns.Reverse())
                turn();
        }

        bool same = Train(engine, new Homeostatic()).Losses.SequenceEqual(Train(engine, new HandWrittenHomeostatic()).Losses);
        double[] ratios = [.. generated.Zip(written, (one, other) => one / other)];
        double[] sorted = [.. ratios.Order()];
        Console.WriteLine($"{engine.Description}, {rounds} pairs, the fastest step of an epoch, us");
        Console.WriteLine($"{"generated",-40}{Statistics.Summary(generated, "F1")}");
        Console.WriteLine($"{"written by hand",-40}{Statistics.Summary(written, "F1")}");
        Console.WriteLine($"{"ratio in pairs",-40}{Statistics.Summary(ratios, "F4")}, quartiles {sorted[sorted.Length / 4]:F4} and {sorted[3 * sorted.Length / 4]:F4}");
        Console.WriteLine($"losses of the last step {(same ? "are equal bit for bit" : "DIFFER")}");
    }

    private static (double Microseconds, double[] Losses) Train(CpuEngine engine, IMethodology methodology)
    {
        Clock clock = new();
        new Trainer(engine, methodology, new TrainingOptions { Epochs = 1 }, clock, TimeProvider.System).Run();
        return (clock.Steps.Min(), clock.Losses);
    }

    private sealed class Clock : TrainingObserver
    {
        private long last;

        public List<double> Steps { get; } = [];

        public double[] Losses { get; private set; } = [];

        public override void StepDone(in StepReport step)
        {
            long now = Stopwatch.GetTimestamp();
            if (step.StepInEpoch > 0)
                Steps.Add(Stopwatch.GetElapsedTime(last, now).TotalMicroseconds);
            Losses = [.. step.Losses];
            last = Stopwatch.GetTimestamp();
        }
    }
}
