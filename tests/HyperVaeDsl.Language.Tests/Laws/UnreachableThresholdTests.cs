using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Wherever a metric is compared with a number, a number that it cannot reach is an error that shows the limit and how it came about.</summary>
public sealed class UnreachableThresholdTests
{
    private static readonly string[] Codes = ["HV0901", "HV0505", "HV0514", "HV0524"];

    // Where a condition can stand; {C} is the condition.
    private static readonly Dictionary<string, string> Places = new()
    {
        ["guard"] = "  phase All epochs 0..end { }\n  guard g when {C} warn\n",
        ["guard with a wait"] = "  phase All epochs 0..end { }\n  guard g when kl > 1 and {C} for 3 evals stop\n",
        ["best"] = "  phase All epochs 0..end { }\n  checkpoint {\n    best x when coverage rises while {C}\n  }\n",
        ["early end"] = "  phase First epochs 0..(2..50) until {C} { }\n  phase Rest epochs 50..end { }\n",
        ["gate"] = "  phase All epochs 0..end {\n    activate g when {C}\n  }\n  group g {\n    loss entropy weight 0.1\n  }\n",
        ["unfreeze"] = "  phase All epochs 0..end { }\n  component vae_A.encoder {\n    starts frozen\n    unfreeze when {C}\n  }\n",
        ["freeze"] = "  phase All epochs 0..end { }\n  component vae_A.encoder {\n    starts trainable\n    freeze when {C}\n  }\n",
        ["target"] = "  phase All epochs 0..end { }\n  target {C}\n",
        ["controller"] = "  phase All epochs 0..end { }\n  signal w in 0..1 = 0.5\n  loss entropy weight w\n  controller c every eval {\n    when {C} scale w by 0.9\n    when kl > 9 scale w by 1.1\n    keep w in 0.1..1\n  }\n",
    };

    // Where a number of a metric can stand otherwise; {M} is the metric and {V} the number.
    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["set point of pi"] = Law("pi of {M} target {V} kp 0.01 ki 0.001"),
        ["set point of geco"] = Law("geco of {M} target {V} rate 0.01"),
        ["set point of integral"] = Law("integral of {M} target {V} rate 0.01"),
        ["threshold of sigmoid"] = Law("sigmoid of {M} threshold {V} slope 5"),
        ["set point of a signal"] = "  signal goal in 0..20 = {V}\n" + Law("pi of {M} target goal kp 0.01 ki 0.001"),
        ["margin of boost"] = Law("boost of {M} within {V} for 3 evals by 1.1 relax 0.9", "  observe {M} ema 0.5\n"),
        ["margin of plateau"] = Law("plateau of {M} factor 0.5 patience 3 evals threshold {V} cooldown 0 evals"),
        ["margin of best"] = "  phase All epochs 0..end { }\n  checkpoint {\n    best x when {M} rises by {V}\n  }\n",
    };

    // Beyond the limit of all operations with max_radius 0.9, and the number that the message must show.
    private static readonly (string Metric, string Comparison, string Threshold, string Limit)[] Beyond =
    [
        ("radial_correlation", "<=", "-0.85", "0.83205"),
        ("radial_correlation_B", "<", "-0.8321", "0.83205"),
        ("distance_correlation", ">=", "0.95", "0.914632"),
        ("q", ">=", "2.2", "2.1627"),
        ("q_A", ">", "2.2", "2.1627"),
        ("triplet_concordance", ">=", "85%", "0.75"),
        ("prior_coverage", ">=", "95%", "0.9211"),
        ("coverage", ">", "100%", "0..1"),
        ("trit_accuracy", ">", "100%", "0..1"),
        ("saturation", "<", "0%", "0..1"),
        ("richness", ">=", "0.2", "0.18225"),
        ("mean_radius", ">=", "0.95", "0..0.9"),
        ("radius_v0", ">", "0.95", "0..0.9"),
        ("mean_hyperbolic_radius", ">", "3", "2.94444"),
        ("kl", "<", "0", "0 and above"),
    ];

    public static TheoryData<string, string> Conditions
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string place in Places.Keys)
            {
                foreach ((string metric, string comparison, string threshold, _) in Beyond)
                    cases.Add(place, $"{metric} {comparison} {threshold}");
            }
            return cases;
        }
    }

    public static TheoryData<string, string> SetPoints
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string place in Numbers.Keys)
            {
                foreach ((string metric, string comparison, _, _) in Beyond.Where(item => item.Comparison[0] == '>' && !item.Threshold.EndsWith('%')))
                    cases.Add(place, metric);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_threshold_beyond_the_limit_is_an_error_that_shows_it(string place, string condition)
    {
        string metric = condition.Split(' ')[0];
        string limit = Beyond.First(item => $"{item.Metric} {item.Comparison} {item.Threshold}" == condition).Limit;
        HvaeCompilation compilation = Compile(Places[place].Replace("{C}", condition, StringComparison.Ordinal), metric);
        Diagnostic found = Assert.Single(compilation.Diagnostics, item => Codes.Contains(item.Code));
        Assert.Equal(Severity.Error, found.Severity);
        Assert.Contains(limit, found.Message, StringComparison.Ordinal);
        Assert.Contains($"'{condition.Replace("85%", "0.85").Replace("95%", "0.95").Replace("100%", "1").Replace("0%", "0")}' can never come true", found.Message, StringComparison.Ordinal);
        // What follows from the data says how.
        bool isComputed = metric.Split("_A")[0].Split("_B")[0] is "radial_correlation" or "distance_correlation" or "q" or "triplet_concordance" or "prior_coverage" or "richness" or "mean_hyperbolic_radius";
        Assert.Equal(isComputed, found.Notes.Count > 0);
    }

    [Theory]
    [MemberData(nameof(SetPoints))]
    public void A_number_beyond_the_limit_is_an_error_that_shows_it(string place, string metric)
    {
        // A margin is wide if it spans all values.
        string value = place.StartsWith("margin", StringComparison.Ordinal) ? "5" : Beyond.First(item => item.Metric == metric).Threshold;
        HvaeCompilation compilation = Compile(Numbers[place].Replace("{M}", metric, StringComparison.Ordinal).Replace("{V}", value, StringComparison.Ordinal), metric);
        Diagnostic found = Assert.Single(compilation.Diagnostics, item => Codes.Contains(item.Code));
        Assert.Equal(Severity.Error, found.Severity);
        Assert.Contains(metric, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("floor 0.5 ceiling 1.2", "coverage", "<")]
    [InlineData("floor -0.9 ceiling -0.5", "radial_correlation_A", ">")]
    public void Annealed_thresholds_stay_within_the_limit(string bounds, string metric, string comparison)
    {
        string threshold = comparison == "<" ? "0.9" : "-0.6";
        HvaeCompilation compilation = Compile($"  phase All epochs 0..end {{ }}\n  component vae_A.encoder {{\n    starts trainable\n    freeze when {metric} {comparison} {threshold}\n    unfreeze when q rises\n    anneal freeze by q step 0.01 {bounds}\n  }}\n", "");
        Assert.Contains(compilation.Diagnostics, item => item.Code is "HV0524" or "HV0903");
    }

    private static string Law(string law, string more = "") =>
        $"  phase All epochs 0..end {{ }}\n  signal w in 0..1 = 0.5\n  loss entropy weight w\n  controller c every eval {{\n{more}    drive w by {law}\n    keep w in 0.1..1\n  }}\n";

    private static HvaeCompilation Compile(string statements, string metric)
    {
        string measure = metric.StartsWith("prior_coverage", StringComparison.Ordinal) ? "  measure prior_coverage samples 50000\n" : "";
        return HvaeCompiler.Compile("sample.hvae", Sample.Of("  loss reconstruction  weight 1\n" + measure + statements));
    }
}
