using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>language.md names what the catalogues of the compiler and the runtime hold, with their numbers.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string Page = Documents.Read("language.md");

    private static readonly MeasuredPart All = MeasuredPart.Of(new DataSpec(1, Language.Methodologies.Sampler.Shuffled, 0, 0, null, default));

    [Fact]
    public void The_table_of_losses_is_the_catalogue()
    {
        string[] rows = Rows("Losses");
        Assert.Equal(LossKind.All.Select(kind => kind.Name), rows.Select(Name));
        foreach ((LossKind kind, string row) in LossKind.All.Zip(rows))
        {
            foreach (LossParameter parameter in kind.Parameters)
            {
                Assert.Contains($"`{parameter.Name}`", row, StringComparison.Ordinal);
                Assert.Contains(parameter.Unit, row, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_table_of_metrics_is_the_catalogue()
    {
        string[] rows = Rows("Metrics");
        Assert.Equal(MetricKind.All.Where(kind => kind.Of == VaeChoice.Both).Select(kind => kind.Name), rows.Select(Name));
        Assert.Equal(MetricFacts.All.Select(MetricFacts.NameOf), rows.Select(Name));
        foreach ((MetricKind kind, string row) in MetricKind.All.Where(kind => kind.Of == VaeChoice.Both).Zip(rows))
        {
            Metric metric = MetricFacts.All.Single(candidate => MetricFacts.NameOf(candidate) == kind.Name);
            bool higher = MetricFacts.HigherIsBetter(metric);
            Assert.Equal(kind.Better == MetricDirection.Lower, !higher);
            Assert.Equal(kind.RuntimeName, metric.ToString());
            Assert.Equal(kind.IsExtra, !MetricFacts.Standard.Contains(metric));
            string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
            Assert.StartsWith(kind.Better == MetricDirection.Neither ? "neither; the higher one counts as best" : higher ? "higher" : "lower", cells[5], StringComparison.Ordinal);
            Assert.StartsWith(UnitOf(kind), cells[3], StringComparison.Ordinal);
            Assert.StartsWith(kind.IsSampleDeclared ? "N samples" : kind.Samples is { } samples ? samples.ToString("N0", CultureInfo.InvariantCulture) : "all", cells[6], StringComparison.Ordinal);
            Assert.Equal(kind.IsMean, MetricFacts.IsMean(metric));
            Assert.Equal(kind.Counts == MetricCount.Nothing ? "-" : $"1/{Math.Round(1 / kind.StepOn(All))}", cells[7]);
        }
    }

    [Fact]
    public void Controllers_can_observe_what_the_page_lists()
    {
        string line = string.Concat(Section("Controllers").Split("- **Observable metrics**")[1].Split("- **")[0]);
        Assert.Equal(MetricKind.All.Where(kind => kind.IsObserved).Select(kind => kind.Name), Quoted().Matches(line).Select(match => match.Groups[1].Value));
    }

    /// <summary>docs/capabilities.md is the table by which the compiler refuses.</summary>
    [Fact]
    public void The_table_of_what_the_runtime_lacks_is_the_catalogue()
    {
        string[] rows = [.. Documents.Read("capabilities.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.Equal(Capabilities.All.Select(item => $"| `{item.Construct}` | {item.Why} | {item.Instead} |"), rows);
    }

    [Fact]
    public void The_ceilings_are_those_of_the_data()
    {
        string text = Section("Metrics");
        foreach ((double ceiling, string format) in new[] { (MetricCeilings.RadialCorrelation, "F5"), (MetricCeilings.DistanceCorrelation, "F5"), (MetricCeilings.Q, "F4") })
            Assert.Contains(ceiling.ToString(format, CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Methodology methodology = HvaeCompiler.Compile("skeleton.hvae", Documents.Read("diagnostics/skeleton.hvae")).Methodology!;
        foreach (string name in new[] { "radial_correlation", "distance_correlation", "q", "triplet_concordance" })
        {
            Interval range = MetricLimits.Of(methodology, MetricKind.Find(name)!).Range;
            string low = range.Low.Equals(0.0) ? "0" : range.Low.ToString("F5", CultureInfo.InvariantCulture);
            Assert.Contains($"{low}..{range.High.ToString("F5", CultureInfo.InvariantCulture)}", Rows("Metrics").Single(row => Name(row) == name), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_numbers_about_the_data_are_right()
    {
        string text = Section("Data").ReplaceLineEndings(" ");
        Assert.Contains("| Operations | " + string.Join(" | ", DataFacts.Counts) + " |", text, StringComparison.Ordinal);
        Assert.Equal([1, 729, 6561, DataFacts.Operations], new[] { 0, 0.67, 0.89, 1 }.Select(DataFacts.Admitted));
        Assert.Contains("0 admits 1 operation, 0.67 admits 729, 0.89 admits", text, StringComparison.Ordinal);
        double[] weights = [.. DataFacts.Counts.Select((count, v) => v < 4 ? 0.75 * count / DataFacts.Counts.Take(4).Sum() : 0.25 / 6)];
        int[] shares = new int[weights.Length];
        Apportionment.Divide(512, weights, shares);
        Assert.Equal([259, 87, 29, 10, 22, 21, 21, 21, 21, 21], shares);
        Assert.Contains("259, 87, 29 and 10 operations of the valuations 0 to 3, 22 of valuation 4, and 21 of each", text, StringComparison.Ordinal);
    }

    /// <summary>The keywords that the compiler lists for a block when it finds an unknown one are those of the grammar.</summary>
    [Theory]
    [InlineData("", "import methodology preset")]
    [InlineData("methodology M {", "epochs seed evaluate clip precision gradient_checkpointing compile data model optimizer signal phase loss group controller order component balance checkpoint guard target measure ensure allow warm_start metric learned_controller param")]
    [InlineData("methodology M { data d {", "items levels batch sampler curriculum subset split accumulate")]
    [InlineData("methodology M { model m {", "latent encoder encoder_A encoder_B decoder decoder_A decoder_B projection decoder_input curvature max_radius noise_scale noise_scale_A noise_scale_B injection logit_temperature logit_temperature_A logit_temperature_B activation normalization dropout log_variance components reads")]
    [InlineData("methodology M { optimizer o {", "learning_rate betas epsilon weight_decay momentum scale")]
    [InlineData("methodology M { group g {", "loss")]
    [InlineData("methodology M { component vae_A {", "starts freeze unfreeze warmup hysteresis anneal")]
    [InlineData("methodology M { controller c every step {", "observe when drive keep plant")]
    [InlineData("methodology M { learned_controller c {", "inputs hidden drives")]
    [InlineData("methodology M { checkpoint {", "best every milestone")]
    public void The_grammar_has_the_keywords_of_the_compiler(string before, string keywords)
    {
        string closing = string.Concat(before.Where(c => c == '{').Select(_ => "\n}"));
        string message = HvaeCompiler.Compile("example.hvae", before + "\nzzzzzzzzzzzz\n" + closing).Diagnostics.First(item => item.Code == "HV0102").Message;
        string[] listed = message.Split("Here may stand: ")[1].TrimEnd('.').Split(", ");
        Assert.Equal(keywords.Split(' ').Order(StringComparer.Ordinal), listed);
        string grammar = Section("Grammar");
        Assert.All(listed, keyword => Assert.Contains($"\"{keyword}\"", grammar, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_presets_is_the_prelude()
    {
        string[] rows = [.. Section("Reuse").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(Name).Where(form => form.Contains('(', StringComparison.Ordinal))];
        Assert.Equal(Prelude.Forms, rows);
    }

    /// <summary>What the grammar of the page allows, the compiler reads; what it then says is about the meaning.</summary>
    [Fact]
    public void The_compiler_reads_random_files_of_the_grammar()
    {
        Ebnf grammar = new(CodeBlock.Of(Page).Single(block => block.Text.StartsWith("file ", StringComparison.Ordinal)).Text);
        Random random = new(19683);
        int statements = 0;
        int files = 0;
        // So many, and then as many as it takes.
        for (; files < 600 || (grammar.Undrawn.Any() && files < 6000); files++)
        {
            string file = files % 2 == 0
                ? grammar.Write("file", random)
                : $"methodology Random {{\n{string.Concat(Enumerable.Range(0, 6).Select(_ => grammar.Write("statement", random) + "\n"))}}}\n";
            HvaeCompilation compilation = HvaeCompiler.Compile("random.hvae", file);
            // A constant divided by 0 (HV0103) and a second methodology (HV0107) are read and refused.
            string[] misread = [.. compilation.Diagnostics.Where(item => item.Code.StartsWith("HV01", StringComparison.Ordinal) && item.Code is not ("HV0103" or "HV0107")).Select(item => item.Format(compilation.Text))];
            Assert.True(misread.Length == 0, string.Join("\n", misread) + "\n" + file);
            statements += compilation.Tree.Root.Statements.Sum(statement => statement.Children.Count());
        }

        Assert.True(statements > files * 3, "The files were nearly empty.");
        Assert.Empty(grammar.Undrawn);
    }

    private static string UnitOf(MetricKind kind) => kind.Unit switch
    {
        MetricUnit.Score => "sum of correlations",
        MetricUnit.HyperbolicDistance => "hyperbolic distance",
        MetricUnit other => other.ToString().ToLowerInvariant(),
    };

    private static string Section(string heading) =>
        Page.Split("\n## ").Single(section => section.StartsWith(heading + "\n", StringComparison.Ordinal));

    private static string[] Rows(string heading) => [.. Section(heading).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    private static string Name(string row) => row.Split('`')[1];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
