using System.Globalization;
using System.Reflection;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
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
            Assert.Empty(compilation.Diagnostics.Where(item => item.Severity == Severity.Error || item.Code == "HV1030").Select(item => item.Message));
            Assert.Equal(["T"], compilation.ProvedParams);
            Assert.True(compilation.AreAllSettings);
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
    public void What_cannot_be_counted_is_warned_of_with_the_place()
    {
        const string Statements = "  param T = 10 epochs in 2..20.5 epochs\n  param n = 2 in 1..3\n  signal s in 0..1 = (cycle 0.1 -> 0.5 count n rise 50%) * (ramp 1 -> 0.5 over T)\n" + Rest;
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(Statements, 40));
        Diagnostic warning = Assert.Single(compilation.Diagnostics, item => item.Code == "HV1030");
        Assert.Equal("T", compilation.Text.Content.Substring(warning.Span.Start, warning.Span.Length));
        Assert.Equal(["n"], compilation.ProvedParams);
        Assert.Equal("T", Assert.Single(compilation.TriedParams).Name);
        Assert.Contains("'in 2, 10, 20.5 epochs'", warning.Message, StringComparison.Ordinal);
        // The cure cures.
        Assert.DoesNotContain(HvaeCompiler.Compile("x.hvae", Sample.Of(Statements.Replace("2..20.5", "2, 10, 20.5", StringComparison.Ordinal), 40)).Diagnostics, item => item.Code is "HV1030" or "HV1013");
        // What is allowed is silent.
        Assert.DoesNotContain(HvaeCompiler.Compile("x.hvae", Sample.Of(Statements + "  allow HV1030 because \"swept by hand\"\n", 40)).Diagnostics, item => item.Code is "HV1030" or "HV1299");
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
        Assert.Equal(["top", "n", "open", "wait"], constructor.GetParameters().Select(parameter => parameter.Name));
        IMethodology made = (IMethodology)constructor.Invoke([0.9, 8, 0.3, 3]);
        HvaeCompilation set = HvaeCompiler.Compile("x.hvae", Sample.Of(Statements, 40), new HvaeOptions { Settings = new Dictionary<string, string> { ["top"] = "0.9", ["n"] = "8" } });
        Assert.Equal(set.Methodology!.Digest, made.Facts.Digest);
        foreach ((object[] arguments, string message) in new (object[], string)[] { ([0.2, 4, 0.3, 3], "Param 'top' is 0.2, outside its range 0.1, 0.5, 0.9."), ([0.5, 3, 0.3, 3], "Param 'n' is 3, outside its range 2, 4, 8.") })
            Assert.StartsWith(message, Assert.IsType<ArgumentOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => constructor.Invoke(arguments)).InnerException).Message, StringComparison.Ordinal);
    }
}
