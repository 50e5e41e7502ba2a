using HyperVaeDsl.Language;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>What language.md says that the digest covers, and what it does not.</summary>
public sealed class DigestTests
{
    private const string Statements = """
          signal beta in 0..0.1
          signal lr   in 0..1e-3 = ramp 1e-3 -> 1e-5 over 50% exponential
          phase Explore epochs 0..5 {
            beta 0.05
          }
          phase Converge epochs 5..end {
            beta hold
            activate geometry
          }
          optimizer adamw {
            learning_rate lr
            betas 0.9 0.999
            epsilon 1e-8
            weight_decay 1e-4
          }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0 nats/dim
          group geometry {
            loss radial weight 0.3 inner 0.1 outer 0.85
          }
          controller homeostasis every step {
            observe kl ema 0.9
            when kl > 7.5 scale beta by 1.05
            when kl < 2.5 scale beta by 0.95
            keep beta in 0.01..0.1
          }
          checkpoint {
            best coverage when coverage rises
          }
          guard collapse when kl < 0.01 for 5 epochs stop
          target coverage >= 90%
        """;

    [Theory]
    [InlineData("phase Explore", "// a comment\n/// a word\nphase   Explore")]
    [InlineData("Example", "Other")]
    [InlineData("phase Explore", "phase Look")]
    [InlineData("geometry", "shape")]
    [InlineData("controller homeostasis", "controller calm")]
    [InlineData("over 50% exponential", "over 5 epochs exponential")]
    [InlineData("ramp 1e-3 -> 1e-5 over 50% exponential", "decay 0.001 -> 0.00001 over 50%")]
    [InlineData("beta hold", "beta 0.05")]
    [InlineData("    beta hold\n", "")]
    [InlineData("loss reconstruction weight 1\n  loss kl weight beta free_bits 0 nats/dim", "loss kl free_bits 0 nats/dim weight beta\n  loss reconstruction weight 1")]
    [InlineData("  target coverage >= 90%", "")]
    [InlineData("target coverage >= 90%", "target coverage >= 0.8")]
    [InlineData("  target coverage >= 90%", "  measure richness")]
    [InlineData("kl < 0.01 for 5 epochs", "kl < 1e-2 for 50%")]
    public void A_change_that_keeps_the_meaning_keeps_the_digest(string from, string to) => Assert.Equal(DigestOf(s => s), DigestOf(s => Change(s, from, to)));

    [Theory]
    [InlineData("seed      42", "seed      43")]
    [InlineData("every 1 epochs", "every 2 epochs")]
    [InlineData(" lr", " rate")]
    [InlineData("beta in 0..0.1", "beta in 0..0.2")]
    [InlineData("1e-5 over", "2e-5 over")]
    [InlineData("weight 0.3", "weight 0.4")]
    [InlineData("epochs 0..5", "epochs 0..6")]
    [InlineData("best coverage", "best trained")]
    [InlineData("guard collapse", "guard posterior")]
    [InlineData("for 5 epochs stop", "for 5 evals stop")]
    [InlineData("for 5 epochs stop", "for 5 epochs after 2 epochs stop")]
    [InlineData("for 5 epochs stop", "for 5 epochs rollback to coverage")]
    [InlineData("kl < 0.01 for", "kl < 0.01 and coverage < 50% for")]
    [InlineData("kl < 0.01 for", "kl_A < 0.01 for")]
    [InlineData("coverage rises", "coverage rises by 1%")]
    [InlineData("coverage rises", "coverage rises while coverage > 10%")]
    [InlineData("best coverage", "milestone half at 50%\n    best coverage")]
    [InlineData("activate geometry", "activate geometry after 1 epochs")]
    [InlineData("activate geometry", "activate geometry when coverage > 50%")]
    [InlineData("outer 0.85", "outer 0.85 from 7 epochs")]
    [InlineData("epochs 5..end {", "epochs 5..(6..end) until coverage > 50% {")]
    [InlineData("weight_decay 1e-4", "weight_decay 0")]
    [InlineData("when kl > 7.5 scale beta by 1.05\n    when kl < 2.5 scale beta by 0.95", "when kl < 2.5 scale beta by 0.95\n    when kl > 7.5 scale beta by 1.05")]
    public void A_change_of_what_is_covered_changes_the_digest(string from, string to) => Assert.NotEqual(DigestOf(s => s), DigestOf(s => Change(s, from, to)));

    private static string Change(string text, string from, string to)
    {
        string changed = text.Replace(from, to, StringComparison.Ordinal).Replace("epochs 5..end", to == "epochs 0..6" ? "epochs 6..end" : "epochs 5..end", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        return changed;
    }

    private static string DigestOf(Func<string, string> change)
    {
        string file = change(Skeleton.Shared.Wrap(Statements.ReplaceLineEndings("\n")));
        HvaeCompilation compilation = HvaeCompiler.Compile("example.hvae", file);
        Assert.True(compilation.Methodology != null, Compile.Lines(file) + "\n" + file);
        return compilation.Methodology.Digest;
    }
}
