using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Which conditions and metrics a methodology speaks of.</summary>
public static class MetricUse
{
    /// <summary>Every condition on evaluations, wherever it stands.</summary>
    public static IEnumerable<Condition> Conditions(Methodology methodology) =>
        methodology.Guards.Select(guard => guard.Condition)
            .Concat(methodology.Checkpoints.Best.Where(best => best.While != null).Select(best => best.While!))
            .Concat(methodology.Phases.Where(phase => phase.EarlyEnd != null).Select(phase => phase.EarlyEnd!.Until))
            .Concat(methodology.Gates.Select(gate => gate.Condition))
            .Concat(methodology.Components.SelectMany(component => new[] { component.Unfreeze, component.Freeze }).OfType<Condition>());

    /// <summary>Every metric that is compared, kept as a best, aimed at or asked for.</summary>
    public static IEnumerable<MetricKind> Metrics(Methodology methodology) => Places(methodology).Select(place => place.Metric);

    /// <summary>Where metrics of evaluations are compared, kept as a best, aimed at, looked at or asked for.</summary>
    public static IEnumerable<(MetricKind Metric, TextSpan Span)> Places(Methodology methodology) =>
        Conditions(methodology).SelectMany(condition => condition.Tests).Select(test => (test.Metric, test.Span))
            .Concat(methodology.Checkpoints.Best.Select(best => (best.Metric, best.Span)))
            .Concat(methodology.Targets.Select(target => (target.Test.Metric, target.Test.Span)))
            .Concat(methodology.Measures.Select(measure => (measure.Metric, measure.Span)))
            .Concat(methodology.Controllers.Where(controller => controller.ActsOnEvaluations).SelectMany(controller =>
                controller.Observations.Select(observation => (observation.Metric, observation.Span))
                    .Concat(controller.Rules.Select(rule => (rule.Test.Metric, rule.Test.Span)))
                    .Concat(controller.Drives.Select(drive => (drive.Law.Metric, drive.Span)))))
            .Concat(methodology.Components.Where(component => component.Annealing != null).Select(component => (component.Annealing!.Metric, component.Annealing!.Span)))
            .Concat(methodology.Components.Where(component => component.Patience != null).Select(component => (component.Patience!.Metric, component.Patience!.Span)));

    /// <summary>The members of the runtime's enumeration that must be measured besides the standard ones, in the order of the catalogue.</summary>
    public static IReadOnlyList<string> Extras(Methodology methodology)
    {
        HashSet<string> used = [.. Metrics(methodology).Where(metric => metric.IsExtra).Select(metric => metric.RuntimeName)];
        return [.. MetricKind.All.Where(metric => metric.Of == VaeChoice.Both && used.Contains(metric.RuntimeName)).Select(metric => metric.RuntimeName)];
    }

    /// <summary>The declared number of samples of the prior; null where none is declared.</summary>
    public static int? PriorSamples(Methodology methodology) => methodology.Measures.FirstOrDefault(measure => measure.Samples != null)?.Samples;
}
