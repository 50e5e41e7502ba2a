using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Length of the run, phases, gates, evaluations. Where a phase begins trains nothing by itself; what its statements change is listed as such.</summary>
internal static class TimelineChanges
{
    public static IReadOnlyList<PhasePair> Find(ChangeCollector c)
    {
        c.AddIfDifferent(ChangeRules.LengthChanged, "length of the run", $"{Numbers.Format(c.Old.Epochs)} epochs", $"{Numbers.Format(c.New.Epochs)} epochs", ChangeEffect.Training, c.Old.EpochsSpan, c.New.EpochsSpan);
        c.AddIfDifferent(ChangeRules.EvaluationChanged, "evaluations", $"every {Numbers.Format(c.Old.EvaluateEvery)} epochs", $"every {Numbers.Format(c.New.EvaluateEvery)} epochs", Waits.AreThere(c.Old) || Waits.AreThere(c.New) ? ChangeEffect.Training : ChangeEffect.Record, c.Old.EvaluateSpan, c.New.EvaluateSpan);
        IReadOnlyList<PhasePair> pairs = PhasePair.Of(c.Old, c.New);
        foreach (PhasePair pair in pairs)
            Compare(c, pair);
        foreach (string group in c.Old.Gates.Concat(c.New.Gates).Select(gate => gate.Group).Distinct().OrderBy(name => name, StringComparer.Ordinal))
            CompareGates(c, group);
        return pairs;
    }

    private static void Compare(ChangeCollector c, PhasePair pair)
    {
        (Phase? before, Phase? after) = (pair.Old, pair.New);
        string subject = $"phase {(after ?? before)!.Name}";
        if (before == null || after == null)
        {
            c.Add(before == null ? ChangeRules.PhaseAdded : ChangeRules.PhaseRemoved, subject, before == null ? null : Times(before), after == null ? null : Times(after), ChangeEffect.None, before?.Span, after?.Span);
        }
        else
        {
            int known = c.Changes.Count;
            if (pair.IsRenamed)
                c.Add(ChangeRules.PhaseRenamed, subject, before.Name, after.Name, ChangeEffect.None, before.Span, after.Span);
            c.AddIfDifferent(ChangeRules.PhaseMoved, subject, Times(before), Times(after), ChangeEffect.None, before.Span, after.Span);
            if (c.Changes.Count == known && (before.EarlyEnd == null) == (after.EarlyEnd == null))
                c.Same("phases", after.Name);
        }
        string[] ends = [Fact(c.Old, before), Fact(c.New, after)];
        if (ends[0] != ends[1])
            c.Add(ChangeRules.EarlyEndChanged, subject, EarlyEnd(before), EarlyEnd(after), ChangeEffect.Training, before?.EarlyEnd?.Span ?? before?.Span, after?.EarlyEnd?.Span ?? after?.Span);
    }

    // The line of the canonical form.
    private static string Fact(Methodology m, Phase? phase) => phase?.EarlyEnd is { } early
        ? $"{Numbers.Format(phase.Start)} {Numbers.Format(early.Earliest)}..{Numbers.Format(phase.End)} {CanonicalForm.Condition(m, early.Until)}" : "";

    private static string Times(Phase phase) => $"epochs {Numbers.Format(phase.Start)}..{Numbers.Format(phase.End)}";

    private static string EarlyEnd(Phase? phase) => phase?.EarlyEnd is { } early
        ? $"ends at epoch {Numbers.Format(phase.End)}, from epoch {Numbers.Format(early.Earliest)} on until {TestWords.Of(early.Until)}" : "ends as planned";

    private static void CompareGates(ChangeCollector c, string group)
    {
        GateSpec[] before = [.. c.Old.Gates.Where(gate => gate.Group == group)];
        GateSpec[] after = [.. c.New.Gates.Where(gate => gate.Group == group)];
        string[] old = [.. before.Select(gate => Fact(c.Old, gate))];
        string[] @new = [.. after.Select(gate => Fact(c.New, gate))];
        if (old.SequenceEqual(@new))
        {
            c.Same("gates", group);
            return;
        }
        // The losses of the group act at other times, and are listed; a gate without losses trains nothing.
        c.Add(ChangeRules.GateChanged, $"gate of group {group}", Words(before), Words(after), ChangeEffect.None, before.Length > 0 ? before[0].Span : null, after.Length > 0 ? after[0].Span : null);
    }

    private static string Fact(Methodology m, GateSpec gate) => $"{CanonicalForm.Condition(m, gate.Condition)} {Numbers.Format(gate.From)} {Numbers.Format(gate.To)}";

    private static string Words(GateSpec[] gates) =>
        gates.Length == 0 ? "none" : string.Join("; ", gates.Select(gate => $"opens once {TestWords.Of(gate.Condition)}, watched in epochs {Numbers.Short(gate.From)}..{Numbers.Short(gate.To)}"));
}
