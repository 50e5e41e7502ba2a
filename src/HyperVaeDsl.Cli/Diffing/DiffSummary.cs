using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>The answers that a reviewer wants first: does training change, from when on, is it safe to resume, what appears and vanishes.</summary>
internal sealed class DiffSummary(MethodologyComparison c)
{
    private const int ShownDigits = 16;
    private const int MostSaid = 8;
    private const int LongestSaid = 40;

    /// <summary>A -> B, or only the name where both have it.</summary>
    public string Names => c.Old.Name == c.New.Name ? c.New.Name : $"{c.Old.Name} -> {c.New.Name}";

    /// <summary>Whether training changes, in a sentence.</summary>
    public string Verdict
    {
        get
        {
            if (c.IsPartial)
                return Broken();
            if (c.IsSameMeaning)
                return "no change in training.";
            if (c.TrainsTheSame)
                return IsComputedOtherwise ? "every step trains the same, and some values are computed in another way." : "every step trains the same; what is kept, watched or called differs.";
            return c.First is { } first ? $"training differs from {first} on." : "training differs, after the end of the shorter run.";
        }
    }

    /// <summary>What the changes with an effect on training are called.</summary>
    public string TrainingTitle => c.TrainsTheSame ? "What is computed in another way" : "What trains differently";

    private bool IsComputedOtherwise => c.Changes.Any(change => change.Rule == ChangeRules.SignalComputedOtherwise);

    /// <summary>A key and a sentence each.</summary>
    public IEnumerable<(string Key, string Sentence)> Answers
    {
        get
        {
            if (c.IsSameMeaning)
                yield return ("proof", $"both have the digest {c.New.Digest}.");
            else if (!c.IsPartial)
                yield return ("digest", $"{c.Old.Digest![..ShownDigits]} -> {c.New.Digest![..ShownDigits]}");
            if (!c.IsPartial && !c.IsSameMeaning)
                yield return ("resume", string.Join(" ", c.Resumption.Reasons.Prepend(c.Resumption.Sentence)));
            if (c.NotCompared.Count > 0)
                yield return ("open", $"nothing is said of {string.Join("; ", c.NotCompared)}: the errors leave that open.");
            if (What() is { Length: > 0 } what)
                yield return ("what", what);
            string counts = string.Join(", ", c.Changes.GroupBy(change => change.Level).OrderBy(group => group.Key).Select(group => $"{Numbers.Format(group.Count())} {group.Key.ToString().ToLowerInvariant()}"));
            if (counts.Length > 0)
                yield return ("changes", $"{counts}; {Numbers.Format(c.Changes.Count(change => change.Effect == ChangeEffect.Training))} of them in training.");
            // Otherwise it is one change among others.
            if (c.IsSameMeaning && !c.Text.IsIdentical)
                yield return ("text", c.Text.Words + ".");
            string proofs = Proofs();
            if (proofs.Length > 0)
                yield return ("safety", proofs);
        }
    }

    /// <summary>How much is not listed.</summary>
    public static string Hidden(MethodologyComparison c)
    {
        List<string> parts = [];
        int unchanged = c.Unchanged.Sum(item => item.Value.Count);
        if (unchanged > 0)
            parts.Add($"{Numbers.Format(unchanged)} unchanged: {string.Join(", ", c.Unchanged.Select(item => $"{item.Key} {Numbers.Format(item.Value.Count)}"))}");
        if (c.Muted.Count > 0)
            parts.Add($"{Numbers.Format(c.Muted.Count)} muted");
        return string.Join("; ", parts);
    }

    // What a reviewer would say of each change in a few words; the rest of the report has the numbers.
    private string What()
    {
        // What only follows from another change comes last.
        Change[] training = [.. c.Changes.Where(change => change.Effect == ChangeEffect.Training).OrderBy(change => change.IsConsequence)];
        IEnumerable<string> said = training[..Math.Min(MostSaid, training.Length)].Select(Words);
        return string.Join("; ", training.Length > MostSaid ? said.Append($"and {Numbers.Format(training.Length - MostSaid)} more") : said);
    }

    private static string Words(Change change)
    {
        if (change.Curve?.Largest is { } largest)
            return $"{change.Subject} in epochs {CurveWords.Of(change.Curve.Ranges)}, by up to {CurveWords.Change(largest.Old, largest.New)}";
        string values = $"{change.Old} -> {change.New}";
        return change.Kind switch
        {
            ChangeKind.Added => $"new {change.Subject}",
            ChangeKind.Removed => $"no {change.Subject}",
            _ => values.Length <= LongestSaid ? $"{change.Subject} {values}" : change.Subject,
        };
    }

    private string Broken()
    {
        string[] broken = [.. new[] { ("old", c.Old), ("new", c.New) }.Where(side => side.Item2.IsBroken).Select(side => $"the {side.Item1} one has {Numbers.Format(side.Item2.Count(Severity.Error))} error{(side.Item2.Count(Severity.Error) == 1 ? "" : "s")}")];
        return $"whether training changes is not known: {string.Join(", ", broken)}. What could be understood is compared.";
    }

    private string Proofs()
    {
        List<string> parts = [];
        Say(ChangeRules.FindingAdded, "appears", "appear", "finding");
        Say(ChangeRules.FindingRemoved, "vanishes", "vanish", "finding");
        Say(ChangeRules.EnsureAdded, "is added", "are added", "property");
        Say(ChangeRules.EnsureRemoved, "is removed", "are removed", "property");
        Say(ChangeRules.VerdictChanged, "gets another verdict", "get other verdicts", "property");
        Say(ChangeRules.AllowAdded, "is added", "are added", "allowance");
        Say(ChangeRules.AllowRemoved, "is removed", "are removed", "allowance");
        return parts.Count == 0 ? "" : string.Join(", ", parts) + ".";

        void Say(ChangeRule rule, string one, string many, string thing)
        {
            Change[] found = [.. c.Changes.Where(change => change.Rule == rule)];
            if (found.Length > 0)
                parts.Add($"{Numbers.Format(found.Length)} {(found.Length == 1 ? thing : thing == "property" ? "properties" : thing + "s")} {(found.Length == 1 ? one : many)}{(thing == "finding" ? $" ({string.Join(", ", found.Select(change => change.Subject).Distinct().Take(4))})" : "")}");
        }
    }
}
