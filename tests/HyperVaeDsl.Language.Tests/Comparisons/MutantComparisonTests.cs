using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Tests.Scoreboard;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Comparisons;

/// <summary>The mistakes of the scoreboard, each compared with the methodology that it was made in.</summary>
public sealed class MutantComparisonTests
{
    /// <summary>A mutant that trains differently is seen in the comparison, and one that trains the same is said to.</summary>
    [Fact]
    public void Every_change_of_meaning_is_seen_and_nothing_else_is()
    {
        (string Source, HvaeCompilation Old, HvaeCompilation New)[] pairs =
        [
            .. MutationBenchmark.Drawn().AsParallel().AsOrdered().Select(item => (item.Source.Name, HvaeCompiler.Compile("m.hvae", item.Source.Text), HvaeCompiler.Compile("m.hvae", item.Text))),
        ];
        (HvaeCompilation New, MethodologyComparison Comparison)[] compared = [.. pairs.AsParallel().AsOrdered().Select(pair => (pair.New, MethodologyComparison.Of(pair.Old, pair.New)))];
        MethodologyComparison[] whole = [.. compared.Where(item => !item.Comparison.IsPartial).Select(item => item.Comparison)];
        Assert.Empty(whole.Where(comparison => comparison.IsSameMeaning == comparison.Changes.Any(change => change.Effect != ChangeEffect.None))
            .Select(comparison => $"{comparison.Old.Name}: {string.Join("; ", comparison.OldFacts.Concat(comparison.NewFacts).Concat(comparison.Changes.Where(change => change.Effect != ChangeEffect.None).Select(change => $"{change.Rule.Id} {change.Summary}")))}"));
        // One that is refused shows its error.
        Assert.Empty(compared.Where(item => item.Comparison.IsPartial && !item.Comparison.Changes.Any(change => change.Rule == ChangeRules.FindingAdded)).Select(item => item.New.Diagnostics[0].Format(item.New.Text)));
        GeneratedPart.OfComparisons("mutants", Table(pairs.Length, compared.Length - whole.Length, whole));
    }

    private static string Table(int all, int refused, MethodologyComparison[] whole)
    {
        int same = whole.Count(comparison => comparison.IsSameMeaning);
        int record = whole.Count(comparison => !comparison.IsSameMeaning && comparison.TrainsTheSame);
        return FormattableString.Invariant($"| mutants | refused: the error appears | same digest, and said so | other digest, every step the same | steps differ | unseen |\n|---|---|---|---|---|---|\n| {all} | {refused} | {same} | {record} | {whole.Length - same - record} | 0 |\n");
    }
}
