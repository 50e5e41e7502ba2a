using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Merging;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Merging;

/// <summary>What does not merge, and how it is marked.</summary>
public sealed class ConflictTests
{
    private static readonly string Base = HvaeFormatter.Format("m.hvae", Sample.Of("""
          signal beta in 0..1
          phase Explore epochs 0..40 {
            beta ramp 0.1 -> 0.3
          }
          phase Converge epochs 40..end {
            beta 0.3
          }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0.1 nats/dim
          controller calm every step {
            observe kl ema 0.9
            when kl > 7.5 scale beta by 1.05
            keep beta in 0.01..1
          }
        """)).Text!;

    private static MergeResult Conflict(string ours, string theirs, MergeOptions? options = null)
    {
        MergeResult result = Merged.Of(Base, ours, theirs, options);
        Assert.Equal(MergeOutcome.Conflict, result.Outcome);
        // Nobody takes it for a methodology.
        Assert.Null(Merged.Compile(result.Text!).Methodology);
        return result;
    }

    [Fact]
    public void Two_values_of_one_fact_are_marked_at_the_fact()
    {
        MergeResult result = Conflict(Base.With("free_bits 0.1", "free_bits 0.2").With("weight 1", "weight 2"), Base.With("free_bits 0.1", "free_bits 0.3"));
        Assert.Contains("""
              loss reconstruction  weight 2
            <<<<<<< ours
              loss kl              weight beta  free_bits 0.2 nats/dim
            =======
              loss kl              weight beta  free_bits 0.3 nats/dim
            >>>>>>> theirs

            """.ReplaceLineEndings("\n"), result.Text, StringComparison.Ordinal);
        Assert.Equal(new MergeConflict("methodology Sample, loss kl", "loss kl weight beta free_bits 0.1 nats/dim", "loss kl weight beta free_bits 0.2 nats/dim", "loss kl weight beta free_bits 0.3 nats/dim"), Assert.Single(result.Conflicts));
    }

    [Fact]
    public void Markers_are_as_large_as_git_says_and_show_the_ancestor_if_asked()
    {
        MergeOptions options = new() { MarkerSize = 9, ShowsBase = true, Ours = "HEAD", Theirs = "other branch", Base = "ancestor" };
        Assert.Contains("""
            <<<<<<<<< HEAD
                beta  ramp 0.1 -> 0.2
            ||||||||| ancestor
                beta  ramp 0.1 -> 0.3
            =========
                beta  ramp 0.1 -> 0.4
            >>>>>>>>> other branch

            """.ReplaceLineEndings("\n"), Conflict(Base.With("0.1 -> 0.3", "0.1 -> 0.2"), Base.With("0.1 -> 0.3", "0.1 -> 0.4"), options).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_of_a_block_conflicts_while_its_contents_merge()
    {
        MergeResult result = Conflict(Base.With("epochs 0..40", "epochs 0..45").With("40..end", "45..end"), Base.With("epochs 0..40", "epochs 0..50").With("40..end", "50..end").With("0.1 -> 0.3", "0.1 -> 0.25"));
        Assert.Contains("""
            <<<<<<< ours
              phase Explore epochs 0..45 {
            =======
              phase Explore epochs 0..50 {
            >>>>>>> theirs
                beta  ramp 0.1 -> 0.25
              }

            """.ReplaceLineEndings("\n"), result.Text, StringComparison.Ordinal);
        Assert.Equal(["methodology Sample, phase Explore", "methodology Sample, phase Converge"], result.Conflicts.Select(conflict => conflict.Name));
    }

    [Fact]
    public void What_one_side_removed_and_the_other_changed_is_a_conflict()
    {
        string removed = Base.With("  loss kl              weight beta  free_bits 0.1 nats/dim\n", "");
        MergeResult result = Conflict(removed, Base.With("free_bits 0.1", "free_bits 0.3"));
        Assert.Contains("<<<<<<< ours\n=======\n  loss kl              weight beta  free_bits 0.3 nats/dim\n>>>>>>> theirs\n", result.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(result.Conflicts).Ours);
        Assert.Contains("<<<<<<< ours\n  loss kl              weight beta  free_bits 0.3 nats/dim\n=======\n>>>>>>> theirs\n", Conflict(Base.With("free_bits 0.1", "free_bits 0.3"), removed).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_block_is_marked_when_one_side_removed_it()
    {
        int start = Base.IndexOf("  controller calm", StringComparison.Ordinal);
        string removed = Base[..start] + "}\n";
        MergeResult result = Conflict(removed, Base.With("kl > 7.5", "kl > 8"));
        Assert.Contains("<<<<<<< ours\n=======\n  controller calm every step {\n", result.Text, StringComparison.Ordinal);
        Assert.Contains("  }\n>>>>>>> theirs\n}\n", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_added_at_one_place_conflict_because_their_order_matters()
    {
        string one = Base.With("by 1.05\n", "by 1.05\n    when kl < 2.5  scale beta by 0.95\n");
        string other = Base.With("by 1.05\n", "by 1.05\n    when kl < 1  scale beta by 0.5\n");
        Assert.Equal("methodology Sample, controller calm", Assert.Single(Conflict(one, other).Conflicts).Name);
        Assert.Equal(one, Merged.Of(Base, one, one.Replace("epochs    100", "epochs  100", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void Both_sides_name_the_same_thing_differently()
    {
        MergeResult result = Conflict(Base.With("phase Explore", "phase Look"), Base.With("phase Explore", "phase Search"));
        Assert.Contains("  phase Look epochs 0..40 {\n=======\n  phase Search epochs 0..40 {\n", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sides_added_a_fact_with_another_value()
    {
        MergeResult result = Conflict(Base.With("  loss kl ", "  clip gradients norm 1\n  loss kl "), Base.With("  loss kl ", "  clip gradients norm 2\n  loss kl "));
        Assert.Contains("<<<<<<< ours\n  clip gradients norm 1\n=======\n  clip gradients norm 2\n>>>>>>> theirs\n", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_comments_on_one_statement_conflict()
    {
        MergeResult result = Conflict(Base.With("  loss kl ", "  // Mine.\n  loss kl "), Base.With("  loss kl ", "  // Theirs.\n  loss kl "));
        Assert.Contains("<<<<<<< ours\n  // Mine.\n  loss kl ", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_may_speak_of_conflicts()
    {
        string before = Base.With("  loss kl ", "  //conflict0< is no marker\n  loss kl ");
        MergeResult result = Merged.Of(before, before.With("free_bits 0.1", "free_bits 0.2"), before.With("free_bits 0.1", "free_bits 0.3"));
        Assert.Contains("  //conflict0< is no marker\n", result.Text, StringComparison.Ordinal);
        Assert.Contains("<<<<<<< ours\n", result.Text, StringComparison.Ordinal);
    }
}
