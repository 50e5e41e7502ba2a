using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0524 and HV0904: thresholds anneal between a floor and a ceiling that hold them, that the metric can take, and that never cross.</summary>
internal sealed class AnnealingRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (ComponentSpec component in methodology.Components)
        {
            if (component.Patience is { } patience)
                Check(component, patience, diagnostics);
            if (component.Annealing is not { } annealing || component.FreezeTest is not { } test)
                continue;
            CheckDirection(annealing.Metric, annealing.Span, diagnostics);
            if (Fault(methodology, component, annealing, test) is { } fault)
                diagnostics.Report(Diagnostics.Rules.BadAnnealing, annealing.Span, fault, Reach.Details(methodology, test.Metric));
        }
    }

    private static void Check(ComponentSpec component, PatienceAnnealingSpec patience, DiagnosticBag diagnostics)
    {
        CheckDirection(patience.Metric, patience.Span, diagnostics);
        if (Fault(component, patience) is { } fault)
            diagnostics.Report(Diagnostics.Rules.BadAnnealing, patience.Span, fault);
    }

    private static void CheckDirection(MetricKind metric, TextSpan place, DiagnosticBag diagnostics)
    {
        if (metric.Better == MetricDirection.Neither)
            diagnostics.Report(Diagnostics.Rules.NoDirection, place, $"Cycles are judged by whether {metric.Name} improves, and neither a higher nor a lower value does. Use a metric with a better side, such as q.");
    }

    private static string? Fault(ComponentSpec component, PatienceAnnealingSpec patience)
    {
        Quantity written = component.Freeze!.For;
        string unit = component.Freeze.InEpochs ? "epochs" : "evals";
        if (component.Unfreeze == null)
            return $"'{component.Path}' is never let go again, so its patience never moves. Add 'unfreeze when', or remove this line.";
        if (patience.Tolerance < 0)
            return "A tolerance is not negative.";
        if (patience.Floor >= patience.Ceiling)
            return $"The floor {Numbers.Format(patience.Floor)} is not below the ceiling {Numbers.Format(patience.Ceiling)}. Exchange the two.";
        return written < patience.Floor || written > patience.Ceiling
            ? $"The freeze condition waits for {Numbers.Format(written)} {unit}, which does not lie between the floor {Numbers.Format(patience.Floor)} and the ceiling {Numbers.Format(patience.Ceiling)}. Widen them."
            : null;
    }

    private static string? Fault(Methodology methodology, ComponentSpec component, AnnealingSpec annealing, ComparisonTest test)
    {
        string name = test.Metric.Name;
        Interval range = Reach.RangeOf(methodology, test.Metric).Range;
        bool freezesBelow = test.Comparison[0] == '<';
        Quantity gap = annealing.Gap ?? 0;
        if (component.Unfreeze == null)
            return $"'{component.Path}' is never let go again, so its threshold never moves. Add 'unfreeze when', or remove this line.";
        if (annealing.Step <= 0 || annealing.Tolerance < 0 || annealing.Gap <= 0)
            return "A step and a gap are above 0, and a tolerance is not negative.";
        if (annealing.Floor >= annealing.Ceiling)
            return $"The floor {Numbers.Short(annealing.Floor)} is not below the ceiling {Numbers.Short(annealing.Ceiling)}. Exchange the two.";
        if (test.Threshold < annealing.Floor || test.Threshold > annealing.Ceiling)
            return $"The freeze threshold {Numbers.Short(test.Threshold)} does not lie between the floor {Numbers.Short(annealing.Floor)} and the ceiling {Numbers.Short(annealing.Ceiling)}. Widen them.";
        if (freezesBelow && annealing.Ceiling + gap > range.High)
            return $"The ceiling {Numbers.Short(annealing.Ceiling)}{(gap > 0 ? $" and the gap {Numbers.Short(gap)}" : "")} lead beyond {Numbers.Short(range.High)}, the most that {name} can be: the component would be let go never again. Lower the ceiling.";
        if (!freezesBelow && annealing.Floor - gap < range.Low)
            return $"The floor {Numbers.Short(annealing.Floor)}{(gap > 0 ? $" and the gap {Numbers.Short(gap)}" : "")} lead below {Numbers.Short(range.Low)}, the least that {name} can be: the component would be let go never again. Raise the floor.";
        if (component.UnfreezeTest is not { } unfreeze)
            return annealing.Gap == null ? null : $"The unfreeze condition compares {name} with no number, so nothing can keep a gap. Remove 'gap'.";
        bool crosses = freezesBelow ? annealing.Ceiling > unfreeze.Threshold : annealing.Floor < unfreeze.Threshold;
        return annealing.Gap == null && crosses
            ? $"The freeze threshold could move past the unfreeze threshold {Numbers.Short(unfreeze.Threshold)}. {(freezesBelow ? "Lower the ceiling" : "Raise the floor")}, or write 'gap' so that the unfreeze threshold follows."
            : null;
    }
}
