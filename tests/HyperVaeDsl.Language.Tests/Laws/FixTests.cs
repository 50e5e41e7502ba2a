using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Fixes: what is certain is cured, nothing else changes, and doing it again changes nothing.</summary>
public sealed class FixTests
{
    public static TheoryData<string> Cases => [.. CorpusFolders.Names("invalid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fixing_finds_no_new_mistakes_and_is_done_once(string name)
    {
        HvaeCompilation Compile(string text) => HvaeCompiler.Compile("input.hvae", text, CorpusFolders.Options("invalid", name));
        HvaeCompilation before = CorpusFolders.Compile("invalid", name);
        FixRun run = Fixer.Apply(before, Compile);
        // Of a file that is refused there is no text.
        if (run.Applied.Count > 0)
            Assert.Equal(run.Compilation.Diagnostics.Select(finding => finding.Message), Compile(run.Text).Diagnostics.Select(finding => finding.Message));
        ILookup<string, Diagnostic> known = before.Diagnostics.ToLookup(finding => finding.Code);
        Assert.All(run.Compilation.Diagnostics.GroupBy(finding => finding.Code), group => Assert.True(group.Count() <= known[group.Key].Count(), group.Key));
        if (before.Methodology is { } meant)
            Assert.Equal(meant.Digest, run.Compilation.Methodology!.Digest);
        FixRun again = Fixer.Apply(run.Compilation, Compile);
        Assert.Equal((run.Text, 0), (again.Text, again.Applied.Count));
        if (run.Applied.Count == 0)
            Assert.Equal(before.Text.FileAt(0).Content, run.Text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Changes_lie_in_one_file_and_do_not_overlap(string name)
    {
        HvaeCompilation compilation = CorpusFolders.Compile("invalid", name);
        foreach (Fix fix in compilation.Diagnostics.SelectMany(finding => finding.Fixes))
        {
            Assert.Matches("^[A-Z].*[^.]$", fix.Title);
            Assert.NotEmpty(fix.Changes);
            foreach (TextChange change in fix.Changes)
            {
                Assert.InRange(change.Span.Start, 0, change.Span.End);
                Assert.True(change.Span.End <= compilation.Text.Content.Length);
                Assert.Same(compilation.Text.FileAt(change.Span.Start), compilation.Text.FileAt(change.Span.End));
                Assert.False(change.IsStatement);
            }
            TextChange[] ordered = [.. fix.Changes.OrderBy(change => change.Span.Start)];
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        }
    }

    [Theory]
    [InlineData("shuffled", "shufled", "HV0704")]
    [InlineData("epochs    10", "epoch    10", "HV0102")]
    [InlineData("5e-3", "5e−3", "HV0106")]
    [InlineData("weight 1", "weight 1;", "HV0106")]
    [InlineData("encoder        8", "encodr        8", "HV0102")]
    public void A_slip_is_put_right(string right, string wrong, string code)
    {
        string text = Sample.Minimal.Replace(right, wrong, StringComparison.Ordinal);
        HvaeCompilation before = HvaeCompiler.Compile("m.hvae", text);
        FixRun run = Fixer.Apply(before, fixedText => HvaeCompiler.Compile("m.hvae", fixedText));
        Assert.Equal(code, Assert.Single(run.Applied).Code);
        Assert.Equal(Sample.Minimal, run.Text);
    }

    [Fact]
    public void One_that_does_not_hold_keeps_no_other_back()
    {
        // Each line has its fix; that of the misspelt keyword would uncover what is wrong with its value.
        string text = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal).Replace("weight 1", "weight 1;", StringComparison.Ordinal).Replace("latent         4", "latnt         0", StringComparison.Ordinal)
            .Replace("tanh_radius", "tanh_raduis", StringComparison.Ordinal);
        FixRun run = Fixer.Apply(HvaeCompiler.Compile("m.hvae", text), fixedText => HvaeCompiler.Compile("m.hvae", fixedText));
        Assert.Contains("shuffled", run.Text, StringComparison.Ordinal);
        Assert.Contains("tanh_radius", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(";", run.Text, StringComparison.Ordinal);
        Assert.Contains("latnt", run.Text, StringComparison.Ordinal);
        Assert.Equal("HV0102", Assert.Single(run.Refused).Code);
    }

    [Theory]
    [InlineData("    weight_decay   0\n  }\n", "    weight_decay   0\n")]
    [InlineData("  loss reconstruction  weight 1\n}\n", "  loss reconstruction  weight 1\n")]
    [InlineData("  loss reconstruction  weight 1\n}\n", "  loss reconstruction  weight 1")]
    public void A_brace_is_put_where_it_is_missing(string right, string wrong)
    {
        string text = Sample.Minimal.Replace(right, wrong, StringComparison.Ordinal);
        FixRun run = Fixer.Apply(HvaeCompiler.Compile("m.hvae", text), fixedText => HvaeCompiler.Compile("m.hvae", fixedText));
        Assert.Equal("HV0105", Assert.Single(run.Applied).Code);
        Assert.Equal(Sample.Minimal.TrimEnd('\n'), run.Text.TrimEnd('\n'));
        Assert.Empty(run.Compilation.Diagnostics);
    }

    [Theory]
    [InlineData("  allow HV1201 because \"x\"\n", "")]
    [InlineData("  allow HV1201 because \"x\"  // and why\n", "  // and why\n")]
    [InlineData("  /// A number.\n  param top = 0.5 in 0..1\n", "")]
    [InlineData("  param top = 0.5 in 0..1\n  param bottom = 0.5 in 0..1\n", "")]
    public void What_has_no_effect_goes_with_its_line_and_not_with_comments(string line, string left)
    {
        foreach (string end in new[] { "\n", "\r\n" })
        {
            string text = Sample.Minimal.Replace("  seed      1\n", "  seed      1\n" + line, StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);
            HvaeCompilation before = HvaeCompiler.Compile("m.hvae", text);
            Assert.NotEmpty(before.Diagnostics);
            FixRun run = Fixer.Apply(before, fixedText => HvaeCompiler.Compile("m.hvae", fixedText));
            Assert.Equal(Sample.Minimal.Replace("  seed      1\n", "  seed      1\n" + left, StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal), run.Text);
            Assert.Equal(before.Methodology!.Digest, run.Compilation.Methodology!.Digest);
            Assert.Empty(run.Compilation.Diagnostics);
        }
    }

    [Fact]
    public void A_fix_that_would_uncover_another_mistake_is_not_applied()
    {
        string text = Sample.Minimal.Replace("sampler  shuffled", "samplr  shuffled", StringComparison.Ordinal).Replace("batch    512", "batch    99999", StringComparison.Ordinal);
        HvaeCompilation before = HvaeCompiler.Compile("m.hvae", text);
        FixRun run = Fixer.Apply(before, fixedText => HvaeCompiler.Compile("m.hvae", fixedText));
        Assert.Empty(run.Applied);
        Assert.Equal(text, run.Text);
        Assert.Equal("With it there would be another finding: HV0601, a batch is larger than the data.", Assert.Single(run.Refused).Reason);
    }

    [Fact]
    public void What_compiles_keeps_its_digest()
    {
        HvaeCompilation before = HvaeCompiler.Compile("m.hvae", Sample.Minimal);
        Diagnostic lying = new(Rules.NeedlessJump, new TextSpan(0, 1), "A fix that lies.", [])
        {
            Fixes = [new Fix("Write another seed", new TextSpan(Sample.Minimal.IndexOf("seed      1", StringComparison.Ordinal), Sample.Minimal.IndexOf("seed      1", StringComparison.Ordinal) + 11), "seed      2") { KeepsMeaning = true }],
        };
        FixRun run = Fixer.Apply(before with { Diagnostics = [lying] }, text => HvaeCompiler.Compile("m.hvae", text));
        Assert.Equal(Sample.Minimal, run.Text);
        Assert.Equal("It would change what is trained.", Assert.Single(run.Refused).Reason);
    }

    [Theory]
    [InlineData("beta_B", "beta_A", Applicability.Choice)]
    [InlineData("beta2", "beta1", Applicability.Choice)]
    [InlineData("beta", "beta_A", Applicability.Choice)]
    [InlineData("bta", "beta", Applicability.Choice)]
    [InlineData("Beta_A", "beta_A", Applicability.Certain)]
    [InlineData("learningRate", "learning_rate", Applicability.Certain)]
    [InlineData("coverge", "coverage", Applicability.Certain)]
    [InlineData("bate_A", "beta_A", Applicability.Certain)]
    public void What_may_be_another_thing_is_a_choice(string written, string there, Applicability applicability)
    {
        Fix fix = Assert.Single(Suggestion.Details(written, new TextSpan(0, written.Length), [there]).Fixes);
        Assert.Equal((applicability, there), (fix.Applicability, Assert.Single(fix.Changes).Text));
    }

    [Fact]
    public void Two_near_names_are_a_choice() =>
        Assert.Equal(Applicability.Choice, Assert.Single(Suggestion.Details("eight", new TextSpan(0, 5), ["weight", "height"]).Fixes).Applicability);

}
