using System.Diagnostics;

namespace HyperVaeDsl.Benchmarks;

/// <summary>What the published tool costs who waits for it, with its start: checking each methodology of a folder, and comparing any two of them.</summary>
internal static class NativeBenchmark
{
    private const int Rounds = 7;
    private const int Slowest = 5;
    private const int Repeated = 60;
    private const int Repeats = 15;

    public static void Run(string tool, string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.hvae").Order(StringComparer.Ordinal).Where(file => Start(tool, "digest", file).Code == 0)];
        Console.WriteLine(FormattableString.Invariant($"{tool}, wall time of a process, warm files; --version: {Median(tool, "--version"):F1} ms"));
        Report("check", files.Select(file => (Name(file), Median(tool, "check", file))));
        // Once each: there are many. What was slow then, by the pair or by the moment, is run again.
        (string Old, string New, double Milliseconds)[] pairs = [.. files.SelectMany(old => files.Where(file => file != old).Select(@new => (old, @new, Start(tool, "diff", old, @new).Milliseconds)))];
        Report("diff", pairs.Select(pair => (Pair(pair.Old, pair.New), pair.Milliseconds)));
        // In turns, so that a slow second is one of all pairs.
        (string Old, string New, double Milliseconds)[] slow = [.. pairs.OrderByDescending(pair => pair.Milliseconds).Take(Repeated)];
        double[][] rounds = [.. Enumerable.Range(0, Repeats).Select(_ => slow.Select(pair => Start(tool, "diff", pair.Old, pair.New).Milliseconds).ToArray())];
        (string Pair, double Median, double Fastest)[] again = [.. slow.Select((pair, i) => (Pair(pair.Old, pair.New), Statistics.Median(rounds.Select(round => round[i])), rounds.Min(round => round[i])))];
        Report($"diff, medians of {Repeats} of the slowest", again.Select(item => (item.Pair, item.Median)));
        Console.WriteLine(FormattableString.Invariant($"each of these pairs has a run of at most {again.Max(item => item.Fastest):F1} ms"));
    }

    /// <summary>Runs the tool and reads nothing of what it says.</summary>
    public static (int Code, double Milliseconds) Start(string tool, params string[] arguments)
    {
        ProcessStartInfo info = new(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Start(info);
    }

    /// <summary>The same in a folder.</summary>
    public static (int Code, double Milliseconds) Start(ProcessStartInfo info)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(info)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static double Median(string tool, params string[] arguments) => Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Start(tool, arguments).Milliseconds));

    private static string Pair(string old, string @new) => $"{Name(old)} -> {Name(@new)}";

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static void Report(string verb, IEnumerable<(string Name, double Milliseconds)> measured)
    {
        (string Name, double Milliseconds)[] sorted = [.. measured.OrderBy(item => item.Milliseconds)];
        Console.WriteLine(FormattableString.Invariant($"hvae {verb}, {sorted.Length} times: median {sorted[sorted.Length / 2].Milliseconds:F1} ms, nine of ten below {sorted[sorted.Length * 9 / 10].Milliseconds:F1} ms, slowest {sorted[^1].Milliseconds:F1} ms"));
        foreach ((string name, double milliseconds) in sorted.Reverse().Take(Slowest))
            Console.WriteLine(FormattableString.Invariant($"  {milliseconds,8:F1} ms  {name}"));
    }
}
