using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Properties that are more than a claim at all times, over real ranges of params: proved, refuted with a value, or to be counted.</summary>
public sealed class EnsureRangeTests
{
    private const string Driven = "  controller c every step {\n    observe kl ema 0.9\n    when kl < 7.5 scale s by 0.8\n    when kl > 20 scale s by 1.2\n    keep s in 0.1..0.8\n    plant kl falls as s rises\n  }\n";

    private int proved;
    private int refuted;
    private int open;

    /// <summary>Each holds for every value, most of them up to an end at which it touches.</summary>
    [Theory]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "eventually s >= 0.2 within 6 epochs")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "eventually s >= p within 6 epochs")]
    [InlineData("ramp 0 -> p over 5 epochs cosine then hold", "s < 0.105 until s >= 0.1")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "change of s <= 0.18 per epoch")]
    [InlineData("ramp 0 -> p over 5 epochs cosine then hold", "change of s <= 0.3 per epoch")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "change of s <= 0.005 per step")]
    [InlineData("ramp 0 -> p over 5 epochs then jump ramp 0.5 -> 0.1", "change of s <= 0.401 per step")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "integral of s over 0..10 epochs >= 1.5 epochs")]
    [InlineData("(ramp 0 -> p over 5 epochs cosine then hold) * (ramp 1 -> p)", "integral of s over 0..10 epochs >= 0.3 epochs")]
    [InlineData("p * (ramp 1 -> p over 5 epochs then hold)", "integral of s over 0..10 epochs <= 8.33 epochs")]
    public void It_is_proved_of_all_values(string schedule, string ensure)
    {
        HvaeCompilation compilation = Compile("p = 0.3 in 0.2..0.9", schedule, ensure, "");
        Assert.Empty(ParamRangeTests.Errors(compilation).Select(item => item.Message));
        Assert.Equal(["p"], compilation.ProvedParams);
        Assert.Equal(0, compilation.OtherSettings);
    }

    /// <summary>A little more than what holds is refuted, with a value for which it fails.</summary>
    [Theory]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "eventually s >= 0.21 within 6 epochs")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "eventually s >= p within 5 epochs")]
    [InlineData("ramp 0 -> p over 5 epochs cosine then hold", "s < 0.105 until s >= 0.21")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "change of s <= 0.179 per epoch")]
    [InlineData("ramp 0 -> p over 5 epochs cosine then hold", "change of s <= 0.28 per epoch")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "change of s <= 0.0046 per step")]
    [InlineData("ramp 0 -> p over 5 epochs then jump ramp 0.5 -> 0.1", "change of s <= 0.39 per step")]
    [InlineData("ramp 0 -> p over 5 epochs then jump ramp 0.5 -> 0.1", "change of s <= 5 per epoch")]
    [InlineData("ramp 0 -> p over 5 epochs then hold", "integral of s over 0..10 epochs >= 1.51 epochs")]
    public void It_is_refuted_with_a_value(string schedule, string ensure)
    {
        HvaeCompilation compilation = Compile("p = 0.5 in 0.2..0.9", schedule, ensure, "");
        Diagnostic[] errors = [.. ParamRangeTests.Errors(compilation)];
        // Where the value of the file fails already, that is the finding.
        Assert.Contains("HV1301", Assert.Single(errors) is { Code: "HV1301" } own ? own.Code : errors[0].Message, StringComparison.Ordinal);
    }

    /// <summary>What controllers make of a plan is followed for all of its params at once; the bounds that end it are those of the controller, or less.</summary>
    [Theory]
    [InlineData("always s <= 0.8", null)]
    [InlineData("at 0 epochs s <= 0.25", null)]
    [InlineData("eventually s >= 0.1", null)]
    [InlineData("s <= 0.8 until s <= 0.8", null)]
    [InlineData("integral of s over 0..10 epochs <= 8 epochs", null)]
    [InlineData("always planned s <= 0.4", null)]
    [InlineData("at 0 epochs s <= 0.19", "HV1301")]
    [InlineData("always s <= 0.7", "HV1305")]
    [InlineData("integral of s over 0..10 epochs <= 4 epochs", "HV1305")]
    public void Driven_signals_are_followed_over_all_values(string ensure, string? code)
    {
        HvaeCompilation compilation = Compile("p = 0.3 in 0.2..0.4", "ramp 0.2 -> p over 5 epochs then hold", ensure, Driven);
        Assert.Equal(code == null ? [] : [code], ParamRangeTests.Errors(compilation).Select(item => item.Code));
        if (code == null)
            Assert.Equal(("p", 0), (Assert.Single(compilation.ProvedParams), compilation.OtherSettings));
    }

    /// <summary>A driven signal that starts elsewhere for each value: only a value inside the range breaks the property.</summary>
    [Fact]
    public void A_plan_that_starts_with_a_param_is_followed_from_there()
    {
        Assert.Equal(["p"], Compile("p = 0.3 in 0.2..0.4", "ramp p -> 0.3", "at 0 epochs s <= 0.4", Driven).ProvedParams);
        Diagnostic wrong = Assert.Single(ParamRangeTests.Errors(Compile("p = 0.3 in 0.2..0.4", "ramp p -> 0.3", "at 0 epochs s <= 0.35", Driven)));
        Assert.Contains("there is HV1301", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>Random schedules, ranges and properties: what is accepted holds at every value of a dense sample, and what is reported fails as it says.</summary>
    [Fact]
    public void What_is_accepted_holds_at_every_value()
    {
        const int Times = 120;
        Law.Holds(Times, Law.Seeds, seed => Check(new Random(seed)));
        Assert.InRange(proved, Law.Times(Times) / 6, Law.Times(Times));
        Assert.InRange(refuted, Law.Times(Times) / 6, Law.Times(Times));
        // What has to be counted is the exception.
        Assert.InRange(open, 0, Law.Times(Times) / 5);
    }

    private void Check(Random random)
    {
        string text = Text(random);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Diagnostic[] errors = [.. ParamRangeTests.Errors(compilation)];
        foreach (Diagnostic error in errors.Where(error => error.Code == "HV1013"))
        {
            string code = error.Message[(error.Message.IndexOf(" there is ", StringComparison.Ordinal) + 10)..][..6];
            Assert.True(At(text, ParamRangeTests.Shown(error)).Any(item => item.Code == code), $"{error.Message}\n{text}");
        }
        open += errors.Any(error => error.Code == "HV1030") ? 1 : 0;
        refuted += errors.Any(error => error.Code == "HV1013" || error.Code.StartsWith("HV13", StringComparison.Ordinal)) ? 1 : 0;
        if (errors.Length > 0)
            return;
        proved++;
        for (int i = 0; i < 24; i++)
        {
            Dictionary<string, string> setting = new() { ["p"] = Value(0.2, 0.9), ["r"] = Value(0.1, 0.5) };
            Diagnostic[] found = [.. At(text, setting)];
            Assert.True(found.Length == 0, $"p = {setting["p"]}, r = {setting["r"]}: {string.Join("\n", found.Select(item => item.Message))}\n{text}");

            // The ends first.
            string Value(double low, double high) => (i < 4 ? (random.Next(2) == 0 ? low : high) : low + (high - low) * random.NextDouble()).ToString("R", CultureInfo.InvariantCulture);
        }
    }

    private static List<Diagnostic> At(string text, Dictionary<string, string> setting) =>
        ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = setting, ChecksParams = false }));

    private static string Text(Random random)
    {
        string shape = new[] { "", " cosine", " sqrt", " smoothstep" }[random.Next(4)];
        string schedule = random.Next(6) switch
        {
            0 => $"ramp 0 -> p over 5 epochs{shape} then hold",
            1 => $"ramp r -> p over 7 epochs{shape} then ramp -> r",
            2 => $"cycle r -> p period 5 epochs rise 50%{shape}",
            3 => $"(ramp 0 -> 1 over 6 epochs{shape} then hold) * p + r * 0.2",
            4 => "max(p * 0.5, ramp r -> 0.8)",
            _ => $"min(ramp 0.1 -> p{shape}, p - r * 0.3)",
        };
        double a = random.NextDouble();
        string ensure = random.Next(6) switch
        {
            0 => Invariant($"eventually s >= {0.1 + 0.5 * a:0.###}"),
            1 => Invariant($"eventually s >= p - {0.3 * a:0.###} within 8 epochs"),
            2 => Invariant($"s <= {0.2 + a:0.###} until s >= {0.05 + 0.3 * a:0.###}"),
            3 => Invariant($"change of s <= {0.02 + 0.6 * a:0.###} per epoch"),
            4 => Invariant($"change of s <= {0.002 + 0.03 * a:0.####} per step"),
            _ => Invariant($"integral of s over 0..10 epochs {(random.Next(2) == 0 ? "<=" : ">=")} {0.5 + 7 * a:0.##} epochs"),
        };
        // A property may be said of what a controller makes of it, too.
        string driven = random.Next(5) == 0 ? Driven.Replace("0.1..0.8", "0.001..1.5", StringComparison.Ordinal) : "";
        return Whole("p = 0.5 in 0.2..0.9\n  param r = 0.25 in 0.1..0.5", schedule, ensure, driven);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static HvaeCompilation Compile(string param, string schedule, string ensure, string controller) => HvaeCompiler.Compile("x.hvae", Whole(param, schedule, ensure, controller));

    private static string Whole(string param, string schedule, string ensure, string controller) =>
        Sample.Of($"  param {param}\n  signal s in -1..2 = {schedule}\n  signal w in 0..2 = clamp(s, 0..1) + 0.1{(schedule.Contains('r', StringComparison.Ordinal) && param.Contains("param r", StringComparison.Ordinal) ? " + r" : "")}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight w\n{controller}  ensure {ensure}\n", 10);
}
