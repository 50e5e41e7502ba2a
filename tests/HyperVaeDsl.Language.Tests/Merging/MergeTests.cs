using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Merging;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Merging;

/// <summary>What merges, and how.</summary>
public sealed class MergeTests
{
    private static readonly string Base = HvaeFormatter.Format("m.hvae", Sample.Of("""
          /// Weight of the KL divergence.
          signal beta   in 0..1
          signal gamma  in 0..1 = ramp 0 -> 0.5

          phase Explore epochs 0..40 {
            beta ramp 0.1 -> 0.3
          }

          // The geometry is shaped here.
          phase Converge epochs 40..end {
            beta 0.3
            activate geometry
          }

          // --- losses ---
          loss reconstruction weight 1
          loss kl weight beta free_bits 0.1 nats/dim  // the usual
          loss entropy weight gamma

          group geometry {
            loss radial weight 0.3 inner 0.1 outer 0.85
          }

          controller calm every step {
            observe kl ema 0.9
            when kl > 7.5 scale beta by 1.05
            when kl < 2.5 scale beta by 0.95
            keep beta in 0.01..1
          }

          guard collapse when kl < 0.01 for 5 epochs warn
          ensure gamma <= 0.5
        """)).Text!;

    private static string Merge(string ours, string theirs)
    {
        MergeResult result = Merged.Of(Base, ours, theirs);
        Assert.True(result.Outcome == MergeOutcome.Merged, result.Text + string.Join("\n", result.Errors.Select(error => error.Message)));
        Assert.Equal(HvaeFormatter.Format("m.hvae", result.Text!).Text, result.Text);
        return result.Text!;
    }

    [Theory]
    [InlineData("ramp 0 -> 0.5", "ramp 0 -> 0.25", "  signal beta   in 0..1\n", "  signal beta   in 0..0.9\n")]
    [InlineData("loss entropy         weight gamma", "loss entropy         weight 0.5", "  loss kl              weight beta  free_bits 0.1 nats/dim  // the usual\n", "")]
    [InlineData("free_bits 0.1", "free_bits 0.2", "weight beta  free_bits", "weight gamma  free_bits")]
    [InlineData("in 0..1  = ramp", "in 0..2  = ramp", "ramp 0 -> 0.5", "ramp 0 -> 0.7")]
    [InlineData("epochs 0..40 {", "epochs 0..40 {  // a note", "ramp 0.1 -> 0.3", "ramp 0.1 -> 0.2")]
    [InlineData("for 5 epochs", "for 6 epochs", "  warn\n", "  stop\n")]
    [InlineData("// the usual", "// as usual", "weight beta  free_bits", "weight gamma  free_bits")]
    [InlineData("/// Weight of the KL divergence.", "/// Weight of KL.", "signal beta   in 0..1", "signal beta   in 0..2")]
    [InlineData("scale beta by 0.95", "scale beta by 0.9", "scale beta by 1.05", "scale beta by 1.1")]
    [InlineData("    activate  geometry\n", "", "    beta      0.3\n", "    beta      0.2\n")]
    [InlineData("when kl > 7.5", "when kl > 8", "ensure gamma <= 0.5", "ensure gamma <= 0.6")]
    [InlineData("loss reconstruction  weight 1\n", "loss reconstruction  weight 1\n  loss repulsion       weight 0.1    scale 1\n", "// --- losses ---", "// --- The losses ---")]
    public void Changes_of_different_facts_are_both_made(string a, string newA, string b, string newB)
    {
        string ours = Base.With(a, newA);
        string theirs = Base.With(b, newB);
        string both = HvaeFormatter.Format("m.hvae", ours.With(b, newB)).Text ?? ours.With(b, newB);
        MergeResult forth = Merged.Of(Base, ours, theirs);
        MergeResult back = Merged.Of(Base, theirs, ours);
        Assert.Empty(forth.Conflicts);
        Assert.Equal(both, forth.Text);
        Assert.Equal(both, back.Text);
    }

    [Fact]
    public void The_same_change_is_made_once()
    {
        string once = Base.With("ramp 0 -> 0.5", "ramp 0 -> 0.25");
        Assert.Equal(once.With("weight 1", "weight 2"), Merge(once, once.With("weight 1", "weight 2")));
        string added = Base.With("  loss entropy ", "  loss repulsion       weight 0.1   scale 1\n  loss entropy ");
        Assert.Equal(added.With("ramp 0 -> 0.5", "ramp 0 -> 0.4"), Merge(added, added.With("ramp 0 -> 0.5", "ramp 0 -> 0.4")));
    }

    [Fact]
    public void Two_additions_at_one_place_stand_in_the_order_of_their_names()
    {
        string one = Base.With("  guard collapse", "  guard boundary  when mean_radius > 0.94 for 2 epochs  warn\n  guard collapse");
        string other = Base.With("  guard collapse", "  guard awake     when kl > 9 for 2 epochs  warn\n  guard collapse");
        string text = Merge(one, other);
        Assert.Equal(text, Merge(other, one));
        Assert.True(text.IndexOf("guard awake", StringComparison.Ordinal) < text.IndexOf("guard boundary", StringComparison.Ordinal));
        Assert.True(text.IndexOf("guard boundary", StringComparison.Ordinal) < text.IndexOf("guard collapse", StringComparison.Ordinal));
    }

    [Fact]
    public void A_moved_statement_takes_the_other_sides_change_with_it()
    {
        string moved = Base.With("  loss entropy         weight gamma\n", "").With("  // --- losses ---\n", "  // --- losses ---\n  loss entropy         weight gamma\n");
        string text = Merge(moved, Base.With("weight gamma", "weight 0.5"));
        Assert.Contains("// --- losses ---\n  loss entropy         weight 0.5\n  loss reconstruction  weight 1\n", text, StringComparison.Ordinal);
        Assert.Equal(text, Merge(Base.With("weight gamma", "weight 0.5"), moved));
    }

    [Fact]
    public void A_reformatted_side_merges_with_any_change()
    {
        string ugly = Base.Replace("  ", " ", StringComparison.Ordinal).With("weight 1\n", "weight    1\n\n\n");
        Assert.Contains("ramp 0 -> 0.25", Merge(ugly, Base.With("ramp 0 -> 0.5", "ramp 0 -> 0.25")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("methodology Sample", "methodology Other")]
    [InlineData("phase Explore", "phase Look")]
    [InlineData("controller calm", "controller quiet")]
    [InlineData("guard collapse", "guard kl_gone")]
    public void A_renamed_statement_is_the_same_statement(string from, string to)
    {
        string changed = Base.With("ramp 0.1 -> 0.3", "ramp 0.1 -> 0.2").With("kl > 7.5", "kl > 8").With("  warn\n", "  stop\n");
        Assert.Equal(HvaeFormatter.Format("m.hvae", changed.With(from, to)).Text, Merge(Base.With(from, to), changed));
    }

    [Fact]
    public void Blocks_that_one_side_added_or_removed_merge_with_the_rest()
    {
        string added = Base.With("  guard collapse", "  controller other every step {\n    observe entropy  ema 0.9\n    when entropy < 0.1  scale gamma by 0.9\n    keep gamma  in 0.01..1\n  }\n\n  guard collapse");
        string removed = Base.With("  group geometry {\n    loss radial  weight 0.3  inner 0.1  outer 0.85\n  }\n\n", "").With("    activate  geometry\n", "");
        MergeResult result = Merged.Of(Base, added, removed);
        Assert.Empty(result.Conflicts);
        Assert.Contains("controller other", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("geometry {", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Carriage_returns_of_our_side_stay()
    {
        string ours = Base.With("ramp 0 -> 0.5", "ramp 0 -> 0.25").Replace("\n", "\r\n", StringComparison.Ordinal);
        MergeResult result = Merged.Of(Base, ours, Base.With("weight 1", "weight 2"));
        Assert.Equal(Base.With("ramp 0 -> 0.5", "ramp 0 -> 0.25").With("weight 1", "weight 2").Replace("\n", "\r\n", StringComparison.Ordinal), result.Text);
    }

    [Fact]
    public void A_text_that_both_sides_added_merges_as_if_nothing_had_been_there()
    {
        MergeResult result = Merged.Of("", Base, Base.With("  ensure gamma <= 0.5\n", "  ensure gamma <= 0.5\n  ensure beta <= 0.3\n"));
        Assert.Equal(MergeOutcome.Merged, result.Outcome);
        Assert.Contains("ensure beta <= 0.3", result.Text, StringComparison.Ordinal);
        Assert.Single(Merged.Of("", Base, Base.With("weight 1\n", "weight 2\n")).Conflicts);
    }

    [Fact]
    public void Errors_that_neither_side_has_are_said()
    {
        string ours = Base.With("  phase Converge epochs 40..end {", "  phase Middle epochs 40..50 {\n  }\n\n  phase Converge epochs 50..end {");
        string theirs = Base.With("  ensure gamma", "  ensure during Converge beta <= 0.3\n  ensure gamma");
        Assert.Equal(MergeOutcome.Merged, Merged.Of(Base, ours, theirs).Outcome);
        MergeResult result = Merged.Of(Base, Base.With("signal gamma  in 0..1", "signal gamma  in 0..0.5"), Base.With("ramp 0 -> 0.5", "ramp 0 -> 0.9").With("gamma <= 0.5", "gamma <= 0.9"));
        Assert.Equal(MergeOutcome.ErrorsTogether, result.Outcome);
        Assert.Contains("in 0..0.5  = ramp 0 -> 0.9", result.Text, StringComparison.Ordinal);
        Assert.NotEmpty(result.Errors);
    }

    [Theory]
    [InlineData("ours")]
    [InlineData("theirs")]
    [InlineData("base")]
    public void A_text_that_cannot_be_read_has_no_facts(string side)
    {
        string broken = Base.With("loss reconstruction  weight 1", "loss ???");
        string other = Base.With("weight 1", "weight 2");
        MergeResult result = Merged.Of(side == "base" ? broken : Base, side == "ours" ? broken : other, side == "theirs" ? broken : Base.With("weight gamma", "weight 0.5"));
        Assert.Equal((MergeOutcome.Unreadable, side), (result.Outcome, result.UnreadableSide));
        Assert.Null(result.Text);
    }
}
