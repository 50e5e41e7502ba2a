using System.Runtime.CompilerServices;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// The values that signals can have at each time: the plan, and for what controllers drive everything that any metrics within their ranges
/// can make of it. Each interval holds all values of every run; for laws that are monotone in their metric a run attains its ends.
/// </summary>
internal static class Reachable
{
    private static readonly ConditionalWeakTable<Methodology, Dictionary<string, DrivenReach?>> Known = new();

    /// <summary>All values of a signal at some time of [from, to), in epochs of the plan; null while its plan is unknown.</summary>
    public static Interval? ReachAt(Methodology methodology, string signal, double from, double to)
    {
        if (methodology.FindSignal(signal)?.Timeline is not { } plan)
            return null;
        if (methodology.PipelineOf(signal).Count == 0)
            return plan.Over(from, to);
        if (Kept(methodology, signal, plan) is { } kept)
            return kept;
        return Of(methodology, signal)?.At(from, to) ?? Bounded(methodology, signal);
    }

    /// <summary>All values of a signal in the run; null while its plan is unknown.</summary>
    public static Interval? ReachOf(Methodology methodology, string signal) =>
        methodology.FindSignal(signal)?.Timeline is not { } plan ? null
        : methodology.PipelineOf(signal).Count == 0 ? plan.Hull
        : ReachAt(methodology, signal, 0, plan.End);

    /// <summary>
    /// The bounds of all that drives a signal whose plan has params: whatever these are, the driven value lies there, because it is required of the plan that it
    /// begins within the first of them. Null for every other signal.
    /// </summary>
    public static Interval? Kept(Methodology methodology, string signal, SignalTimeline plan)
    {
        if (methodology.Box == null || plan.Params == null || methodology.PipelineOf(signal) is not { Count: > 0 } pipeline || pipeline.Any(controller => controller.BoundOf(signal) == null))
            return null;
        return pipeline.Select(controller => controller.BoundOf(signal)!.Range).Aggregate((all, range) => all.Join(range));
    }

    /// <summary>The plan and the bounds of all that drives a signal, which is wider than what is reached; null while the plan is unknown.</summary>
    public static Interval? Bounded(Methodology methodology, string signal)
    {
        if (methodology.FindSignal(signal)?.Timeline is { } plan && Kept(methodology, signal, plan) is { } kept)
            return kept;
        Interval? hull = methodology.FindSignal(signal)?.Timeline?.Hull;
        foreach (Controller controller in methodology.PipelineOf(signal))
            hull = controller.BoundOf(signal)?.Range is { } bounds ? hull?.Join(bounds) : hull;
        return hull;
    }

    /// <summary>How the controllers drive a signal along the run; null for a signal that none drives, and while the run, the data or a bound is unknown.</summary>
    public static DrivenReach? Of(Methodology methodology, string signal)
    {
        // What depends on params is not the same at the next question.
        if (methodology.Box is { HasQuantities: true })
            return Compute(methodology, signal);
        // What is known was calculated from the plan.
        methodology.PlansRead?.Any = true;
        Dictionary<string, DrivenReach?> known = Known.GetOrCreateValue(methodology);
        lock (known)
        {
            if (!known.TryGetValue(signal, out DrivenReach? reach))
                known.Add(signal, reach = Compute(methodology, signal));
            return reach;
        }
    }

    /// <summary>The same, calculated for the values that the params have now; null where nothing of it depends on params, so that it is known already.</summary>
    public static DrivenReach? OfParams(Methodology methodology, string signal) =>
        methodology.Box is { } box && (box.HasQuantities || PlansBehind(methodology, signal).Any(plan => plan.Params != null)) ? Compute(methodology, signal) : null;

    /// <summary>What a driven signal is made of besides its metrics: its plan, and the set points of its laws.</summary>
    public static IEnumerable<Curve> PlansBehind(Methodology methodology, string signal)
    {
        if (methodology.FindSignal(signal)?.Timeline is { } plan)
            yield return new ReferenceCurve(signal, plan);
        foreach (ScalarRef point in methodology.PipelineOf(signal).Select(controller => controller.LawOf(signal)?.SetPoint).OfType<ScalarRef>())
        {
            if (point.Level is { } level)
                yield return level;
            else if (methodology.FindSignal(point.Signal ?? "")?.Timeline is { } other)
                yield return new ReferenceCurve(point.Signal!, other);
        }
    }

    /// <summary>The same where bounds are missing: what comes of the controllers without them. Null where <see cref="Of"/> is for another reason.</summary>
    public static DrivenReach? Unbounded(Methodology methodology, string signal) => Compute(methodology, signal, boundsAreMissing: true);

    private static DrivenReach? Compute(Methodology methodology, string signal, bool boundsAreMissing = false)
    {
        IReadOnlyList<Controller> pipeline = methodology.PipelineOf(signal);
        bool isKnown = methodology.Complete is { Run: true, Data: true } && methodology.EvaluateEvery > 0 && methodology.Data.StepsPerEpoch > 0 && (boundsAreMissing || pipeline.All(controller => controller.BoundOf(signal) != null));
        return isKnown && pipeline.Count > 0 && methodology.FindSignal(signal)?.Timeline is { } plan ? new DrivenReach(methodology, plan, pipeline, signal) : null;
    }
}
