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
            if (component.Annealing is not { } annealing || component.FreezeTest is not { } test)
                continue;
            if (annealing.Metric.Better == MetricDirection.Neither)
                diagnostics.Report(Diagnostics.Rules.NoDirection, annealing.Span, $"Cycles are judged by whether {annealing.Metric.Name} improves, and neither a higher nor a lower value does. Use a metric with a better side, such as q.");
            if (Fault(methodology, component, annealing, test) is { } fault)
                diagnostics.Report(Diagnostics.Rules.BadAnnealing, annealing.Span, fault, Reach.Details(methodology, test.Metric));
        }
    }

    private static string? Fault(Methodology methodology, ComponentSpec component, AnnealingSpec annealing, ComparisonTest test)
    {
        string name = test.Metric.Name;
        Interval range = Reach.RangeOf(methodology, test.Metric).Range;
        bool freezesBelow = test.Comparison[0] == '<';
        double gap = annealing.Gap ?? 0;
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
