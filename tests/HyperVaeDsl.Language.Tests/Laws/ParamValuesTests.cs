using System.Globalization;
using System.Reflection;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Params whose values are listed or counted: every one of them is checked, and no other one can be set.</summary>
public sealed class ParamValuesTests
{
    private const string Rest = "  phase All epochs 0..end { }\n  loss reconstruction  weight 1\n  loss entropy  weight s\n";

    /// <summary>Only one of many values is wrong, and it is no end.</summary>
    [Theory]
    [InlineData("T = 10 epochs in 2, 7.3, 10, 20 epochs", "ramp 0 -> 0.5 over T then ramp 0.5 -> 0.4", null)]
    [InlineData("T = 10 epochs in 2..30 epochs by 0.5 epochs", "(ramp 0 -> 1 over T) * (ramp 1 -> 0 over (30.5 epochs - T))", null)]
    [InlineData("T = 10 epochs in 2..30 epochs by 4 epochs", "max(0, 2 - 40 * max((ramp 0 -> 1 over T) - 0.5, 0.5 - (ramp 0 -> 1 over T)))", "HV0302")]
    public void Times_that_are_listed_are_all_compiled(string param, string schedule, string? code)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of($"  param {param}\n  signal s in 0..1 = {schedule.Replace("(30.5 epochs - T)", "20 epochs", StringComparison.Ordinal)}\n{Rest}", 40));
        if (code == null)
        {
            Assert.Empty(compilation.Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Message));
            Assert.Equal(["T"], compilation.ProvedParams);
        }
        else
        {
            Assert.Contains(ParamRangeTests.Errors(compilation), item => item.Code == code || item.Message.Contains(code, StringComparison.Ordinal));
        }
    }

    /// <summary>A value in the middle of a list, which neither ends nor inner values of a range would be.</summary>
    [Fact]
    public void The_one_wrong_value_of_a_list_is_found()
    {
        string text = $"  param T = 1 epochs in 1, 2, 3, 4, 5, 7, 11, 13 epochs\n  signal s in 0..1 = ramp 0 -> 1 over T then hold\n{Rest}  ensure at 5.5 epochs s <= 0.5 or s >= 0.95\n";
        Diagnostic finding = Assert.Single(ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(text, 40))));
        Assert.StartsWith("With T = 7 epochs there is HV1301", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Between two values of a list there is nothing to prove: the curve is wrong at 0.37 only, which is none of them.</summary>
    [Theory]
    [InlineData("0.1 in 0.1, 0.36, 0.38, 0.9", true)]
    [InlineData("0.1 in 0.1, 0.37, 0.9", false)]
    [InlineData("0.1 in 0.1..0.9 by 0.1", true)]
    [InlineData("0.1 in 0.1..0.9 by 0.01", false)]
    public void Values_of_curves_are_proved_of_the_list_only(string param, bool holds)
    {
        string text = Sample.Of($"  param p = {param}\n  signal s in 0..0.2 = max(0.1, 0.25 - 10 * max(p - 0.37, 0.37 - p))\n{Rest}", 40);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Equal(holds ? [] : ["With p = 0.37 there is HV0302"], ParamRangeTests.Errors(compilation).Select(item => item.Message[..29]));
        if (holds)
            Assert.Equal(["p"], compilation.ProvedParams);
    }

    [Fact]
    public void What_cannot_be_counted_is_an_error_with_the_place_and_the_cure()
    {
        const string Statements = "  param T = 10 epochs in 2..20.5 epochs\n  param n = 2 in 1..3\n  signal s in 0..1 = (cycle 0.1 -> 0.5 count n rise 50%) * (ramp 1 -> 0.5 over T)\n" + Rest;
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(Statements, 40));
        Diagnostic error = Assert.Single(compilation.Diagnostics, item => item.Code == "HV1030");
        Assert.Equal(Severity.Error, error.Severity);
        Assert.Null(compilation.Methodology);
        Assert.Equal("T", compilation.Text.Content.Substring(error.Span.Start, error.Span.Length));
        Assert.Equal("T)", compilation.Text.Content.Substring(error.Related[0].Span.Start, 2));
        Assert.Contains("T", compilation.TriedParams.Select(tried => tried.Name));
        Assert.Contains("'in 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20.5 epochs'", error.Message, StringComparison.Ordinal);
        // It cannot be allowed.
        Diagnostic allowed = Assert.Single(ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", Sample.Of(Statements + "  allow HV1030 because \"swept by hand\"\n", 40))));
        Assert.Contains("is an error and cannot be allowed", allowed.Message, StringComparison.Ordinal);
    }

    /// <summary>Each fix makes the text right, keeps the default, and is the only change.</summary>
    [Theory]
    [InlineData("10 epochs in 5..20.0 epochs", "5..20 epochs by 1 epochs")]
    [InlineData("2.5 epochs in 0.5..8 epochs", "0.5..8 epochs by 0.5 epochs")]
    [InlineData("10 epochs in 2..20.5 epochs", "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20.5 epochs")]
    [InlineData("30% in 12.5..60%", "12.5, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60%")]
    [InlineData("7.25 epochs in 0.01..20 epochs", "0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 7.25, 10, 20 epochs")]
    [InlineData("100 steps in 100..1500 steps", "100..1500 steps by 100 steps")]
    [InlineData("7 steps in 7..1500 steps", "7, 10, 20, 50, 100, 200, 500, 1000, 1500 steps")]
    public void The_fix_writes_values_that_a_person_would_write(string param, string values)
    {
        string text = Sample.Of($"  param T = {param}\n  signal s in 0..1 = ramp 1 -> 0.5 over T\n{Rest}", 40);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Equal(["HV1030"], ParamRangeTests.Errors(compilation).Select(item => item.Code));
        FixRun run = Fixer.Apply(compilation, content => HvaeCompiler.Compile("x.hvae", content));
        Assert.Equal(text.Replace(param, param[..(param.IndexOf(" in ", StringComparison.Ordinal) + 4)] + values, StringComparison.Ordinal), run.Text);
        Assert.Empty(ParamRangeTests.Errors(run.Compilation));
        Assert.Equal(["T"], run.Compilation.ProvedParams);
    }

    /// <summary>However many params have too many values, what the fixes leave is compiled completely.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_fixes_of_several_params_leave_settings_that_can_be_compiled(int count)
    {
        string names = string.Concat(Enumerable.Range(0, count).Select(i => $"  param t{i} = {4 + i} epochs in 4..20.5 epochs\n  param few{i} = 1 in 1..{(i == 0 ? 2 : 1.5.ToString(CultureInfo.InvariantCulture))}\n"));
        string signals = string.Concat(Enumerable.Range(0, count).Select(i => $"  signal s{i} in 0..1 = (ramp 0.2 -> 0.5 over t{i}) * (few{i} / 2)\n"));
        string losses = string.Join(" + ", Enumerable.Range(0, count).Select(i => $"s{i}"));
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of($"{names}{signals}  signal s in 0..9 = {losses}\n{Rest}", 40));
        Assert.Equal(Enumerable.Repeat("HV1030", count), ParamRangeTests.Errors(compilation).Select(item => item.Code));
        FixRun run = Fixer.Apply(compilation, content => HvaeCompiler.Compile("x.hvae", content));
        Assert.Empty(ParamRangeTests.Errors(run.Compilation));
        Assert.InRange(run.Compilation.OtherSettings, 1, 255);
        Assert.Equal(2 * count, run.Compilation.ProvedParams.Count);
    }

    /// <summary>Too many even with the least: there is nothing to count, so nothing is offered.</summary>
    [Fact]
    public void Too_many_params_have_no_fix_but_a_cure()
    {
        string names = string.Concat(Enumerable.Range(0, 9).Select(i => $"  param t{i} = 5 epochs in 4..20.5 epochs\n"));
        string sum = string.Join(" + ", Enumerable.Range(0, 9).Select(i => $"(ramp 0.2 -> 0.5 over t{i})"));
        Diagnostic[] errors = [.. ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", Sample.Of($"{names}  signal s in 0..9 = {sum}\n{Rest}", 40)))];
        Assert.Equal(9, errors.Length);
        Assert.Empty(errors[0].Fixes);
        Assert.EndsWith("or a number in place of the param.", errors[0].Message, StringComparison.Ordinal);
    }

    /// <summary>An override with a range of its own is what has to be changed, and only that.</summary>
    [Fact]
    public void The_range_that_counts_is_the_one_that_is_changed()
    {
        string text = Sample.Of($"  param T = 10 epochs in 2..30.5 epochs\n  signal s in 0..1 = ramp 1 -> 0.5 over T\n{Rest}", 40).Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal)
            + "\nmethodology Heir extends Base {\n  override param T = 8 epochs in 4..20.0 epochs\n}\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Equal(["HV1030"], ParamRangeTests.Errors(compilation).Select(item => item.Code));
        FixRun run = Fixer.Apply(compilation, content => HvaeCompiler.Compile("x.hvae", content));
        Assert.Equal(text.Replace("4..20.0 epochs", "4..20 epochs by 1 epochs", StringComparison.Ordinal), run.Text);
        Assert.Empty(ParamRangeTests.Errors(run.Compilation));
    }

    /// <summary>The class takes what is proved only, and of it only the values that it may have.</summary>
    [Fact]
    public void No_class_takes_a_value_that_was_not_checked()
    {
        const string Statements = "  param top = 0.5 in 0.1, 0.5, 0.9\n  param n = 4 in 2, 4, 8\n  param open = 0.3 in 0.1..0.9\n  param wait = 3 evals in 1..5 evals\n"
            + "  signal s in 0..1 = ramp 0 -> (top / n * 2)\n  signal u in 0..1 = ramp 0.1 -> open\n  phase All epochs 0..end { }\n  loss reconstruction  weight 1\n  loss entropy  weight s\n  loss radial weight u inner 0.1 outer 0.85\n"
            + "  guard g when coverage < 50% for wait stop\n  ensure at end u = 0.3 or u >= 0.1\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(Statements, 40));
        Assert.Empty(ParamRangeTests.Errors(compilation));
        Type type = CSharp.Load([CSharpEmitter.Emit(compilation, "Made")]).GetType("Made.Sample", throwOnError: true)!;
        ConstructorInfo constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        Assert.Equal(["top", "n", "open"], constructor.GetParameters().Select(parameter => parameter.Name));
        Assert.Equal(3, type.GetField("Wait")!.GetRawConstantValue());
        IMethodology made = (IMethodology)constructor.Invoke([0.9, 8, 0.3]);
        HvaeCompilation set = HvaeCompiler.Compile("x.hvae", Sample.Of(Statements, 40), new HvaeOptions { Settings = new Dictionary<string, string> { ["top"] = "0.9", ["n"] = "8" } });
        Assert.Equal(set.Methodology!.Digest, made.Facts.Digest);
        foreach ((object[] arguments, string message) in new (object[], string)[] { ([0.2, 4, 0.3], "Param 'top' is 0.2, outside its range 0.1, 0.5, 0.9."), ([0.5, 3, 0.3], "Param 'n' is 3, outside its range 2, 4, 8.") })
            Assert.StartsWith(message, Assert.IsType<ArgumentOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => constructor.Invoke(arguments)).InnerException).Message, StringComparison.Ordinal);
    }

    /// <summary>A param that takes part in values only, but in a claim that nobody can decide, must be counted, too.</summary>
    [Fact]
    public void What_cannot_be_decided_has_to_be_counted()
    {
        const string Hard = "  param p = 0.5 in 0.1..0.9\n  param r = 0.4 in 0.1..0.9\n  signal s in 0..2 = 1\n" + Rest + "  ensure always p * p * s + r * r - 2 * p * r >= 0\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(Hard, 40));
        Assert.Equal(["HV1030", "HV1030"], ParamRangeTests.Errors(compilation).Select(item => item.Code));
        Assert.All(ParamRangeTests.Errors(compilation), item => Assert.Contains("neither proved nor refuted", item.Message, StringComparison.Ordinal));
        // With one of the two counted, the other one is proved beside each of its values, or counted as well.
        FixRun run = Fixer.Apply(compilation, content => HvaeCompiler.Compile("x.hvae", content));
        Assert.Empty(ParamRangeTests.Errors(run.Compilation));
        Assert.Equal(["p", "r"], run.Compilation.ProvedParams);
    }
}
