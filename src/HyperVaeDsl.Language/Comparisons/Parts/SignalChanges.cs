using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Signals: their plans, ranges and names. The weight of a loss that has a schedule of its own belongs to the loss.</summary>
internal static class SignalChanges
{
    public static void Find(ChangeCollector c)
    {
        List<Signal> gone = [.. c.Old.Signals.Where(signal => !signal.IsLossWeight && c.New.FindSignal(signal.Name) == null)];
        foreach (Signal after in c.New.Signals.Where(signal => !signal.IsLossWeight))
        {
            if (c.Old.FindSignal(after.Name) is { } before)
                Compare(c, before, after);
            else if (gone.FirstOrDefault(candidate => IsSame(c, candidate, after)) is { } renamed)
                Rename(c, renamed, after, gone);
            else
                c.Add(ChangeRules.SignalAdded, $"signal {after.Name}", null, CurveWords.Of(after.Timeline), ChangeEffect.Training, null, after.Span, null, Readers(c.New, after.Name));
        }
        foreach (Signal before in gone)
            c.Add(ChangeRules.SignalRemoved, $"signal {before.Name}", CurveWords.Of(before.Timeline), null, ChangeEffect.Training, before.Span, null, null, Readers(c.Old, before.Name));
    }

    /// <summary>Who reads a signal, in a sentence.</summary>
    public static string Readers(Methodology m, string signal)
    {
        string[] places =
        [
            .. ReadSlot.Of(m).Where(slot => slot.Value.Signal == signal).Select(slot => slot.Name),
            .. m.Signals.Where(other => other.Timeline?.Reads.Contains(signal) == true).Select(other => $"signal {other.Name}"),
        ];
        return places.Length == 0 ? "Nothing reads it." : $"It is read as {string.Join(", ", places.Distinct())}.";
    }

    /// <summary>Compares two plans under the rule that their values belong to; says whether they differ.</summary>
    public static void ComparePlans(ChangeCollector c, ChangeRule rule, string subject, Signal before, Signal after, params string[] notes)
    {
        if (ChangeCollector.Compare(before.Timeline, after.Timeline) is not { } curve)
            return;
        // Own words that mean the same may read signals that differ; where the values do not, nothing is to be said.
        bool isWrittenAlike = Written(c.OldSide, before) == Written(c.NewSide, after);
        // What is the same piece as far as both runs go ends with them, which the length of the run says.
        if (curve.IsEqual && (isWrittenAlike || (curve.Bound == 0 && !curve.Old.End.Equals(curve.New.End))))
            return;
        string[] because = isWrittenAlike ? [$"Its own schedule is the same; it reads {string.Join(" and ", after.Timeline!.Reads.Where(name => !c.IsSameSignal(name)))}."] : [];
        (string old, string @new) = CurveWords.Of(before.Timeline, after.Timeline);
        c.Add(
            curve.IsEqual ? ChangeRules.SignalComputedOtherwise : rule,
            subject,
            old,
            @new,
            ChangeEffect.Training,
            Place(before, curve, old: true),
            Place(after, curve, old: false),
            curve,
            [.. because, .. notes, .. Driven(c, before.Name, after.Name)]);
    }

    private static string[] Driven(ChangeCollector c, string before, string after)
    {
        string[] drivers = [.. c.Old.PipelineOf(before).Concat(c.New.PipelineOf(after)).Select(controller => controller.Name).Distinct()];
        return drivers.Length == 0 ? [] : [$"Compared are the plans, before {string.Join(" and ", drivers)} {(drivers.Length == 1 ? "moves" : "move")} it."];
    }

    private static void Compare(ChangeCollector c, Signal before, Signal after)
    {
        string subject = $"signal {after.Name}";
        bool isOther = c.AddIfDifferent(ChangeRules.RangeChanged, subject, Words(before), Words(after), ChangeEffect.Record, before.Span, after.Span);
        if (!c.IsSameSignal(after.Name))
            ComparePlans(c, ChangeRules.SignalChanged, subject, before, after, Readers(c.New, after.Name));
        else if (!isOther)
            c.Same("signals", after.Name);
    }

    private static void Rename(ChangeCollector c, Signal before, Signal after, List<Signal> gone)
    {
        gone.Remove(before);
        c.Rename(before.Name, after.Name);
        c.Add(ChangeRules.SignalRenamed, $"signal {after.Name}", before.Name, after.Name, ChangeEffect.Record, before.Span, after.Span, null, "Its plan is the same; who reads it reads the same values.");
        if (!before.Range.Equals(after.Range))
            c.Add(ChangeRules.RangeChanged, $"signal {after.Name}", Words(before), Words(after), ChangeEffect.Record, before.Span, after.Span);
    }

    private static bool IsSame(ChangeCollector c, Signal before, Signal after) =>
        before.Timeline is { } a && after.Timeline is { } b && a.End.Equals(b.End) && Written(c.OldSide, before) == Written(c.NewSide, after)
        && a.Reads.All(c.IsSameSignal) && ReadSlot.Of(c.Old).Where(slot => slot.Value.Signal == before.Name).Select(slot => slot.Name).SequenceEqual(ReadSlot.Of(c.New).Where(slot => slot.Value.Signal == after.Name).Select(slot => slot.Name));

    // The fact without name and range.
    private static string? Written(ComparedSide side, Signal signal) =>
        side.FactOf($"signal {signal.Name}")?.Substring($"signal {signal.Name} {CanonicalForm.Interval(signal.Range)}".Length);

    // The schedule that is followed where the difference is largest.
    private static TextSpan Place(Signal signal, CurveDifference curve, bool old)
    {
        if (signal.Timeline is not { } plan || curve.Ranges.Count == 0)
            return signal.Span;
        TextSpan span = plan.SegmentAt(Math.Min(curve.Ranges[0].From, (old ? curve.Old : curve.New).End)).Span;
        return span.Length > 0 ? span : signal.Span;
    }

    private static string Words(Signal signal) => $"in {Numbers.Format(signal.Range.Low)}..{Numbers.Format(signal.Range.High)}";
}
