using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>HvaeSet: the item of a file sets params of it, and the class is compiled with these values.</summary>
public sealed class SettingTests
{
    internal static readonly string WithParams = Sample.Of(
        """
          param warm = 10 epochs in 5..20 epochs
          param peak = 0.1 in 0.05..0.5
          param n = 3 in 1..8
          signal beta in 0..1 = ramp 0 -> peak over warm
          phase All epochs 0..end { }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0 nats/dim
          loss entropy weight 0.1 / n

        """);

    private const string User = """
        using User.Project;
        public static class Uses
        {
            public static object Make() => new Sample(warm: 7, peak: 0.2, n: 4);
            public static double Read(Sample sample) => sample.Warm + sample.Peak + sample.N + sample.At(1).Beta + sample.Epochs;
        }
        """;

    [Theory]
    [InlineData("warm=12 epochs")]
    [InlineData("warm = 12 epochs, peak = 0.3")]
    [InlineData("peak=0.3;n=5; warm=12 epochs;")]
    public void The_class_is_compiled_with_the_values_and_is_what_the_tool_prints(string set)
    {
        GeneratorRun run = new([("/project/a.hvae", WithParams)], User, configuration: Set("a.hvae", set));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
        string source = run.Sources.Single().SourceText.ToString();
        Assert.Contains("int warm = 12,", source, StringComparison.Ordinal);
        Dictionary<string, string> settings = set.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=')).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());
        Assert.Equal(CSharpEmitter.Emit(HvaeCompiler.Compile("/project/a.hvae", WithParams, new HvaeOptions { Settings = settings }), "User.Project"), source);
        Assert.Contains("// Params that are set outside of it: warm = 12 epochs", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wram=12 epochs", "There is no param 'wram'. Did you mean 'warm'?", "Sample")]
    [InlineData("warm=21 epochs", "warm=21 epochs is outside its range, 5..20 epochs.", "warm")]
    [InlineData("warm=12", "warm is a number with the unit epochs, such as warm=10 epochs, not '12'.", "warm")]
    [InlineData("n=2.5", "n takes whole numbers, since it was declared with whole numbers only, and 2.5 is none.", "n ")]
    [InlineData("peak", "'peak' is not NAME=VALUE, such as lr0=1e-3.", "Sample")]
    [InlineData("n=2,n=3", "'n' has two values.", "Sample")]
    public void What_cannot_be_set_is_said_where_the_param_is_declared_and_the_class_keeps_its_members(string set, string sentence, string place)
    {
        GeneratorRun run = new([("/project/a.hvae", WithParams)], User, configuration: Set("a.hvae", set));
        Diagnostic finding = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(("HV1430", DiagnosticSeverity.Error), (finding.Id, finding.Severity));
        Assert.Equal($"The item of this file has HvaeSet=\"{set}\". {sentence}", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith(place, WithParams[finding.Location.SourceSpan.Start..], StringComparison.Ordinal);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void A_value_with_which_the_methodology_is_wrong_is_found_as_anything_else()
    {
        string text = WithParams.Replace("0.05..0.5", "0.05..5", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/a.hvae", text)], configuration: Set("a.hvae", "peak=3"));
        Assert.Equal("HV0302", Assert.Single(run.Result.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error).Id);
    }

    [Fact]
    public void Another_value_compiles_its_file_and_no_other()
    {
        GeneratorRun run = new([("/project/a.hvae", WithParams), ("/project/b.hvae", Sample.Minimal.Replace("Sample", "Other", StringComparison.Ordinal))], configuration: Set("a.hvae", "warm=12 epochs"));
        run.ChangeConfiguration(Set("a.hvae", "warm=13 epochs"));
        Assert.Equal(1, run.New(StepNames.Compiled));
        Assert.Equal(1, run.New(StepNames.Sources));
        Assert.Contains("int warm = 13,", run.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
        // Another way to write it is compiled, and gives the same text.
        run.ChangeConfiguration(Set("a.hvae", "warm = 13 epochs;"));
        Assert.Equal(0, run.New(StepNames.Sources));
    }

    /// <summary>What the build files make of the metadata of an item.</summary>
    internal static (string Path, string Text)[] Set(string file, string set) =>
        [("/project/.globalconfig", $"is_global = true\n[/project/{file}]\nbuild_metadata.AdditionalFiles.HvaeSet = {set.Replace(';', ',')}\n")];
}
