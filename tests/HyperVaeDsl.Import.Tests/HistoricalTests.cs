using HyperVaeDsl.Language;

namespace HyperVaeDsl.Import.Tests;

/// <summary>A researcher who imports a configuration of the original project learns what the verifier's scoreboard documents of it.</summary>
public sealed class HistoricalTests
{
    [Theory]
    // Rates of 100, 200 and 270 epochs in a run of 50; the warm-up fills the run; a phase that begins after it; KL that feeds back on itself; a curvature that leaves the ball.
    [InlineData("dual_v5_10", "HV0310", "HV0304", "HV0204", "HV0528", "HV0801")]
    // beta_B jumps from 0 to 0.2 after its warm-up; a concordance of 0.85 cannot be.
    [InlineData("dual_v5_8", "HV0303", "HV0901")]
    // A gate on 0.85 cannot open; the last row of the rates is the end of the run.
    [InlineData("appetitive", "HV0310", "HV0901")]
    // The thresholds anneal beyond 1; a learned curvature without bounds; Riemannian Adam without a manifold.
    [InlineData("structural_v5_12", "HV0524", "HV0801", "HV1101")]
    // Phases and milestones of 500 epochs in a run of 100.
    [InlineData("structural_extended", "HV0204", "HV0304", "HV0902")]
    // An early stop whose patience is longer than the run.
    [InlineData("lightning", "HV0310", "HV0902")]
    public void The_mistakes_are_found(string name, params string[] codes)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile(name, CorpusTests.Find(name).Import().Text);
        foreach (string code in codes)
            Assert.Contains(compilation.Diagnostics, finding => finding.Code == code);
    }

    [Fact]
    public void Beta_is_what_the_code_makes_of_it()
    {
        // beta_A and beta_B of v5.8 at epochs 0, 25, 50, 100: 0 -> beta_start in the warm-up, then on to beta_end; B is sin(0.785) of A.
        string text = CorpusTests.Find("dual_v5_8").Import().Text;
        // What the compiler refuses of the original is acknowledged here, and the targets that nothing reaches are left out.
        text = text.Replace("then 0.706825 * beta_A", "then jump 0.706825 * beta_A", StringComparison.Ordinal)
            .Replace("then ramp 0.3 -> 0.8 over 50", "then jump ramp 0.3 -> 0.8 over 50", StringComparison.Ordinal)
            .Replace("for 250 epochs then 0.3", "for 250 epochs then jump 0.3", StringComparison.Ordinal)
            .Replace("  target ", "  // target ", StringComparison.Ordinal);
        HvaeCompilation compilation = HvaeCompiler.Compile("v5_8", text);
        Assert.Empty(compilation.Diagnostics.Where(finding => finding.Severity == Language.Diagnostics.Severity.Error).Select(finding => finding.Message));
        Assert.NotNull(compilation.Methodology);
        Language.Methodologies.Methodology methodology = compilation.Methodology!;
        double[] a = [0, 0.15, 0.3, 0.4];
        double[] b = [0, 0, 0.2120475, 0.28273];
        double[] times = [0, 25, 50, 100];
        for (int i = 0; i < times.Length; i++)
        {
            Assert.Equal(a[i], At(methodology, "beta_A", times[i]), 9);
            Assert.Equal(b[i], At(methodology, "beta_B", times[i]), 9);
        }
    }

    private static double At(Language.Methodologies.Methodology methodology, string signal, double time) =>
        methodology.Signals.Single(known => known.Name == signal).Timeline!.At(time);
}
