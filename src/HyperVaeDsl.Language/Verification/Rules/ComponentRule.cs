using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0520 to HV0523, HV0525 to HV0527: the state machines of components can change, do so in time, and do not flutter.</summary>
internal sealed class ComponentRule : IRule
{
    private const double LastShare = 0.9;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (ComponentSpec component in methodology.Components)
        {
            Idle(component, diagnostics);
            Rates(methodology, component, diagnostics);
            Flutter(component, diagnostics);
            if (methodology.Complete.Run)
                Earliest(methodology, component, diagnostics);
        }
        if (methodology.Complete is { Model: true, Understood: true })
            NothingTrains(methodology, diagnostics);
    }

    private static void Idle(ComponentSpec component, DiagnosticBag diagnostics)
    {
        string? why = component switch
        {
            { StartsFrozen: false, Freeze: null } => "starts trainable and has no 'freeze when' condition, so it trains all the time. Add one, or remove the component",
            { StartsFrozen: true, Unfreeze: null, Freeze: not null } => "starts frozen and has no 'unfreeze when' condition, so its freeze condition can do nothing. Add one, or remove 'freeze'",
            { StartsFrozen: true, Unfreeze: null } when component.Warmup > 0 || component.Hysteresis > 0 => "is frozen for the whole run, so its warm-up and hysteresis can do nothing. Remove them, or add 'unfreeze when'",
            _ => null,
        };
        if (why != null)
            diagnostics.Report(Diagnostics.Rules.IdleComponent, component.Span, $"Component '{component.Path}' {why}.", new DiagnosticDetails
            {
                Related = component is { StartsFrozen: true, Freeze: { } freeze } ? [new RelatedLocation(freeze.Span, "this condition does nothing")] : [],
            });
    }

    private static void Rates(Methodology methodology, ComponentSpec component, DiagnosticBag diagnostics)
    {
        foreach (ComponentScale scale in methodology.Optimizer.Scales.Where(scale => component.IsFrozenForGood && IsIn(scale.Component, component.Path)))
            diagnostics.Report(Diagnostics.Rules.FrozenRate, scale.Span, $"'{scale.Component}' is frozen for the whole run, so its own learning rate has no effect. Remove the scale, or let the component go at some time.", new RelatedLocation(component.Span, "it is frozen here"));
    }

    // Thresholds on a metric that both conditions compare must leave no value at which both hold.
    private static void Flutter(ComponentSpec component, DiagnosticBag diagnostics)
    {
        if (component.Freeze == null || component.Unfreeze == null)
            return;
        (ComparisonTest Freeze, ComparisonTest Unfreeze)[] pairs =
        [
            .. from freeze in component.Freeze.Tests.OfType<ComparisonTest>()
               from unfreeze in component.Unfreeze.Tests.OfType<ComparisonTest>()
               where freeze.Metric == unfreeze.Metric && !freeze.RelativeToBest && !unfreeze.RelativeToBest
               select (freeze, unfreeze),
        ];
        if (pairs.Length == 0)
            return;
        (ComparisonTest first, ComparisonTest second) = pairs[0];
        if (pairs.All(pair => Gap(pair.Freeze, pair.Unfreeze) < 0))
            diagnostics.Report(Diagnostics.Rules.NoHysteresis, first.Span, $"A value of {first.Metric.Name} can meet the freeze and the unfreeze condition of '{component.Path}' at once, so it would be frozen and let go in turn. Put a gap between the two thresholds: the unfreeze threshold lies on the better side.", new RelatedLocation(second.Span, "the other threshold"));
        else if (!diagnostics.OnlyErrors && component.Annealing is { Gap: null } annealing && pairs.All(pair => Gap(pair.Freeze, pair.Unfreeze) < annealing.Step))
            diagnostics.Report(Diagnostics.Rules.NarrowGap, annealing.Span, $"The freeze and the unfreeze threshold of '{component.Path}' lie {Numbers.Short(Gap(first, second), 3)} apart, less than one step of {Numbers.Format(annealing.Step)}. Take a smaller step, or write 'gap' so that the unfreeze threshold follows.", new RelatedLocation(first.Span, "the freeze threshold"), new RelatedLocation(second.Span, "the unfreeze threshold"));
    }

    // The distance between what two tests accept; below 0 where both can hold.
    private static Quantity Gap(ComparisonTest a, ComparisonTest b)
    {
        if (a.Comparison[0] == b.Comparison[0])
            return double.NegativeInfinity;
        Quantity gap = a.Comparison[0] == '>' ? a.Threshold - b.Threshold : b.Threshold - a.Threshold;
        // One value that both accept is an overlap too.
        return a.Comparison.EndsWith("=", StringComparison.Ordinal) && b.Comparison.EndsWith("=", StringComparison.Ordinal) && gap == 0 ? -1 : gap;
    }

    // Every change that the file speaks of has to come, not only the first.
    private static void Earliest(Methodology methodology, ComponentSpec component, DiagnosticBag diagnostics)
    {
        // A condition that never holds is reported as one (HV0901).
        if ((component.StartsFrozen ? component.Unfreeze : component.Freeze) is not { } condition || Reach.NeverInARow(methodology, condition) != null)
            return;
        string epochs = Numbers.Format(methodology.Epochs);
        IReadOnlyList<Transition> changes = Transitions.Of(methodology, Transitions.Slowest(component), most: 2);
        double? earliest = changes.Count > 0 ? changes[0].Epochs : null;
        string change = component.StartsFrozen ? "let go" : "frozen";
        if (earliest == null || earliest >= methodology.Epochs)
        {
            diagnostics.Report(Diagnostics.Rules.TooLateToChange, condition.Span, $"Even with the best metrics '{component.Path}' is {(earliest == null ? $"never {change}" : $"{change} after {Numbers.Short(earliest.Value)} epochs at the earliest")}, and the run has {epochs}: it never trains in another state. Shorten the warm-up or the wait, or evaluate more often.", Details(methodology, component, condition));
            return;
        }
        if (diagnostics.OnlyErrors)
            return;
        if (earliest > LastShare * methodology.Epochs)
            diagnostics.Report(Diagnostics.Rules.LateChange, condition.Span, $"Even with the best metrics '{component.Path}' is {change} after {Numbers.Short(earliest.Value)} of {epochs} epochs at the earliest, which leaves little of the run. Shorten the warm-up or the wait, or evaluate more often.", Details(methodology, component, condition));
        Condition? back = component.StartsFrozen ? component.Freeze : component.Unfreeze;
        Quantity rest = component.HysteresisInEvaluations ? component.Hysteresis * methodology.EvaluateEvery : component.Hysteresis;
        // A rest as long as the run is reported of itself.
        if (back == null || Reach.NeverInARow(methodology, back) != null || rest >= methodology.Epochs || (changes.Count > 1 && changes[1].Epochs < methodology.Epochs))
            return;
        string again = component.StartsFrozen ? "frozen" : "let go";
        string when = changes.Count > 1 ? $"{again} again after {Numbers.Short(changes[1].Epochs)} at the earliest" : $"never {again} again";
        diagnostics.Report(Diagnostics.Rules.NeverChangesBack, back.Span, $"'{component.Path}' is {change} after {Numbers.Short(earliest.Value)} epochs at the earliest, and then {when}, even with the best metrics: the run has {epochs}, and this condition does nothing. Shorten the wait or the hysteresis, evaluate more often, or remove the line.", Details(methodology, component, back));
    }

    // How the time is made up.
    private static DiagnosticDetails Details(Methodology methodology, ComponentSpec component, Condition condition)
    {
        string waits = condition.InEpochs ? $"for {Numbers.Format(condition.For)} epochs" : $"at {Numbers.Format(condition.For)} evaluation{(condition.For == 1 ? "" : "s")} in a row";
        string hysteresis = component.Hysteresis > 0 ? $", {Numbers.Format(component.Hysteresis)} {(component.HysteresisInEvaluations ? "evaluations" : "epochs")} of rest after a change" : "";
        string first = condition.Tests.Any(test => test is StallTest or ChangeTest) ? "; the first evaluation only begins a comparison" : "";
        return new DiagnosticDetails { Notes = [$"The condition must hold {waits}, with one evaluation every {Numbers.Format(methodology.EvaluateEvery)} epochs{first}; warm-up of {Numbers.Short(component.Warmup)} epochs{hysteresis}."] };
    }

    private static void NothingTrains(Methodology methodology, DiagnosticBag diagnostics)
    {
        string[] frozen = [.. methodology.Components.Where(component => component.IsFrozenForGood).Select(component => component.Path)];
        bool all = (methodology.External?.Components ?? Binding.BlockBinder.Components.Where(path => path.Contains('.')))
            .Where(path => methodology.Model.Lacks(path) == null)
            .All(path => frozen.Any(outer => IsIn(path, outer)));
        if (all && frozen.Length > 0)
            diagnostics.Report(Diagnostics.Rules.NothingTrains, methodology.Components[0].Span, "Every component is frozen for the whole run, so nothing trains. Let one of them train.", [.. methodology.Components.Skip(1).Where(component => component.IsFrozenForGood).Select(component => new RelatedLocation(component.Span, "frozen too"))]);
    }

    private static bool IsIn(string path, string outer) => Binding.ControlBinder.Contains(outer, path);
}
