using System.Diagnostics;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Benchmarks;

/// <summary>What compiling a methodology costs, stage by stage, and how it grows with its length.</summary>
internal static class CostBenchmark
{
    private const int Rounds = 7;
    private static readonly int[] Lengths = [1_000, 10_000, 40_000];

    public static void Run()
    {
        Console.WriteLine($"ms of processor time, median of {Rounds} warm runs; (growth against the text: 1 is linear); bytes allocated a line");
        Console.WriteLine($"{"lines",-10}{"lex",-24}{"read",-24}{"bind",-24}{"verify",-24}{"emit",-24}{"format",-24}{"read + bind",-24}");
        Dictionary<string, (double Milliseconds, int Lines)> shortest = [];
        foreach (int length in Lengths)
        {
            string content = LargeMethodology.Write(length);
            int lines = content.AsSpan().Count('\n');
            Console.Write($"{lines,-10}");
            foreach ((string stage, Action action) in Stages(content))
            {
                (double milliseconds, long bytes) = Measure(action);
                if (!shortest.TryGetValue(stage, out (double Milliseconds, int Lines) small))
                    shortest.Add(stage, small = (milliseconds, lines));
                double growth = milliseconds / small.Milliseconds / ((double)lines / small.Lines);
                Console.Write($"{FormattableString.Invariant($"{milliseconds:F2} ({growth:F2}) {bytes / lines}"),-24}");
            }
            Console.WriteLine();
        }
    }

    private static List<(string Stage, Action Action)> Stages(string content)
    {
        SourceText text = new("large.hvae", content);
        HvaeCompilation compilation = HvaeCompiler.Compile(text.Path, content);
        if (compilation.Methodology is not { } methodology)
            throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics.Take(5).Select(item => item.Format(text))));
        Reading reading = Read(content);
        return
        [
            ("lex", () => Lexer.Tokenize(text, new DiagnosticBag())),
            ("read", () => Read(content)),
            ("bind", () => Bind(reading)),
            ("verify", () => Verifier.Verify(methodology, new DiagnosticBag())),
            ("emit", () => CSharpEmitter.Emit(methodology, text, "Large")),
            ("format", () => HvaeFormatter.Format(compilation, _ => compilation)),
            ("read + bind", () => Bind(Read(content))),
        ];
    }

    // Reading is lexing, composing and parsing.
    private static Reading Read(string content)
    {
        SourceSet sources = SourceSet.Load("large.hvae", content, HvaeOptions.None);
        return sources.Read(sources.Params);
    }

    private static void Bind(Reading reading) => MethodologyBinder.Bind(reading.Whole!, reading.BrokenWords, reading.Text, new DiagnosticBag());

    private static (double Milliseconds, long Bytes) Measure(Action action)
    {
        // Warm: compiled code in its last tier, and the heap at its size.
        Stopwatch warm = Stopwatch.StartNew();
        for (int i = 0; i < 3 || (i < 400 && warm.ElapsedMilliseconds < 1500); i++)
            action();
        double[] times = new double[Rounds];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan start = ThreadClock.Now;
            action();
            times[round] = (ThreadClock.Now - start).TotalMilliseconds;
        }
        return (Statistics.Median(times), (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds);
    }
}
