using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>The numbers of metrics.md are computed. With ACCEPT_SNAPSHOTS=1 the page is rewritten instead.</summary>
public sealed class MetricPageTests
{
    private const string Split = "    split    80% 10% 10%\n";

    // What is measured: the words of the page, the evaluation, and a line of the data block.
    private static readonly (string Words, string Evaluate, string Data)[] Parts =
    [
        ("all operations", "on all", ""),
        ("`subset 0..999`, `on train`", "on train", "    subset   0..999\n"),
        ("`subset 0..80`, `on train`", "on train", "    subset   0..80\n"),
        ("`split 80% 10% 10%`, `on train`", "on train", Split),
        ("`split 80% 10% 10%`, `on validation`", "on validation", Split),
    ];

    [Fact]
    public void Limits_of_correlations()
    {
        List<string> rows = ["| measured on | operations | `radial_correlation` | `distance_correlation` | `q` | `triplet_concordance` |", "|---|---|---|---|---|---|"];
        foreach ((string words, string evaluate, string data) in Parts)
        {
            Methodology methodology = Of(evaluate, data);
            MeasuredPart part = MeasuredPart.Of(methodology.Data);
            string[] cells = [.. new[] { "radial_correlation", "distance_correlation", "q", "triplet_concordance" }.Select(name => Show(Unwidened(methodology, name)))];
            rows.Add($"| {words}{(part.IsExact ? "" : ", any draw")} | {part.Items} | {string.Join(" | ", cells)} |");
        }

        Match("limits", rows);
    }

    [Fact]
    public void Coverage_of_samples()
    {
        int[] samples = [500, 1000, 20_000, 50_000, 195_000];
        double[] shares = [0.86, 0.9, 0.95, 0.99, 0.999];
        Match("coverage",
        [
            "| samples | found on average | at most |", "|---|---|---|",
            .. samples.Select(count => $"| {count} | {Percent(DataFacts.CoverageOf(count))} | {Percent(Math.Min(1, (double)count / DataFacts.Operations))} |"),
            "",
            "| coverage | samples that find it on average |", "|---|---|",
            .. shares.Select(share => $"| {Percent(share)} | {MetricLimits.SamplesFor(share).ToString(CultureInfo.InvariantCulture)} |"),
        ]);
    }

    [Fact]
    public void Radii()
    {
        List<string> rows = ["| `max_radius` | curvature | `mean_radius` | `mean_hyperbolic_radius` | `richness` |", "|---|---|---|---|---|"];
        foreach ((string radius, string curvature) in new[] { ("0.95", "1.0"), ("0.9", "1.0"), ("0.7", "2.0") })
        {
            Methodology methodology = Of("on all", "", radius, curvature);
            rows.Add($"| {radius} | {curvature} | {string.Join(" | ", new[] { "mean_radius", "mean_hyperbolic_radius", "richness" }.Select(name => Show(MetricLimits.Of(methodology, MetricKind.Find(name)!).Range.High)))} |");
        }

        Match("radii", rows);
    }

    [Fact]
    public void Steps_and_errors()
    {
        MeasuredPart all = MeasuredPart.Of(Of("on all", "").Data);
        MeasuredPart drawn = MeasuredPart.Of(Of("on validation", Split).Data);
        MetricKind[] counted = [.. MetricKind.All.Where(kind => kind.Of == VaeChoice.Both && (kind.Counts != MetricCount.Nothing || kind.Samples != null))];
        Match("steps",
        [
            "| metric | step on all operations | step on a validation part of 10% | error of its samples |", "|---|---|---|---|",
            .. counted.Select(kind => $"| `{kind.Name}` | {Step(kind, all)} | {Step(kind, drawn)} | {(kind.Samples == null ? "-" : Show(kind.SamplingError))} |"),
        ]);
    }

    // The limit without the allowance for samples.
    private static double Unwidened(Methodology methodology, string name)
    {
        MetricKind kind = MetricKind.Find(name)!;
        MeasuredPart part = MeasuredPart.Of(methodology.Data);
        Interval range = MetricLimits.Of(methodology, kind).Range;
        double limit = name switch
        {
            "distance_correlation" => MetricLimits.Distance(part),
            "q" => MetricLimits.Distance(part) + (MetricKind.RadialShareOfQ * MetricLimits.Radial(part)),
            _ => range.High - kind.SamplingError,
        };
        Assert.True(limit <= range.High);
        return limit;
    }

    private static string Step(MetricKind kind, MeasuredPart part) => kind.Counts == MetricCount.Nothing ? "-" : $"1/{Math.Round(1 / kind.StepOn(part)).ToString(CultureInfo.InvariantCulture)}";

    private static Methodology Of(string evaluate, string data, string radius = "0.95", string curvature = "1.0")
    {
        string text = Documents.Read("diagnostics/skeleton.hvae").Replace("every 1 epochs", "every 1 epochs " + evaluate, StringComparison.Ordinal)
            .Replace("    batch    512\n", "    batch    32\n" + data, StringComparison.Ordinal).Replace("0.95", radius, StringComparison.Ordinal).Replace("curvature      1.0", "curvature      " + curvature, StringComparison.Ordinal);
        return HvaeCompiler.Compile("example.hvae", text).Methodology ?? throw new InvalidOperationException(text);
    }

    private static void Match(string name, IEnumerable<string> rows)
    {
        string page = Documents.Read("metrics.md");
        string begin = $"<!-- computed: {name} -->\n";
        string said = Regex.Match(page, Regex.Escape(begin) + "(.*?)<!-- end -->", RegexOptions.Singleline).Groups[1].Value;
        string expected = string.Join("\n", rows) + "\n";
        if (said != expected && Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(Path.Combine(Documents.Folder, "metrics.md"), page.Replace(begin + said, begin + expected, StringComparison.Ordinal));
        else
            Assert.Equal(expected, said);
    }

    private static string Show(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
