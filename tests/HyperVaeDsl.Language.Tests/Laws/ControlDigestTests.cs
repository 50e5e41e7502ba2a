using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Everything that a controller or component does is in the digest, and its names and places are not.</summary>
public sealed class ControlDigestTests
{
    private const string Statements = """
          signal w in 0..2 = 0.3
          signal lr in 1e-6..1e-2 = 1e-3
          phase Train epochs 0..end { }
          loss reconstruction  weight lr
          loss entropy         weight w
          loss repulsion       weight 1  scale 0.5
          controller feedback every eval {
            drive w by sigmoid of coverage threshold 50% slope 20 trend 3
            keep w in 0.1..0.8
            drive lr by plateau of q factor 0.5 patience 3 evals threshold 0.01 cooldown 2 evals recover 1.3 above 0.1
            keep lr in 1e-5..1e-3
          }
          controller boost every eval {
            drive w by boost of coverage within 1% for 3 evals by 1.2 relax 0.9
            keep w in 0.1..1
          }
          controller trim every 10 steps {
            observe kl ema 0.9
            drive repulsion.weight by pi of kl target 20 kp 0.1 ki 0.01
            keep repulsion.weight in 0.5..2
          }
          order w: feedback, boost
          component vae_A.encoder {
            starts frozen
            unfreeze when coverage >= 99.6%
            freeze when coverage < 98%
            warmup 5 epochs
            hysteresis 3 evals
            anneal freeze by q step 0.005 tolerance 0.05 floor 95% ceiling 99% gap 0.5%
          }
          component vae_B.encoder {
            starts trainable
            unfreeze when radial_correlation_B rises by 0.01
            freeze when radial_correlation_B stalls within 0.001 for 7 evals
            anneal patience by q step 1 evals tolerance 0.06 floor 5 evals ceiling 20 evals
          }

        """;

    public static TheoryData<string, string> Meanings => new()
    {
        { "slope 20", "slope 21" }, { "trend 3", "trend 4" }, { "threshold 50%", "threshold 51%" }, { "sigmoid of coverage", "sigmoid of trit_accuracy" },
        { "factor 0.5", "factor 0.4" }, { "patience 3 evals", "patience 4 evals" }, { "threshold 0.01", "threshold 0.02" }, { "cooldown 2", "cooldown 1" },
        { "recover 1.3", "recover 1.2" }, { "above 0.1", "above 0.2" }, { "within 1%", "within 2%" }, { "for 3 evals", "for 2 evals" }, { "by 1.2", "by 1.3" },
        { "relax 0.9", "relax 0.8" }, { "target 20", "target 21" }, { "target 20", "target lr" }, { "kp 0.1", "kp 0.2" }, { "ki 0.01", "ki 0.01 as_published" },
        { "pi of kl target 20 kp 0.1 ki 0.01", "integral of kl target 20 rate 0.01" }, { "every 10 steps", "every 11 steps" }, { "in 0.1..0.8", "in 0.2..0.8" },
        { "starts frozen", "starts trainable" }, { "99.6%", "99.7%" }, { "< 98%", "< 97%" }, { "warmup 5", "warmup 6" }, { "hysteresis 3 evals", "hysteresis 3 epochs" },
        { "anneal freeze by q", "anneal freeze by coverage" }, { "step 0.005", "step 0.004" }, { "tolerance 0.05 ", "" }, { "floor 95%", "floor 96%" },
        { "ceiling 99%", "ceiling 98.5%" }, { " gap 0.5%", "" }, { "vae_A.encoder", "vae_A.decoder" },
        { "anneal patience by q", "anneal patience by coverage" }, { "step 1 evals", "step 2 evals" }, { "tolerance 0.06 ", "" }, { "floor 5 evals", "floor 6 evals" },
        { "ceiling 20 evals", "ceiling 19 evals" },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void A_change_of_meaning_changes_the_digest(string from, string to) => Assert.NotEqual(DigestOf(Statements), DigestOf(Change(from, to)));

    [Theory]
    [InlineData("feedback", "feed")]
    [InlineData("threshold 50%", "threshold 0.5")]
    [InlineData("hysteresis 3 evals", "hysteresis 3 eval")]
    [InlineData("warmup 5 epochs", "warmup 5%")]
    [InlineData("floor 5 evals", "floor 5 eval")]
    public void A_change_of_names_or_spelling_does_not(string from, string to) => Assert.Equal(DigestOf(Statements), DigestOf(Change(from, to)));

    [Fact]
    public void The_order_of_controllers_on_one_signal_is_meant_and_that_of_their_declaration_is_not()
    {
        const string other = "  controller later every eval {\n    when q stalls scale w by 1.1\n    keep w in 0.1..1\n  }\n";
        string with = Change("  order w: feedback, boost\n", other + "  order w: feedback, boost, later\n");
        Assert.NotEqual(DigestOf(with), DigestOf(with.Replace("boost, later", "later, boost", StringComparison.Ordinal)));
        string moved = other + Change("order w: feedback, boost", "order w: feedback, boost, later");
        Assert.Equal(DigestOf(with), DigestOf(moved));
    }

    private static string Change(string from, string to)
    {
        string changed = Statements.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Statements, changed);
        return changed;
    }

    private static string DigestOf(string statements)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(statements.ReplaceLineEndings("\n")));
        Assert.True(compilation.Methodology != null, Report.Of(compilation));
        return compilation.Methodology.Digest;
    }
}
