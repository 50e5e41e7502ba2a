using System.Diagnostics;
using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Tests.Fuzzing;

/// <summary>
/// Whatever the text, the compiler answers, soon, twice the same, with findings inside the text, and the formatter settles at once.
/// HVAE_FUZZ says how many texts are tried (HVAE_FUZZ=200000), or which (HVAE_FUZZ=50000..100000).
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 4000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public void Every_text_is_answered()
    {
        (int first, int last) = Numbers();
        int next = first - 1;
        string? failure = null;
        Worker[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker(() => failure == null ? Interlocked.Increment(ref next) : last, last, said => Interlocked.CompareExchange(ref failure, said, null)))];
        while (workers.Any(worker => worker.IsRunning) && failure == null)
        {
            Thread.Sleep(20);
            // A hang cannot be interrupted, but it can be named.
            foreach (Worker worker in workers.Where(worker => worker.Elapsed > Longest))
                failure ??= Describe(worker.Number, $"takes longer than {Longest.TotalSeconds} s");
        }
        Assert.True(failure == null, failure);
    }

    [Theory]
    [InlineData("  signal s{0} in 0..1 = 0.5\n")]
    [InlineData("  loss radial weight 1 inner 0.1 outer 0.85\n")]
    [InlineData("  guard g{0} when kl < 0.01 for 5 epochs stop\n")]
    [InlineData("  phase P{0} epochs {0}..end {{ }}\n")]
    [InlineData("  group g{0} {{\n    loss radial weight 1 inner 0.1 outer 0.85\n  }}\n")]
    [InlineData("  controller c{0} every step {{\n    observe kl ema 0.5\n    when kl > 1 scale s{0} by 0.5\n    keep s{0} in 0.1..1\n  }}\n")]
    [InlineData("  /// documentation\n  // comment\n\n")]
    [InlineData("  losss x\n")]
    [InlineData("  signal s in 0..1 = ramp 0 => 1 {{ {{\n")]
    [InlineData("  allow HV1201 because \"x\"\n")]
    [InlineData("  epochs 1\n")]
    [InlineData("{{")]
    [InlineData("}}")]
    [InlineData("(")]
    [InlineData("1")]
    [InlineData("\"")]
    [InlineData(";")]
    [InlineData(" 0.5")]
    [InlineData(" s + ")]
    [InlineData(", 5: 1")]
    [InlineData("methodology M {{ }} ")]
    public void Cost_grows_with_the_text(string piece)
    {
        static string Text(string piece, int count) =>
            "methodology M {\n" + string.Concat(Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, piece, i))) + "\n}\n";
        string small = Text(piece, 500);
        string large = Text(piece, 4000);
        double factor = (double)large.Length / small.Length;
        long bytes = Allocated(small);
        long more = Allocated(large);
        Assert.True(more < 2 * factor * bytes + 100_000, $"{bytes} bytes become {more} for {factor} times the text.");
    }

    // The second run: the first one also pays for what is made once.
    private static long Allocated(string text)
    {
        HvaeFormatter.Format("a.hvae", text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        HvaeFormatter.Format("a.hvae", text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Check(string text)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("a.hvae", text);
        foreach (Diagnostic finding in compilation.Diagnostics)
        {
            Inside(finding.Span, compilation.Text.Content.Length, finding.Code);
            foreach (RelatedLocation related in finding.Related)
                Inside(related.Span, compilation.Text.Content.Length, finding.Code);
        }
        HvaeCompilation again = HvaeCompiler.Compile("a.hvae", text);
        Demand(compilation.Methodology?.Digest == again.Methodology?.Digest, "has two digests");
        Demand(Findings(compilation).SequenceEqual(Findings(again)), "gives other findings the second time");
        if (compilation.Methodology != null)
            Demand(CSharpEmitter.Emit(compilation, "N").Length > 0, "emits nothing");
        else if (compilation.Name != null)
            Demand(ShapeEmitter.Emit(compilation, "N") != null, "has no shape");
        FormattedText once = HvaeFormatter.Format(compilation, content => HvaeCompiler.Compile("a.hvae", content));
        Demand(once.Outcome != FormatOutcome.MeaningWouldChange, "would change its meaning by formatting");
        if (once.Text is { } formatted)
            Demand(HvaeFormatter.Format("a.hvae", formatted).Text == formatted, "is not formatted by formatting once");
        Fixed(compilation);
    }

    private static void Fixed(HvaeCompilation compilation)
    {
        FixRun run = Fixer.Apply(compilation, content => HvaeCompiler.Compile("a.hvae", content));
        if (run.Applied.Count == 0)
            return;
        ILookup<string, Diagnostic> known = compilation.Diagnostics.ToLookup(finding => finding.Code);
        Demand(run.Compilation.Diagnostics.GroupBy(finding => finding.Code).All(group => group.Count() <= known[group.Key].Count()), "is found wrong in another way when it is fixed");
        Demand(compilation.Methodology == null || compilation.Methodology.Digest == run.Compilation.Methodology?.Digest, "has another digest when it is fixed");
        Demand(Findings(HvaeCompiler.Compile("a.hvae", run.Text)).SequenceEqual(Findings(run.Compilation)), "gives other findings when it is fixed");
    }

    private static IEnumerable<string> Findings(HvaeCompilation compilation) => compilation.Diagnostics.Select(item => item.Format(compilation.Text));

    private static void Inside(TextSpan span, int length, string code) =>
        Demand(0 <= span.Start && span.Start <= span.End && span.End <= length, $"has a finding {code} at {span.Start}..{span.End} outside of it");

    private static void Demand(bool condition, string otherwise)
    {
        if (!condition)
            throw new DemandException(otherwise);
    }

    private static (int First, int Last) Numbers()
    {
        string[] written = (Environment.GetEnvironmentVariable("HVAE_FUZZ") ?? "").Split("..");
        int[] numbers = [.. written.Where(part => part.Length > 0).Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];
        return numbers switch
        {
            [int count] => (0, count),
            [int first, int last] => (first, last),
            _ => (0, Usual),
        };
    }

    private static string Describe(int number, string what)
    {
        string text = FuzzedText.Of(number);
        return $"Text {number} {what}. It is:\n{(text.Length < 4000 ? text : text[..4000] + "…")}";
    }

    private sealed class DemandException(string message) : Exception(message);

    /// <summary>Tries one text after the other.</summary>
    private sealed class Worker
    {
        private readonly Thread thread;
        private long started;

        public Worker(Func<int> next, int last, Action<string> fail)
        {
            thread = new Thread(() => Run(next, last, fail)) { IsBackground = true };
            thread.Start();
        }

        public int Number { get; private set; }

        public bool IsRunning => thread.IsAlive;

        public TimeSpan Elapsed => Volatile.Read(ref started) is > 0 and long ticks ? Stopwatch.GetElapsedTime(ticks) : TimeSpan.Zero;

        private void Run(Func<int> next, int last, Action<string> fail)
        {
            while ((Number = next()) < last)
            {
                Volatile.Write(ref started, Stopwatch.GetTimestamp());
                try
                {
                    Check(FuzzedText.Of(Number));
                }
                catch (Exception exception)
                {
                    fail(Describe(Number, exception is DemandException ? exception.Message : $"throws {exception}"));
                    return;
                }
            }
            Volatile.Write(ref started, 0);
        }
    }
}
