using System.Diagnostics;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// How reading and binding grow from 1,000 to 10,000 lines, in turns, so that both see the same machine; with what the collector of
/// garbage did in each round, so that a slow round has a reason.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Rounds = 31;
    private const int Small = 1_000;
    private const int Large = 10_000;

    private readonly record struct Round(double Milliseconds, double Pause, int Young, int Middle, int Old, long Bytes);

    public static void Run()
    {
        string small = LargeMethodology.Write(Small);
        string large = LargeMethodology.Write(Large);
        // Warm: compiled code in its last tier, and the heap at its size.
        for (int i = 0; i < 60; i++)
        {
            Compile(small);
            if (i % 4 == 0)
                Compile(large);
        }
        List<Round> smalls = [];
        List<Round> larges = [];
        for (int round = 0; round < Rounds; round++)
        {
            larges.Add(Measure(large));
            // As many lines again, each text alone: its share of what the collector does for them.
            for (int i = 0; i < Large / Small; i++)
                smalls.Add(Measure(small));
        }
        Console.WriteLine($"read + bind, wall time in ms, {Rounds} rounds of {Large / Small} texts of {Small} lines and one of {Large}, in turns");
        Console.WriteLine($"{"lines",-8}{"quartiles",-24}{"mean",-9}{"of it GC",-10}{"collections of generation 0, 1, 2",-36}{"bytes a line",-14}without a collection");
        Print(Small, smalls);
        Print(Large, larges);
        Console.WriteLine(FormattableString.Invariant($"growth for 10 times the lines: medians {Median(larges) / Median(smalls):F2}, means {Mean(larges) / Mean(smalls):F2}, without the pauses of the collector {larges.Average(Own) / smalls.Average(Own):F2}"));
        Retained(small, Small);
        Retained(large, Large);
    }

    private static void Print(int lines, List<Round> rounds)
    {
        double[] sorted = [.. rounds.Select(round => round.Milliseconds).Order()];
        double[] quiet = [.. rounds.Where(round => round.Young + round.Middle + round.Old == 0).Select(round => round.Milliseconds)];
        string quartiles = FormattableString.Invariant($"{sorted[sorted.Length / 4]:F2} {sorted[sorted.Length / 2]:F2} {sorted[sorted.Length * 3 / 4]:F2}");
        string collections = FormattableString.Invariant($"{rounds.Average(round => round.Young):F2} {rounds.Average(round => round.Middle):F2} {rounds.Average(round => round.Old):F2} a round");
        string alone = quiet.Length == 0 ? "never" : FormattableString.Invariant($"{Statistics.Median(quiet):F2} ms ({quiet.Length} of {rounds.Count})");
        Console.WriteLine(FormattableString.Invariant($"{lines,-8}{quartiles,-24}{Mean(rounds),-9:F2}{rounds.Average(round => round.Pause),-10:F2}{collections,-36}{rounds.Average(round => round.Bytes) / lines,-14:F0}{alone}"));
    }

    private static double Median(List<Round> rounds) => Statistics.Median(rounds.Select(round => round.Milliseconds));

    private static double Mean(List<Round> rounds) => rounds.Average(round => round.Milliseconds);

    private static double Own(Round round) => round.Milliseconds - round.Pause;

    private static Round Measure(string content)
    {
        int young = GC.CollectionCount(0);
        int middle = GC.CollectionCount(1);
        int old = GC.CollectionCount(2);
        TimeSpan pause = GC.GetTotalPauseDuration();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Compile(content);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        old = GC.CollectionCount(2) - old;
        middle = GC.CollectionCount(1) - middle - old;
        young = GC.CollectionCount(0) - young - middle - old;
        return new Round(milliseconds, (GC.GetTotalPauseDuration() - pause).TotalMilliseconds, young, middle, old, bytes);
    }

    private static (Reading Reading, Methodology Methodology) Compile(string content)
    {
        SourceSet sources = SourceSet.Load("large.hvae", content, HvaeOptions.None);
        Reading reading = sources.Read(sources.Params);
        return (reading, MethodologyBinder.Bind(reading.Whole!, reading.BrokenWords, reading.Text, new DiagnosticBag()));
    }

    private static void Retained(string content, int lines)
    {
        (Reading reading, Methodology methodology) = Compile(content);
        Print(HeapCensus.Of(reading, content), "the tree and its tokens");
        Print(HeapCensus.Of(methodology, content, reading.Text), "the methodology, with what it shares with the tree");

        void Print(List<(string Type, int Count, long Bytes)> census, string what)
        {
            Console.WriteLine(FormattableString.Invariant($"kept by {what}: {census.Sum(item => item.Bytes) / lines} bytes a line in {(double)census.Sum(item => item.Count) / lines:F1} objects"));
            foreach ((string type, int count, long bytes) in census.Take(lines == Large ? 16 : 0))
                Console.WriteLine(FormattableString.Invariant($"  {type,-44}{(double)count / lines,8:F2} objects{(double)bytes / lines,10:F1} bytes a line"));
        }
    }
}
