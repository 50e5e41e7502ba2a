using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.RegularExpressions;
using HyperVaeDsl.Generators;
using HyperVaeDsl.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// What the generator costs: the first run over 200 files in fresh processes, the run after an edit, and what is kept after 1,000 edits. The C#
/// compiler's own work (it parses what is generated, and binds it) is not in it, but the parsing is, as everywhere in a generator.
/// </summary>
internal static partial class GeneratorBenchmark
{
    private const int Files = 200;
    private const int Warmup = 200;
    private const int Rounds = 100;
    private const int Edits = 1_000;

    public static void Run(string path, bool once)
    {
        string content = File.ReadAllText(path);
        if (!once && HvaeCompiler.Compile(path, content).Methodology == null)
            throw new UnusableInputException($"{path} has errors, or imports another file: 'hvae check' shows them. What is measured is a methodology that stands alone.");
        if (!once)
            Console.WriteLine($"{Files} files with the {content.AsSpan().Count('\n')} lines of {Path.GetFileName(path)}, Roslyn {typeof(Compilation).Assembly.GetName().Version}");
        MemoryText[] texts = [.. Enumerable.Range(0, Files).Select(i => new MemoryText($"/project/m{i}.hvae", Named(content, i)))];
        CSharpCompilation compilation = CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText("class C { }")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new HvaeGenerator().AsSourceGenerator()], texts, optionsProvider: new Options());

        Stopwatch clock = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        TimeSpan cold = clock.Elapsed;
        if (once)
        {
            Console.WriteLine(FormattableString.Invariant($"first run: {cold.TotalSeconds:F3} s for {driver.GetRunResult().GeneratedTrees.Length} classes; {JitInfo.GetCompiledMethodCount()} methods, which took {JitInfo.GetCompilationTime().TotalMilliseconds:F0} ms of all cores"));
            return;
        }
        ColdGenerator.Run(path, [.. texts.Select(text => (Path.GetFileName(text.Path), text.GetText().ToString()))]);
        clock.Restart();
        CSharpGeneratorDriver.Create([new HvaeGenerator().AsSourceGenerator()], texts, optionsProvider: new Options()).RunGenerators(compilation);
        Console.WriteLine(FormattableString.Invariant($"all of them, in a process that has compiled them before: {clock.Elapsed.TotalMilliseconds:F0} ms"));

        int seed = 0;
        Report("an edit of one fact in one file", Times(() => Edit(Reseeded(content, ++seed))));
        Report("an edit of a comment in one file", Times(() => Edit(Named(content, 0).Replace("\n", FormattableString.Invariant($" // {++seed}\n"), StringComparison.Ordinal))));
        Report("an edit of C#", Times(() =>
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText($"class C {{ int x{++seed}; }}"));
            driver = driver.RunGenerators(compilation);
        }));

        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Edits; i++)
            Edit(Reseeded(content, ++seed));
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(FormattableString.Invariant($"kept: {before / 1048576.0:F2} MiB before {Edits} edits, {after / 1048576.0:F2} MiB after them"));
        GC.KeepAlive(driver);

        void Edit(string changed)
        {
            MemoryText text = new(texts[0].Path, changed);
            driver = driver.ReplaceAdditionalText(texts[0], text).RunGenerators(compilation);
            texts[0] = text;
        }
    }

    private static double[] Times(Action action)
    {
        for (int i = 0; i < Warmup; i++)
            action();
        double[] times = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return times;
    }

    private static void Report(string what, double[] times)
    {
        double[] sorted = [.. times.Order()];
        Console.WriteLine(FormattableString.Invariant($"{what}: quartiles {sorted[Rounds / 4]:F2}, {sorted[Rounds / 2]:F2}, {sorted[3 * Rounds / 4]:F2} ms"));
    }

    private static string Named(string content, int number) => Name().Replace(content, match => match.Value + number.ToString(CultureInfo.InvariantCulture), 1);

    private static string Reseeded(string content, int seed) => Seed().Replace(Named(content, 0), match => match.Groups[1].Value + seed.ToString(CultureInfo.InvariantCulture), 1);

    [GeneratedRegex(@"^methodology \w+", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(  seed +)\d+", RegexOptions.Multiline)]
    private static partial Regex Seed();

    private sealed class MemoryText(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty.Add("build_property.RootNamespace", "Project").Add("build_property.ProjectDir", "/project/"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
