using System.Diagnostics;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// What checking costs: reading, binding and verifying the methodologies of the history, warm, and methodologies with many phases and
/// signals, with the time that each rule takes of it.
/// </summary>
internal static class CheckBenchmark
{
    private const int Rounds = 9;

    private static readonly (int Phases, int Signals)[] Grids = [(125, 12), (250, 25), (500, 50), (1000, 100)];

    public static void Run(string folder)
    {
        History(folder);
        Growth();
    }

    private static void History(string folder)
    {
        Dictionary<string, string> texts = Directory.GetFiles(folder, "*.hvae", SearchOption.AllDirectories).ToDictionary(Path.GetFullPath, File.ReadAllText);
        HvaeOptions options = new() { Resolve = Find };
        string[] files = [.. texts.Keys.Order(StringComparer.Ordinal).Where(path => HvaeCompiler.Compile(path, texts[path], options).Methodology != null)];
        for (int i = 0; i < 20; i++)
        {
            foreach (string path in files)
                HvaeCompiler.Compile(path, texts[path], options);
        }
        Console.WriteLine($"checking each methodology of {folder}, wall time, warm, median of {Rounds} rounds over all of them");
        Dictionary<string, List<double>> times = files.ToDictionary(path => path, _ => new List<double>());
        Dictionary<string, long> bytes = [];
        List<double> whole = [];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string path in files)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                HvaeCompiler.Compile(path, texts[path], options);
                times[path].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                bytes[path] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
            whole.Add(files.Sum(path => times[path][^1]));
        }
        foreach (string path in files.OrderByDescending(path => Statistics.Median(times[path])))
            Console.WriteLine(FormattableString.Invariant($"  {Path.GetFileName(path),-44}{Statistics.Median(times[path]),8:F2} ms{bytes[path] / 1024.0,10:F0} KiB"));
        Console.WriteLine(FormattableString.Invariant($"all {files.Length}: {Statistics.Median(whole):F1} ms, {bytes.Values.Sum() / 1024.0 / 1024.0:F1} MiB"));

        SourceFile? Find(string importer, string import)
        {
            string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(importer)!, import));
            return texts.TryGetValue(path, out string? text) ? new SourceFile(path, text) : null;
        }
    }

    private static void Growth()
    {
        Console.WriteLine();
        Console.WriteLine($"phases x signals, every phase assigns every signal; ms, median of {Rounds}; (growth against the product: 1 is linear)");
        Console.WriteLine($"{"phases",-8}{"signals",-9}{"product",-10}{"whole check",-20}{"without collecting",-20}{"read",-20}{"bind",-20}{"verify",-20}{"MiB",-8}");
        Dictionary<string, (double Milliseconds, int Product)> first = [];
        Dictionary<string, string> ofRules = [];
        foreach ((int phases, int signals) in Grids)
        {
            string text = LargeMethodology.Grid(phases, signals);
            int product = phases * signals;
            HvaeCompilation compilation = HvaeCompiler.Compile("grid.hvae", text);
            if (compilation.Methodology is not { } methodology)
                throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics.Take(5).Select(item => item.Format(compilation.Text))));
            Reading reading = Read(text);
            long before = GC.GetAllocatedBytesForCurrentThread();
            HvaeCompiler.Compile("grid.hvae", text);
            double allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / 1024.0;
            string whole = Grown("whole", () => HvaeCompiler.Compile("grid.hvae", text), product);
            string calculated = Grown("without collecting", () => HvaeCompiler.Compile("grid.hvae", text), product, pauses: false);
            string read = Grown("read", () => Read(text), product);
            string bind = Grown("bind", () => Bind(reading), product);
            string verify = Grown("verify", () => Verifier.Verify(methodology, new DiagnosticBag()), product);
            Console.WriteLine(FormattableString.Invariant($"{phases,-8}{signals,-9}{product,-10}{whole,-20}{calculated,-20}{read,-20}{bind,-20}{verify,-20}{allocated,-8:F1}"));
            foreach (IRule rule in Verifier.All)
            {
                string name = rule.GetType().Name;
                ofRules[name] = ofRules.GetValueOrDefault(name, "") + $"{Grown(name, () => rule.Check(methodology, new DiagnosticBag()), product),-18}";
            }
        }
        Console.WriteLine();
        Console.WriteLine("the same for each rule");
        foreach ((string rule, string line) in ofRules)
            Console.WriteLine($"  {rule,-32}{line}");

        string Grown(string stage, Action action, int product, bool pauses = true)
        {
            double milliseconds = Median(action, pauses);
            if (!first.TryGetValue(stage, out (double Milliseconds, int Product) small))
                first.Add(stage, small = (milliseconds, product));
            double growth = milliseconds / small.Milliseconds / ((double)product / small.Product);
            return FormattableString.Invariant($"{milliseconds:F2} ({growth:F2})");
        }
    }

    // Without the pauses of the collector of garbage, whose work depends on what lives and not on what is done, if they do not count.
    private static double Median(Action action, bool pauses)
    {
        Stopwatch warm = Stopwatch.StartNew();
        for (int i = 0; i < 2 || (i < 100 && warm.ElapsedMilliseconds < 300); i++)
            action();
        List<double> times = [];
        Stopwatch all = Stopwatch.StartNew();
        while (times.Count < Rounds && (times.Count < 3 || all.ElapsedMilliseconds < 3000))
        {
            TimeSpan paused = GC.GetTotalPauseDuration();
            long start = Stopwatch.GetTimestamp();
            action();
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            times.Add((pauses ? took : took - (GC.GetTotalPauseDuration() - paused)).TotalMilliseconds);
        }
        return Statistics.Median(times);
    }

    private static Reading Read(string content)
    {
        SourceSet sources = SourceSet.Load("grid.hvae", content, HvaeOptions.None);
        return sources.Read(sources.Params);
    }

    private static Methodology Bind(Reading reading) => MethodologyBinder.Bind(reading.Whole!, reading.BrokenWords, reading.Text, new DiagnosticBag());
}
