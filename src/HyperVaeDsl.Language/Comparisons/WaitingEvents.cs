using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>
/// What acts by metrics and differs. Until it acts for the first time on either side, both sides train the same; what it has seen until then is its
/// state, so a checkpoint from after the begin of its watch belongs to the old rule.
/// </summary>
internal static class WaitingEvents
{
    public static IEnumerable<WaitingEvent> Of(ChangeCollector c)
    {
        foreach (Change change in c.Changes.Where(change => change.Effect == ChangeEffect.Training))
        {
            if (OfChange(c, change) is { } waiting)
                yield return waiting;
        }
    }

    private static WaitingEvent? OfChange(ChangeCollector c, Change change)
    {
        string name = change.Subject.Substring(change.Subject.IndexOf(' ') + 1);
        if (change.Rule == ChangeRules.EvaluationChanged)
            return new WaitingEvent("how often metrics are taken, which something waits for", 0, Math.Min(c.Old.EvaluateEvery, c.New.EvaluateEvery));
        if (change.Rule.Id.StartsWith("DF72", StringComparison.Ordinal))
            return Component(c, name);
        if (change.Rule.Id.StartsWith("DF7", StringComparison.Ordinal))
            return Controllers(c, change);
        if (change.Rule.Id.StartsWith("DF80", StringComparison.Ordinal))
            return Guard(c, name);
        if (change.Rule == ChangeRules.BestChanged)
            return new WaitingEvent($"{change.Subject}, to which a guard rolls back", 0, Math.Min(c.Old.EvaluateEvery, c.New.EvaluateEvery));
        if (change.Rule == ChangeRules.EarlyEndChanged)
            return EarlyEnd(c, change);
        return change.Rule == ChangeRules.ActivityChanged ? Gate(c, name) : null;
    }

    private static WaitingEvent Controllers(ChangeCollector c, Change change)
    {
        // A controller of steps acts after so many of them, one of evaluations after the first; it averages from the first step on.
        string name = change.Subject.Split(' ')[1];
        Controller[] both = [.. c.Old.Controllers.Concat(c.New.Controllers).Where(controller => controller.Name == name || change.Rule == ChangeRules.OrderChanged)];
        double steps = Math.Max(1, Math.Min(c.Old.Data.StepsPerEpoch, c.New.Data.StepsPerEpoch));
        double acts = both.Length == 0 ? 0 : both.Min(controller => controller.ActsOnEvaluations ? Math.Min(c.Old.EvaluateEvery, c.New.EvaluateEvery) : controller.EverySteps / steps);
        return new WaitingEvent(change.Subject, 0, acts);
    }

    private static WaitingEvent Component(ChangeCollector c, string path)
    {
        ComponentSpec? before = c.Old.Components.FirstOrDefault(component => component.Path == path);
        ComponentSpec? after = c.New.Components.FirstOrDefault(component => component.Path == path);
        // Without a rule a component trains.
        bool startsOtherwise = (before?.StartsFrozen ?? false) != (after?.StartsFrozen ?? false);
        double acts = startsOtherwise ? 0 : Math.Min(FirstChange(c.Old, before), FirstChange(c.New, after));
        return new WaitingEvent($"component {path}", 0, acts);
    }

    private static double FirstChange(Methodology m, ComponentSpec? component) =>
        component != null && Transitions.Of(m, component, most: 1) is { Count: > 0 } changes ? changes[0].Epochs : double.PositiveInfinity;

    private static WaitingEvent Guard(ChangeCollector c, string name)
    {
        GuardSpec? before = c.Old.Guards.FirstOrDefault(guard => guard.Name == name);
        GuardSpec? after = c.New.Guards.FirstOrDefault(guard => guard.Name == name);
        return new WaitingEvent($"guard {name}", new[] { before, after }.OfType<GuardSpec>().Min(guard => guard.After), Math.Min(Fires(c.Old, before), Fires(c.New, after)));
    }

    private static double Fires(Methodology m, GuardSpec? guard) =>
        guard == null || guard.Action == GuardAction.Warn ? double.PositiveInfinity : new EvaluationTimes(m).FirstHolding(guard.Condition, guard.After);

    private static WaitingEvent EarlyEnd(ChangeCollector c, Change change)
    {
        string name = change.Subject.Substring("phase ".Length);
        Phase[] phases = [.. new[] { (c.Old, c.Old.Phases.FirstOrDefault(phase => phase.Name == name || phase.Span.Equals(change.OldSpan))), (c.New, c.New.Phases.FirstOrDefault(phase => phase.Name == name)) }.Select(item => item.Item2).OfType<Phase>()];
        double acts = phases.Where(phase => phase.EarlyEnd != null)
            .Select(phase => new EvaluationTimes(c.Old.Phases.Contains(phase) ? c.Old : c.New).FirstHolding(phase.EarlyEnd!.Until, phase.Start, phase.EarlyEnd.Earliest)).DefaultIfEmpty(0).Min();
        return new WaitingEvent($"the early end of phase {name}", phases.Length == 0 ? 0 : phases.Min(phase => phase.Start), acts);
    }

    // A loss behind a gate acts from the opening on; where it acts without one, the places that are read say so.
    private static WaitingEvent? Gate(ChangeCollector c, string loss)
    {
        double watched = double.PositiveInfinity;
        double acts = double.PositiveInfinity;
        foreach (Methodology m in new[] { c.Old, c.New })
        {
            foreach (GateSpec gate in m.Losses.Where(item => item.Name == loss).SelectMany(item => item.Activity).OfType<Activity>().Select(activity => activity.Gate).OfType<GateSpec>())
            {
                watched = Math.Min(watched, gate.From);
                acts = Math.Min(acts, new EvaluationTimes(m).FirstHolding(gate.Condition, gate.From));
            }
        }
        return double.IsInfinity(watched) ? null : new WaitingEvent($"the gate of loss {loss}", watched, acts);
    }
}
