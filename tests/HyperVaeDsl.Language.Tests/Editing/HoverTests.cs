using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Editing;

/// <summary>What is said of the word under the pointer.</summary>
public sealed class HoverTests
{
    private static readonly Manual Manual = new(File.ReadAllText(Repository.Path("docs", "language.md")));

    [Theory]
    [InlineData("weight be|ta", "**signal beta** in 0..1")]
    [InlineData("weight be|ta", "Train  0..50    0     0.5  ramp 0 -> 0.5")]
    [InlineData("weight be|ta", "Smallest 0, largest 0.5.")]
    [InlineData("weight be|ta", "▁")]
    [InlineData("weight be|ta", "it stays in 0..1")]
    [InlineData("weight be|ta", "Read by loss kl.")]
    [InlineData("weight be|ta", "0..50    0.5 * (epoch / 50.0)\n50..100  0.5\n")]
    [InlineData("1|0 epochs", "10 epochs = 390 steps = 199,680 samples = 10% of the run")]
    [InlineData("10 ep|ochs", "10 epochs = 390 steps")]
    [InlineData("0..5|0 {", "50 epochs = 1,950 steps")]
    [InlineData("..en|d", "The end of the run: 100 epochs = 3,900 steps")]
    [InlineData("phase Re|st", "epochs 50..100, steps 1950..3900")]
    [InlineData("ra|mp 0", "ramp [a] -> b [over d] [shape] [extends]")]
    [InlineData("co|sine", "(1 - cos(pi p)) / 2")]
    [InlineData("loss k|l", "sum over the dimensions of max(f,")]
    [InlineData("when k|l", "Divergence of the posterior")]
    [InlineData("free|_bits", "`free_bits` f >= 0")]
    [InlineData("ba|tch", "operations in a batch")]
    [InlineData("pha|se Train", "phase NAME UNIT a..b")]
    [InlineData("5e-|3", "5e-3 = 0.005")]
    [InlineData("HV12|03", "**HV1203**")]
    public void Says_what_is_asked(string place, string said)
    {
        Marked marked = new(Text.Replace(place.Replace("|", "", StringComparison.Ordinal), place, StringComparison.Ordinal) is var text && text.Count(c => c == '|') > 1 ? Once(place) : text);
        HvaeCompilation compilation = marked.Compilation;
        Assert.True(compilation.Methodology != null, string.Join("\n", compilation.Diagnostics.Select(item => item.Format(compilation.Text))));
        Hover? hover = Hover.At(marked.Project, Marked.Path, marked.Offset, compilation.Methodology, Manual);
        Assert.NotNull(hover);
        Assert.Contains(said, hover.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_the_grammar_has_an_entry()
    {
        foreach ((StatementTable table, string keyword) in Tables(HvaeGrammar.File, null).SelectMany(item => item.Table.Keywords.Select(keyword => (item.Table, keyword))))
            Assert.True(Manual.Find(keyword, table.Where) != null, $"{table.Where}: {keyword}");
        Assert.All(Schedules.Operators, word => Assert.NotNull(Manual.Find(word)));
        Assert.All(ShapeGrammar.Words, word => Assert.NotNull(Manual.Find(word, "ramp")));
        Assert.All(LossKind.All, kind => Assert.NotNull(Manual.Loss(kind.Name)));
        Assert.All(MetricKind.All, kind => Assert.NotNull(Manual.Metric(MetricKind.OfModel(kind).Name)));
        Assert.All(Prelude.Presets.Keys, preset => Assert.NotNull(Manual.Preset(preset)));
    }

    [Fact]
    public void Every_word_of_a_shipped_methodology_is_answered_and_nothing_throws()
    {
        string text = File.ReadAllText(Repository.Path("examples", "TernaryOperations", "Methodologies", "homeostatic.hvae"));
        EditedFile file = new(Marked.Path, text);
        EditorProject project = new([file]);
        Methodology methodology = HvaeCompiler.Compile(Marked.Path, text).Methodology!;
        for (int offset = 0; offset <= text.Length; offset++)
            _ = Hover.At(project, Marked.Path, offset, methodology, Manual);
    }

    private static string Text => Sample.Of(
        "  signal beta in 0..1\n  signal lr in 0..5e-3 = ramp 5e-3 -> 1e-4 over 10 epochs cosine  allow HV1203 because \"a test\"\n  phase Train epochs 0..50 {\n    beta ramp 0 -> 0.5\n  }\n  phase Rest epochs 50..end { }\n"
        + "  loss reconstruction  weight 1\n  loss kl  weight beta free_bits 0.1 nats/dim\n  controller c every step {\n    observe kl ema 0.9\n    when kl > 5 scale beta by 1.05\n    keep beta in 0..1\n  }\n").Replace("learning_rate  5e-3", "learning_rate  lr", StringComparison.Ordinal).Replace("  allow HV1203 because \"a test\"", "", StringComparison.Ordinal)
        .Replace("  seed      1\n", "  seed      1\n  allow HV1203 because \"a test\"\n", StringComparison.Ordinal);

    // The first place only.
    private static string Once(string place)
    {
        string plain = place.Replace("|", "", StringComparison.Ordinal);
        int at = Text.IndexOf(plain, StringComparison.Ordinal);
        return Text.Remove(at, plain.Length).Insert(at, place);
    }

    private static IEnumerable<(StatementTable Table, string? Around)> Tables(StatementTable table, string? around) => table.Bodies.SelectMany(body => Tables(body, table.Where)).Prepend((table, around));
}
