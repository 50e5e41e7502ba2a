using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Guards, checkpoints, targets and measures: what watches a run and keeps of it.</summary>
internal static class WatchChanges
{
    public static void Find(ChangeCollector c)
    {
        foreach (string name in Names(c.Old.Guards.Select(guard => guard.Name), c.New.Guards.Select(guard => guard.Name)))
            Compare(c, c.Old.Guards.FirstOrDefault(guard => guard.Name == name), c.New.Guards.FirstOrDefault(guard => guard.Name == name));
        foreach (string name in Names(c.Old.Checkpoints.Best.Select(best => best.Name), c.New.Checkpoints.Best.Select(best => best.Name)))
            Compare(c, c.Old.Checkpoints.Best.FirstOrDefault(best => best.Name == name), c.New.Checkpoints.Best.FirstOrDefault(best => best.Name == name));
        if (!c.AddIfDifferent(ChangeRules.CheckpointsChanged, "regular checkpoints", Regular(c.Old.Checkpoints), Regular(c.New.Checkpoints), ChangeEffect.Record, Place(c.Old.Checkpoints.EverySpan), Place(c.New.Checkpoints.EverySpan)))
            c.Same("blocks", "regular checkpoints");
        c.AddIfDifferent(ChangeRules.CheckpointsChanged, "milestones", Milestones(c.Old), Milestones(c.New), ChangeEffect.Record, Place(c.Old.Checkpoints.Milestones.Select(item => item.Span)), Place(c.New.Checkpoints.Milestones.Select(item => item.Span)));
        c.AddIfDifferent(ChangeRules.TargetsChanged, "targets", Targets(c.Old, c.New), Targets(c.New, c.Old), ChangeEffect.None, c.Old.Targets.FirstOrDefault(target => !Has(c.New, target))?.Span, c.New.Targets.FirstOrDefault(target => !Has(c.Old, target))?.Span);
        c.AddIfDifferent(ChangeRules.MeasuresChanged, "measures", Measures(c.Old), Measures(c.New), ChangeEffect.None, Place(c.Old.Measures.Select(item => item.Span)), Place(c.New.Measures.Select(item => item.Span)));
    }

    private static void Compare(ChangeCollector c, GuardSpec? before, GuardSpec? after)
    {
        string subject = $"guard {(after ?? before)!.Name}";
        // A guard that only warns trains nothing.
        ChangeEffect effect = before?.Action is null or GuardAction.Warn && after?.Action is null or GuardAction.Warn ? ChangeEffect.Record : ChangeEffect.Training;
        if (before == null)
            c.Add(ChangeRules.GuardAdded, subject, null, Words(after!), effect, null, after!.Span);
        else if (after == null)
            c.Add(ChangeRules.GuardRemoved, subject, Words(before), null, effect, before.Span, null);
        else if (CanonicalForm.Guard(c.Old, before) != CanonicalForm.Guard(c.New, after))
            c.Add(ChangeRules.GuardChanged, subject, Words(before), Words(after), effect, before.Span, after.Span, null, Words(before) == Words(after) ? ["Its metric is measured on another number of samples."] : []);
        else
            c.Same("guards", after.Name);
    }

    private static void Compare(ChangeCollector c, BestSpec? before, BestSpec? after)
    {
        string subject = $"best {(after ?? before)!.Name}";
        if (before == null)
            c.Add(ChangeRules.BestAdded, subject, null, Words(after!), ChangeEffect.Record, null, after!.Span);
        else if (after == null)
            c.Add(ChangeRules.BestRemoved, subject, Words(before), null, ChangeEffect.Record, before.Span, null);
        else if (Fact(c.Old, before) != Fact(c.New, after))
            c.Add(ChangeRules.BestChanged, subject, Words(before), Words(after), RollsBack(c.Old, before.Name) || RollsBack(c.New, after.Name) ? ChangeEffect.Training : ChangeEffect.Record, before.Span, after.Span);
        else
            c.Same("best checkpoints", after.Name);
    }

    private static bool RollsBack(Methodology m, string slot) => m.Guards.Any(guard => guard.Action == GuardAction.Rollback && guard.Slot == slot);

    private static string Fact(Methodology m, BestSpec best) => $"{MetricName(m, best.Metric)} {best.Rises} {Numbers.Format(best.By)} {(best.While == null ? "-" : CanonicalForm.Condition(m, best.While))}";

    private static string MetricName(Methodology m, MetricKind metric) => metric.IsSampleDeclared && MetricUse.PriorSamples(m) is { } samples ? $"{metric.Name}[{Numbers.Format(samples)}]" : metric.Name;

    private static string Words(GuardSpec guard) => $"when {TestWords.Of(guard.Condition)}{(guard.After > 0 ? $" after {Numbers.Format(guard.After)} epochs" : "")}: " + guard.Action switch
    {
        GuardAction.Stop => "stop",
        GuardAction.Warn => "warn",
        _ => $"roll back to {guard.Slot}{(guard.AtMost > 0 ? $" at most {Numbers.Format(guard.AtMost)} times" : "")}",
    };

    private static string Words(BestSpec best) =>
        $"when {best.Metric.Name} {(best.Rises ? "rises" : "falls")}{(best.By > 0 ? $" by {Numbers.Format(best.By)}" : "")}{(best.While == null ? "" : $" while {TestWords.Of(best.While)}")}";

    private static string Regular(CheckpointSpec checkpoints) => checkpoints.EveryEpochs == 0 ? "none" : $"every {Numbers.Format(checkpoints.EveryEpochs)} epochs, keeps {Numbers.Format(checkpoints.Keep)}";

    private static string Milestones(Methodology m) =>
        m.Checkpoints.Milestones.Count == 0 ? "none" : string.Join(", ", m.Checkpoints.Milestones.Select(milestone => $"{milestone.Name} at epoch {Numbers.Short(milestone.Time)}"));

    // Of many targets only those that differ are of interest.
    private static string Targets(Methodology m, Methodology other) =>
        string.Join(", ", m.Targets.Where(target => !Has(other, target)).Select(target => TestWords.Of(target.Test))) is { Length: > 0 } words ? words : "none";

    private static bool Has(Methodology m, TargetSpec target) => m.Targets.Any(other => TestWords.Of(other.Test) == TestWords.Of(target.Test));

    private static string Measures(Methodology m) => m.Measures.Count == 0 ? "none"
        : string.Join(", ", m.Measures.Select(measure => measure.Metric.Name + (measure.Samples is { } samples ? $" on {Numbers.Format(samples)} samples" : "")).OrderBy(text => text, StringComparer.Ordinal));

    private static TextSpan? Place(IEnumerable<TextSpan> spans) => spans.Select(span => (TextSpan?)span).FirstOrDefault();

    private static TextSpan? Place(TextSpan span) => span.Length > 0 ? span : null;

    private static IEnumerable<string> Names(IEnumerable<string> old, IEnumerable<string> @new) => @new.Concat(old).Distinct();
}
