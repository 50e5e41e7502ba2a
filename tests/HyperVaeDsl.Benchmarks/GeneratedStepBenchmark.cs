using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// The generated step of homeostatic against the one written by hand, on the same engine. Two trainings go side by side and take turns after each step, so that
/// the two steps of a pair do the same work one after the other, and whatever else the machine does happens to both. The statistic is the median of the ratios of
/// the pairs, for each phase and for all. Both must learn the same, bit for bit, in every step.
/// </summary>
internal static class GeneratedStepBenchmark
{
    private const int WarmEpochs = 2;

    public static void Run(int epochs)
    {
        Side[] warm = Train(WarmEpochs);
        Side[] sides = Train(epochs);
        Console.WriteLine($"{sides[0].Engine}, {epochs} epochs step by step in turns, us a step: medians (quartiles)");
        Console.WriteLine($"{"phase",-16}{"pairs",8}{"generated",28}{"written by hand",28}{"ratio of the pairs",32}");
        string[] names = [.. new Homeostatic().Facts.Phases.Select(phase => phase.Name)];
        int[] phases = [.. sides[0].Steps.Select(step => step.Phase)];
        for (int phase = 0; phase < names.Length; phase++)
            Print(names[phase], sides, i => phases[i] == phase);
        Print("all", sides, _ => true);
        bool same = sides[0].Losses.SequenceEqual(sides[1].Losses) && warm[0].Losses.SequenceEqual(warm[1].Losses);
        Console.WriteLine($"losses of all steps {(same ? "are equal bit for bit" : "DIFFER")}");
    }

    private static void Print(string name, Side[] sides, Func<int, bool> isMeant)
    {
        int[] pairs = [.. Enumerable.Range(0, sides[0].Steps.Count).Where(i => isMeant(i) && sides[0].Steps[i].IsTimed)];
        if (pairs.Length < 4)
            return;
        double[] generated = [.. pairs.Select(i => sides[0].Steps[i].Microseconds)];
        double[] written = [.. pairs.Select(i => sides[1].Steps[i].Microseconds)];
        double[] ratios = [.. generated.Zip(written, (one, other) => one / other)];
        Console.WriteLine($"{name,-16}{pairs.Length,8}{Statistics.Quartiles(generated, "F0"),28}{Statistics.Quartiles(written, "F0"),28}{Statistics.Quartiles(ratios, "F4"),32}");
    }

    private static Side[] Train(int epochs)
    {
        using SemaphoreSlim first = new(1);
        using SemaphoreSlim second = new(0);
        Side[] sides = [new(new Homeostatic(), first, second), new(new HandWrittenHomeostatic(), second, first)];
        Thread[] threads = [.. sides.Select(side => new Thread(() => side.Train(epochs)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return sides;
    }

    private sealed class Side(IMethodology methodology, SemaphoreSlim mine, SemaphoreSlim other) : TrainingObserver
    {
        private long started;

        /// <summary>The steps; the first of an epoch is not timed, because what happens between epochs would count.</summary>
        public List<(int Phase, bool IsTimed, double Microseconds)> Steps { get; } = [];

        public List<double> Losses { get; } = [];

        public string Engine { get; private set; } = "";

        public void Train(int epochs)
        {
            mine.Wait();
            using CpuEngine engine = new(1);
            Engine = engine.Description;
            new Trainer(engine, methodology, new TrainingOptions { Epochs = epochs }, this, TimeProvider.System).Run();
            other.Release();
        }

        public override void StepDone(in StepReport step)
        {
            double elapsed = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            Steps.Add((methodology.PhaseIndexAt(step.Time), step.StepInEpoch > 0, elapsed));
            Losses.AddRange(step.Losses);
            other.Release();
            mine.Wait();
            started = Stopwatch.GetTimestamp();
        }
    }
}
