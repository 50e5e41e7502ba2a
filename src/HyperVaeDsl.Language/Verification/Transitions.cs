using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>A change of the state of a component.</summary>
/// <param name="Freezes">Whether it is frozen; else it is let go.</param>
/// <param name="Condition">The condition that brings it.</param>
/// <param name="Evaluation">The number of the evaluation at which it comes at the earliest, from 1.</param>
/// <param name="Epochs">Epochs trained by then.</param>
internal sealed record Transition(bool Freezes, Condition Condition, int Evaluation, double Epochs);

/// <summary>
/// When a component can change its state at the earliest, if at every evaluation the metrics are what is waited for: warm-up, hysteresis,
/// durations, the cadence of evaluations and patience that anneals are those of the runtime's machine. No run is ahead of it, because an
/// earlier change never makes a later one come later.
/// </summary>
internal static class Transitions
{
    /// <summary>The changes that the run has time for, in order; not more than a number.</summary>
    public static IReadOnlyList<Transition> Of(Methodology methodology, ComponentSpec component, int most = 8)
    {
        List<Transition> found = [];
        bool isFrozen = component.StartsFrozen;
        while (found.Count < most && (isFrozen ? component.Unfreeze : component.Freeze) is { } condition)
        {
            Condition waited = isFrozen || component.Patience is not { } patience ? condition : condition with { For = ShortestPatience(condition, patience, found.Count(change => change.Freezes)) };
            if (Reach.NeverInARow(methodology, waited) != null || Next(methodology, component, waited, found.LastOrDefault()) is not { } change)
                break;
            found.Add(change with { Freezes = !isFrozen, Condition = condition });
            isFrozen = !isFrozen;
        }
        return found;
    }

    private static Transition? Next(Methodology methodology, ComponentSpec component, Condition condition, Transition? before)
    {
        // What compares with an evaluation before cannot hold at the first one.
        int first = condition.Tests.Any(test => test is StallTest or ChangeTest) ? 2 : 1;
        // A value that met the other condition cannot have met this one.
        int begins = before != null && Exclude(before.Condition, condition) ? Math.Max(first, before.Evaluation + 1) : first;
        double failed = begins == 1 ? 0 : EpochsAt(methodology, begins - 1);
        for (int number = Math.Max(begins, (before?.Evaluation ?? 0) + 1); number <= methodology.Evaluations; number++)
        {
            double epochs = EpochsAt(methodology, number);
            bool held = condition.InEpochs ? epochs - failed >= condition.For : number - begins + 1 >= condition.For;
            bool rests = before != null && (component.HysteresisInEvaluations ? number - before.Evaluation < component.Hysteresis : epochs - before.Epochs < component.Hysteresis);
            if (held && !rests && epochs >= component.Warmup)
                return new Transition(false, condition, number, epochs);
        }
        return null;
    }

    /// <summary>Whether no value of a metric meets both conditions.</summary>
    public static bool Exclude(Condition one, Condition other) => one.Tests.Any(first => other.Tests.Any(second => Exclude(first, second)));

    /// <summary>Whether no value of a metric passes both tests.</summary>
    public static bool Exclude(MetricTest one, MetricTest other) => one.Metric == other.Metric && (one, other) switch
    {
        (ComparisonTest { RelativeToBest: false } first, ComparisonTest { RelativeToBest: false } second) => Apart(first, second),
        (ChangeTest first, ChangeTest second) => first.Rises != second.Rises,
        _ => false,
    };

    private static bool Apart(ComparisonTest one, ComparisonTest other)
    {
        if (one.Comparison[0] == other.Comparison[0])
            return false;
        (ComparisonTest below, ComparisonTest above) = one.Comparison[0] == '<' ? (one, other) : (other, one);
        bool meet = one.Comparison.EndsWith("=", StringComparison.Ordinal) && other.Comparison.EndsWith("=", StringComparison.Ordinal);
        return meet ? above.Threshold > below.Threshold : above.Threshold >= below.Threshold;
    }

    /// <summary>A component that waits as long as any of the values of its quantities let it: each of its changes comes no later with any of them.</summary>
    public static ComponentSpec Slowest(ComponentSpec component) => component with
    {
        Unfreeze = Longest(component.Unfreeze),
        Freeze = Longest(component.Freeze),
        Warmup = component.Warmup.Most,
        Hysteresis = component.Hysteresis.Most,
        Patience = component.Patience is { } patience ? patience with { Floor = patience.Floor.Most, Step = patience.Step.Least } : null,
    };

    /// <summary>A condition that waits as long as any of the values of its duration let it.</summary>
    public static Condition? Longest(Condition? condition) => condition == null ? null : condition with { For = condition.For.Most };

    // Each cycle may shorten it by a step.
    private static double ShortestPatience(Condition condition, PatienceAnnealingSpec patience, int cycles) =>
        Math.Max(Math.Min(condition.For, patience.Floor), condition.For - Math.Min(condition.For, cycles * (double)patience.Step));

    private static double EpochsAt(Methodology methodology, int evaluation) => Math.Min(methodology.Epochs, (double)evaluation * methodology.EvaluateEvery);
}
