using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Controllers: what they look at and do, what they must keep, and what any metrics can make of the signals that they drive.</summary>
internal static class ControlChanges
{
    public static void Find(ChangeCollector c)
    {
        foreach ((Controller? before, Controller? after) in Pairs(c))
        {
            if (before == null)
                c.Add(ChangeRules.ControllerAdded, $"controller {after!.Name}", null, Words(after), ChangeEffect.Training, null, after.Span);
            else if (after == null)
                c.Add(ChangeRules.ControllerRemoved, $"controller {before.Name}", Words(before), null, ChangeEffect.Training, before.Span, null);
            else
                Compare(c, before, after);
        }
        foreach (string signal in c.Old.Controllers.Concat(c.New.Controllers).SelectMany(controller => controller.Driven).Distinct().OrderBy(name => name, StringComparer.Ordinal))
        {
            CompareOrder(c, signal);
            CompareReach(c, signal);
        }
    }

    // By name; those that are left by what they are, and then by what they drive.
    private static IEnumerable<(Controller? Old, Controller? New)> Pairs(ChangeCollector c)
    {
        List<Controller> gone = [.. c.Old.Controllers];
        List<(Controller? Old, Controller? New)> pairs = [.. c.New.Controllers.Select(after => (Take(before => before.Name == after.Name), (Controller?)after))];
        Complete((before, after) => CanonicalForm.Controller(c.Old, before) == CanonicalForm.Controller(c.New, after));
        Complete((before, after) => before.Driven.Any() && before.Driven.OrderBy(name => name, StringComparer.Ordinal).SequenceEqual(after.Driven.OrderBy(name => name, StringComparer.Ordinal)));
        return pairs.Concat(gone.Select(before => ((Controller?)before, (Controller?)null)));

        Controller? Take(Func<Controller, bool> fits)
        {
            Controller? found = gone.FirstOrDefault(fits);
            if (found != null)
                gone.Remove(found);
            return found;
        }

        void Complete(Func<Controller, Controller, bool> fit)
        {
            for (int i = 0; i < pairs.Count; i++)
            {
                if (pairs[i].Old == null && Take(before => fit(before, pairs[i].New!)) is { } before)
                    pairs[i] = (before, pairs[i].New);
            }
        }
    }

    private static void Compare(ChangeCollector c, Controller before, Controller after)
    {
        int known = c.Changes.Count;
        string subject = $"controller {after.Name}";
        if (before.Name != after.Name)
            c.Add(ChangeRules.ControllerRenamed, subject, before.Name, after.Name, ChangeEffect.None, before.Span, after.Span);
        c.AddIfDifferent(ChangeRules.ObservationChanged, subject, Observes(before), Observes(after), ChangeEffect.Training, before.Span, after.Span);
        if (!before.Rules.Select(Rule).SequenceEqual(after.Rules.Select(Rule)))
            c.Add(ChangeRules.ControlRulesChanged, subject, Rules(before), Rules(after), ChangeEffect.Training, FirstDifferent(before, after), FirstDifferent(after, before));
        foreach (string signal in before.Drives.Concat(after.Drives).Select(drive => drive.Signal).Distinct())
        {
            Drive? old = before.Drives.FirstOrDefault(drive => drive.Signal == signal);
            Drive? @new = after.Drives.FirstOrDefault(drive => drive.Signal == signal);
            if (Fact(c.Old, old) != Fact(c.New, @new))
                c.Add(ChangeRules.LawChanged, $"{subject} on {signal}", Law(old), Law(@new), ChangeEffect.Training, old?.Span, @new?.Span);
        }
        foreach (string signal in before.Bounds.Concat(after.Bounds).Select(bound => bound.Signal).Distinct())
        {
            (Bound? old, Bound? @new) = (before.BoundOf(signal), after.BoundOf(signal));
            if (!Nullable.Equals(old?.Range, @new?.Range))
                c.Add(ChangeRules.BoundsChanged, $"{subject} on {signal}", Words(old), Words(@new), ChangeEffect.Training, old?.Span, @new?.Span);
        }
        if (!Plants(before).SequenceEqual(Plants(after)))
            c.Add(ChangeRules.PlantChanged, subject, Joined(Plants(before)), Joined(Plants(after)), ChangeEffect.None, PlantSpan(before), PlantSpan(after));
        // What the words do not tell apart, such as a metric on another number of samples.
        string[] facts = [CanonicalForm.Controller(c.Old, before), CanonicalForm.Controller(c.New, after)];
        if (facts[0] != facts[1] && !c.Changes.Skip(known).Any(change => change.Effect == ChangeEffect.Training))
            c.Add(ChangeRules.ObservationChanged, subject, facts[0], facts[1], ChangeEffect.Training, before.Span, after.Span);
        if (c.Changes.Count == known)
            c.Same("controllers", after.Name);
    }

    private static void CompareOrder(ChangeCollector c, string signal)
    {
        string[] before = [.. c.Old.PipelineOf(signal).Select(controller => CanonicalForm.Controller(c.Old, controller))];
        string[] after = [.. c.New.PipelineOf(signal).Select(controller => CanonicalForm.Controller(c.New, controller))];
        // The same controllers in another order; others are listed as such.
        if (before.Length > 1 && !before.SequenceEqual(after) && before.OrderBy(text => text, StringComparer.Ordinal).SequenceEqual(after.OrderBy(text => text, StringComparer.Ordinal)))
            c.Add(ChangeRules.OrderChanged, $"order on {signal}", Names(c.Old, signal), Names(c.New, signal), ChangeEffect.Training, OrderSpan(c.Old, signal), OrderSpan(c.New, signal));
    }

    // Only where something drives the signal on both sides; a controller that came or went says enough.
    private static void CompareReach(ChangeCollector c, string signal)
    {
        if (c.Old.PipelineOf(signal).Count == 0 || c.New.PipelineOf(signal).Count == 0)
            return;
        (Interval? old, Interval? @new) = (Reachable.ReachOf(c.Old, signal), Reachable.ReachOf(c.New, signal));
        if (old is { } before && @new is { } after && !before.Equals(after) && Words(before) != Words(after))
            c.Add(ChangeRules.ReachChanged, $"signal {signal}", Words(before), Words(after), ChangeEffect.None, c.Old.FindSignal(signal)?.Span, c.New.FindSignal(signal)?.Span, null, "These are all values that any metrics can bring about.");
    }

    private static TextSpan FirstDifferent(Controller of, Controller than)
    {
        ControlRule? rule = of.Rules.FirstOrDefault(candidate => !than.Rules.Any(other => Rule(other) == Rule(candidate)));
        return rule?.Span ?? of.Span;
    }

    private static TextSpan PlantSpan(Controller controller) => controller.Plants.Count > 0 ? controller.Plants[0].Span : controller.Span;

    private static TextSpan? OrderSpan(Methodology m, string signal) => m.Orders.FirstOrDefault(order => order.Signal == signal)?.Span;

    private static string Names(Methodology m, string signal) => string.Join(" then ", m.PipelineOf(signal).Select(controller => controller.Name));

    private static string Cadence(Controller controller) => controller.ActsOnEvaluations ? "every evaluation" : controller.EverySteps == 1 ? "every step" : $"every {Numbers.Format(controller.EverySteps)} steps";

    private static string Observes(Controller controller) =>
        Cadence(controller) + (controller.Observations.Count == 0 ? "" : ", observes " + string.Join(", ", controller.Observations.Select(item => $"{item.Metric.Name} ema {Numbers.Format(item.Ema)}")));

    private static string Words(Controller controller) => $"{Cadence(controller)}, drives {string.Join(", ", controller.Driven)}";

    private static string Rules(Controller controller) => controller.Rules.Count == 0 ? "no rules" : string.Join("; ", controller.Rules.Select(Rule));

    private static string Rule(ControlRule rule) => $"when {TestWords.Of(rule.Test)} {(rule.Shifts ? "shift" : "scale")} {rule.Signal} by {Numbers.Format(rule.Amount)}";

    private static string Fact(Methodology m, Drive? drive) => drive == null ? "none" : CanonicalForm.Law(m, drive.Law);

    private static string Law(Drive? drive) => drive == null ? "none" : $"{drive.Law.Name} of {drive.Law.Metric.Name}" + drive.Law switch
    {
        PiLaw pi => $" target {CurveWords.Of(pi.Target)} kp {Numbers.Format(pi.Kp)} ki {Numbers.Format(pi.Ki)}{(pi.AsPublished ? " as published" : "")}",
        GecoLaw geco => $" target {CurveWords.Of(geco.Target)} rate {Numbers.Format(geco.Rate)}",
        IntegralLaw integral => $" target {CurveWords.Of(integral.Target)} rate {Numbers.Format(integral.Rate)}",
        SigmoidLaw sigmoid => $" threshold {CurveWords.Of(sigmoid.Threshold)} slope {Numbers.Format(sigmoid.Slope)}{(sigmoid.Trend == 0 ? "" : $" trend {Numbers.Format(sigmoid.Trend)}")}",
        PlateauLaw plateau => $" by {Numbers.Format(plateau.Factor)} after {Numbers.Format(plateau.Patience)} evals within {Numbers.Format(plateau.Threshold)}{(plateau.IsRelative ? " of the best" : "")} cooldown {Numbers.Format(plateau.Cooldown)} recover {Numbers.Format(plateau.Recover)} above {Numbers.Format(plateau.RecoverAbove)}",
        BoostLaw boost => $" within {Numbers.Format(boost.Within)} for {Numbers.Format(boost.Patience)} evals by {Numbers.Format(boost.Factor)} relax {Numbers.Format(boost.Relax)}",
        _ => "",
    };

    private static string Words(Bound? bound) => bound == null ? "no bounds" : Words(bound.Range);

    private static string Words(Interval range) => $"{Numbers.Short(range.Low)}..{Numbers.Short(range.High)}";

    private static IEnumerable<string> Plants(Controller controller) =>
        controller.Plants.Select(plant => $"{plant.Metric.Name} {(plant.Rises ? "rises" : "falls")} with {plant.Signal}").OrderBy(text => text, StringComparer.Ordinal);

    private static string Joined(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } joined ? joined : "nothing is declared";
}
