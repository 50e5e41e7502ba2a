using System.Diagnostics;
using System.Globalization;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Benchmarks;

/// <summary>What comparing costs, without compiling: all pairs of the methodologies of a folder, warm, and two with many phases.</summary>
internal static class DiffBenchmark
{
    private const int Rounds = 5;

    public static void Run(string folder)
    {
        Dictionary<string, string> texts = Directory.GetFiles(folder, "*.hvae", SearchOption.AllDirectories).ToDictionary(Path.GetFullPath, File.ReadAllText);
        HvaeOptions options = new() { Resolve = Find };
        (string Name, HvaeCompilation Compilation)[] all = [.. texts.Keys.Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), HvaeCompiler.Compile(path, texts[path], options))).Where(item => item.Item2.Methodology != null)];
        List<(double Milliseconds, string Pair)> times = [];
        foreach ((string old, HvaeCompilation before) in all)
        {
            foreach ((string @new, HvaeCompilation after) in all)
            {
                MethodologyComparison.Of(before, after);
                times.Add((Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Time(before, after))), $"{old} -> {@new}"));
            }
        }
        Console.WriteLine(FormattableString.Invariant($"{times.Count} pairs of {all.Length} methodologies, comparing alone, warm, medians of {Rounds}: median {Statistics.Median(times.Select(item => item.Milliseconds)):F2} ms, slowest {times.Max(item => item.Milliseconds):F2} ms"));
        foreach ((double milliseconds, string pair) in times.OrderByDescending(item => item.Milliseconds).Take(5))
            Console.WriteLine(FormattableString.Invariant($"  {milliseconds,8:F2} ms  {pair}"));
        foreach ((int phases, int signals) in new[] { (125, 12), (1000, 12), (1000, 100) })
        {
            string text = LargeMethodology.Grid(phases, signals);
            string other = text.Replace("ramp 0.1 -> 0.8", "ramp 0.1 -> 0.7", StringComparison.Ordinal).Replace("s0  in 0..10", "s0  in 0..11", StringComparison.Ordinal);
            (HvaeCompilation before, HvaeCompilation after) = (HvaeCompiler.Compile("grid.hvae", text), HvaeCompiler.Compile("grid.hvae", other));
            MethodologyComparison.Of(before, after);
            double median = Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Time(before, after)));
            int changes = MethodologyComparison.Of(before, after).Changes.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{phases} phases x {signals} signals, {changes} changes: {median:F0} ms"));
        }

        SourceFile? Find(string importer, string import)
        {
            string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(importer)!, import));
            return texts.TryGetValue(path, out string? text) ? new SourceFile(path, text) : null;
        }
    }

    private static double Time(HvaeCompilation old, HvaeCompilation @new)
    {
        long start = Stopwatch.GetTimestamp();
        MethodologyComparison.Of(old, @new);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
