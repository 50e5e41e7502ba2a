using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What is proved of all values of the params, what is refuted, and what is said to be tried only.</summary>
public sealed class ParamRangeTests
{
    private const string Rest = "  phase All epochs 0..end { }\n  loss reconstruction  weight 1\n  loss entropy  weight s\n";

    /// <summary>Schedules that stay in their range for all values.</summary>
    [Theory]
    [InlineData("p = 0.1 in 0.0..1.0", "0..0.25", "max(0.1, 0.25 - 10 * max(p - 0.37, 0.37 - p))")] // touches at one value
    [InlineData("p = 0.02 in 0.01..0.5", "0..0.5", "ramp 0 -> p over 50 epochs")]
    [InlineData("p = 0.02 in 0.01..0.5", "0.01..0.5", "ramp 0.5 -> p over 50 epochs cosine")]
    [InlineData("p = 0.02 in 0.01..0.5", "0..0.5", "decay 0.5 -> p")]
    [InlineData("p = 0.2 in 0.0..1.0", "0.1..0.4", "0.1 + p * (1 - p)")]
    [InlineData("p = 0.2 in 0.0..1.0", "0.5..1.5", "(ramp 0.5 -> 1.5) * p + 1 * (1 - p)")]
    [InlineData("p = 0.2 in 0.1..1.0", "0.1..2", "cycle 0.1 -> (2 * p) period 10 epochs rise 50%")]
    [InlineData("p = 0.2 in 0.1..1.0", "0.05..1", "steps in epochs 0: p, 20: (0.5 * p + 0.05), 50: 0.3")]
    [InlineData("p = 3 in 1..50", "0..50", "ramp 0 -> p over 20 epochs then hold")]
    public void It_is_proved_of_all_values(string param, string range, string schedule)
    {
        HvaeCompilation compilation = Compile(param, range, schedule);
        Assert.Empty(Errors(compilation));
        Assert.Equal(["p"], compilation.ProvedParams);
        Assert.Equal(0, compilation.OtherSettings);
    }

    /// <summary>Schedules that leave their range for values that no grid holds: the value that is shown is the one that fails.</summary>
    [Theory]
    [InlineData("p = 0.1 in 0.0..1.0", "0..0.2", "max(0.1, 0.25 - 10 * max(p - 0.37, 0.37 - p))", "HV0302")]
    [InlineData("p = 0.1 in 0.0..1.0", "0..0.249995", "max(0.1, 0.25 - 10 * max(p - 0.371234567, 0.371234567 - p))", "HV0302")] // for values 1e-6 wide
    [InlineData("p = 0.9 in 0.0..1.0", "0..0.34", "0.1 + p * (1 - p) * (ramp 0 -> 1 over 30 epochs)", "HV0302")]
    [InlineData("p = 0.9 in 0.0..1.0", "0..1", "0.001 / max(0.0001, max(p - 0.7, 0.7 - p))", "HV0302")]
    [InlineData("p = 0.9 in 0.0..1.0", "0..1e9", "max(1, 1 / (p - 0.123))", "HV0316")]
    [InlineData("p = 0.9 in 0.1..1.0", "0..2", "ramp 0 -> p over 10 epochs then ramp 0.9 -> 0.2", "HV0303")]
    [InlineData("p = 0.5 in 0.0..1.0", "0..1", "decay 0.5 -> p", "HV0309")]
    [InlineData("p = 3 in 1..500", "0..49", "max(1, 50 - 6 * (p - 211) * (p - 211)) + 0 * (ramp 0 -> 1)", "HV0302")] // one whole number
    public void It_is_refuted_with_a_value_that_fails(string param, string range, string schedule, string code)
    {
        HvaeCompilation compilation = Compile(param, range, schedule);
        Assert.All(Errors(compilation), item => Assert.Equal("HV1013", item.Code));
        Diagnostic finding = Assert.Single(Errors(compilation), item => item.Message.Contains(code, StringComparison.Ordinal));
        Assert.Contains(Compile(param, range, schedule, Shown(finding)).Diagnostics, item => item.Severity == Severity.Error && item.Code == code);
    }

    [Theory]
    [InlineData("always s <= 0.35", null)]
    [InlineData("always s <= 0.349", "HV1301")]
    [InlineData("always s >= 0.1 and s - p * (1 - p) <= 0.1", null)]
    [InlineData("always s <= 0.1 + 0.97 * p", "HV1301")]
    [InlineData("at 50 epochs s <= 0.349", "HV1301")]
    [InlineData("at end s <= 0.35", null)]
    [InlineData("always p >= 0.2 and p <= 0.8 implies s >= 0.26", null)]
    [InlineData("always p >= 0.2 and p <= 0.8 implies s >= 0.261", "HV1301")]
    public void Properties_hold_for_all_values_or_are_refuted_with_one(string property, string? code)
    {
        string text = Text("  param p = 0.05 in 0.0..1.0\n", "0..1", "0.1 + p * (1 - p)") + $"  ensure {property}\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(text));
        Diagnostic? finding = Errors(compilation).SingleOrDefault();
        Assert.Equal(code == null ? null : "HV1013", finding?.Code);
        if (code == null)
            Assert.Equal(["p"], compilation.ProvedParams);
        else
            Assert.Contains(HvaeCompiler.Compile("x.hvae", Sample.Of(text), new HvaeOptions { Settings = Shown(finding!) }).Diagnostics, item => item.Code == code);
    }

    [Theory]
    [InlineData("p * r", "0.2..0.71", true)]
    [InlineData("p * r", "0.2..0.69", false)]
    [InlineData("0.5 + p - r", "0..0.9", true)]
    [InlineData("0.5 + p - r", "0..0.899", false)]
    [InlineData("0.5 + (p - r) * (p - r) * (ramp 0 -> 0.5)", "0.5..0.6", true)]
    [InlineData("max(0.2, 1 - 100 * max(max(p - 0.811, 0.811 - p), max(r - 0.633, 0.633 - r)))", "0..0.99", false)]
    public void Two_params_meet(string schedule, string range, bool holds)
    {
        string text = Text("  param p = 0.8 in 0.5..0.9\n  param r = 0.6 in 0.5..0.78\n", range, schedule);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(text));
        Assert.Equal(holds ? [] : ["HV1013"], Errors(compilation).Select(item => item.Code));
        if (holds)
            Assert.Equal(["p", "r"], compilation.ProvedParams);
        else
            Assert.Contains(HvaeCompiler.Compile("x.hvae", Sample.Of(text), new HvaeOptions { Settings = Shown(Errors(compilation)[0]) }).Diagnostics, item => item.Code == "HV0302");
    }

    [Fact]
    public void Six_params_that_are_used_straight_need_no_halving()
    {
        string names = string.Concat("abcdef".Select(name => $"  param {name}{name} = 0.5 in 0.0..1.0\n"));
        const string Sum = "aa + bb - cc + (ramp 0 -> 1) * dd + ee * ff + 2";
        Assert.Empty(Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(Text(names, "0..6", Sum)))));
        Diagnostic finding = Assert.Single(Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(Text(names, "0..5.99", Sum)))));
        Assert.Contains("aa = 1 and bb = 1 and cc = 0 and dd = 1 and ee = 1 and ff = 1", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>What moves times has to be counted; the other params are proved with each of its values.</summary>
    [Theory]
    [InlineData("signal s in 0..1 = cycle 0 -> p period T rise 50%", "phase All epochs 0..end { }")]
    [InlineData("signal s in 0..1 = ramp 0 -> p over T", "phase All epochs 0..end { }")]
    [InlineData("signal s in 0..1", "phase Warm epochs 0..20 { s ramp 0 -> p over T }\n  phase Rest epochs 20..end { s ramp -> 0.05 over 5 epochs }")]
    public void What_moves_times_is_counted(string signal, string phases)
    {
        string text = $"  param T = 16 epochs in 10.5..20 epochs by 0.5 epochs\n  param p = 0.5 in 0.1..1\n  {signal}\n  {phases}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(text));
        Assert.Empty(Errors(compilation));
        Assert.Equal(["T", "p"], compilation.ProvedParams);
        Assert.Equal(19, compilation.OtherSettings);
        Assert.Equal(["HV1030"], Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(text.Replace(" by 0.5 epochs", "", StringComparison.Ordinal)))).Select(item => item.Code));
    }

    /// <summary>What only signals and losses change is bound alone at the next setting, and rules that look at neither are not run again: what is wrong there is found all the same.</summary>
    [Theory]
    [InlineData("weight s  from start", "10, 20, 60, 70%", null)]
    [InlineData("weight s  from start", "10, 20, 60, 100%", "HV0209")] // in a loss
    [InlineData("weight 1  from start", "10, 20, 60, 99.99%", null)]
    [InlineData("weight 1  from start", "10, 20, 60, 99.99%", "HV0302", "rise for start then jump 0.5", "0..0.9")] // in a signal
    [InlineData("weight 1  from start", "10, 20, 60, 70%", null, "rise for start then jump 0.5", "0..0.9")]
    public void Settings_of_signals_and_losses(string options, string values, string? code, string schedule = "0.5", string range = "0..1")
    {
        string text = Sample.Of($"  param start = 10% in {values}\n  param peak = 0.5 in 0.1..0.6\n  signal s in {range} = {schedule}\n  signal r in 0..1 = peak\n  signal rise in 0..1 = ramp 0 -> 0.95\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight r\n  loss entropy  {options}\n  loss repulsion  weight s  scale 0.5\n  loss kl  weight rise  free_bits 0.1 nats/dim\n  component vae_A.encoder {{\n    starts frozen\n    unfreeze when coverage >= peak\n  }}\n");
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Equal(code ?? "", string.Join(" ", Errors(compilation).Select(item => item.Message.Split(' ').First(word => word.StartsWith("HV", StringComparison.Ordinal)).TrimEnd(':'))));
        if (code == null)
            Assert.Equal(3, compilation.OtherSettings);
        // One value after the other, by itself.
        foreach (string value in values.TrimEnd('%').Split(", "))
        {
            HvaeCompilation alone = HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { ChecksParams = false, Settings = new Dictionary<string, string> { ["start"] = value + "%" } });
            Assert.Equal(code != null && compilation.Diagnostics.Any(item => item.Message.Contains($"With start = {value}% ", StringComparison.Ordinal) || item.Message.Contains($"start = {value}%.", StringComparison.Ordinal)), alone.Diagnostics.Any(item => item.Severity == Severity.Error));
        }
    }

    /// <summary>With each value of one param the others are proved: the violation needs an end of T and a value of p inside its range.</summary>
    [Fact]
    public void The_proof_is_made_with_each_value_that_is_compiled()
    {
        const string Statements = "  param T = 20 epochs in 10..40 epochs\n  param p = 0.9 in 0.0..1.0\n  signal s in 0..0.31 = (ramp 0 -> 1 over T then hold) * 0 + 0.1 + p * (1 - p) * (ramp 0.5 -> 1 over T) * (ramp 1 -> 0.5 over 40 epochs)\n";
        Diagnostic finding = Assert.Single(Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(Statements + Rest))));
        Assert.Contains("T = 10 epochs and p = 0.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_losses_are_proved_with_the_rules_that_judge_them()
    {
        const string Statements = "  param inside = 0.1 in 0.05..0.4\n  param outside = 0.8 in 0.5..0.89\n  param strength = 0.3 in 0.1..1\n  param part = 0.5 in 0.1..2.0\n"
            + "  phase All epochs 0..end { }\n  loss reconstruction  weight 1\n  loss radial  weight strength  inner inside  outer outside\n  loss entropy  weight (0.5 * part)\n";
        HvaeCompilation right = HvaeCompiler.Compile("x.hvae", Sample.Of(Statements));
        Assert.Empty(Errors(right));
        Assert.Equal(["inside", "outside", "strength", "part"], right.ProvedParams);
        // Only together do they come too near.
        Diagnostic finding = Assert.Single(Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(Statements.Replace("0.05..0.4", "0.05..0.6", StringComparison.Ordinal)))));
        Assert.Contains("HV0802", finding.Message, StringComparison.Ordinal);
        Assert.Contains("inside = 0.", finding.Message, StringComparison.Ordinal);
        Assert.Contains("outside = 0.", finding.Message, StringComparison.Ordinal);
    }

    internal static Dictionary<string, string> Shown(Diagnostic finding)
    {
        string with = finding.Message["With ".Length..finding.Message.IndexOf(" there is", StringComparison.Ordinal)];
        return with.Split(" and ").Select(part => part.Split(" = ")).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
    }

    internal static List<Diagnostic> Errors(HvaeCompilation compilation) => [.. compilation.Diagnostics.Where(item => item.Severity == Severity.Error)];

    private static HvaeCompilation Compile(string param, string range, string schedule, Dictionary<string, string>? settings = null) =>
        HvaeCompiler.Compile("x.hvae", Sample.Of(Text($"  param {param}\n", range, schedule)), new HvaeOptions { Settings = settings ?? [] });

    private static string Text(string parameters, string range, string schedule) => $"{parameters}  signal s in {range} = {schedule}\n{Rest}";
}
