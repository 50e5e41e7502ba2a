using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Drawings;

/// <summary>When the picture of a finding is drawn.</summary>
public sealed class FindingDrawingTests
{
    [Fact]
    public void A_finding_is_drawn_when_it_is_shown_and_once()
    {
        int drawn = 0;
        DiagnosticBag bag = new();
        bag.Report(Rules.UnfinishedDecay, new TextSpan(0, 1), "It ends high.", new DiagnosticDetails { Draw = () => $"drawing {++drawn}" });
        Diagnostic finding = Assert.Single(bag.InTextOrder());
        Assert.Equal(0, drawn);
        Assert.Equal("drawing 1", finding.Picture);
        Assert.Equal("drawing 1", (finding with { Message = "It ends too high." }).Picture);
    }

    /// <summary>What params are is not the same later.</summary>
    [Fact]
    public void A_finding_of_params_is_drawn_with_the_values_that_they_have_now()
    {
        double param = 1;
        DiagnosticBag bag = new() { OnlyErrors = true };
        bag.Report(Rules.EnsureRefuted, new TextSpan(0, 1), "It does not hold.", new DiagnosticDetails { Draw = () => $"{param}" });
        param = 2;
        Assert.Equal("1", Assert.Single(bag.InTextOrder()).Picture);
    }

    [Fact]
    public void Checking_a_file_draws_no_warning()
    {
        string text = File.ReadAllText(Repository.Path("examples", "TernaryOperations", "Methodologies", "homeostatic.hvae"));
        HvaeCompilation compilation = HvaeCompiler.Compile("a.hvae", text.Replace("allow HV1202 because\n      \"the source restarts with periods 50 and 100\"", "", StringComparison.Ordinal));
        Diagnostic warning = Assert.Single(compilation.Diagnostics);
        Assert.Equal(Rules.UnfinishedDecay, warning.Rule);
        Assert.False(warning.Drawing!.IsValueCreated);
        Assert.Contains("finished", warning.Picture, StringComparison.Ordinal);
    }
}
