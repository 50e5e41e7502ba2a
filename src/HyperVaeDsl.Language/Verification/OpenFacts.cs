using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification;

/// <summary>What rules require of signals with params.</summary>
internal static class OpenFacts
{
    /// <summary>Requires that a number, or the plan of a signal, lies in an interval.</summary>
    public static void Require(this ParamBox box, Methodology methodology, ScalarRef value, Interval allowed, double tolerance, string code)
    {
        if (value.Level is { } level)
            box.Require(new ParamFact(level, 0, 0, allowed, tolerance, code, value.Span));
        else if (methodology.FindSignal(value.Signal ?? "") is { Timeline.Params: not null } signal)
            box.RequireUnlessDriven(methodology, signal, allowed, tolerance, code, value.Span);
    }

    /// <summary>A number or the plan of a signal as a curve; null for a signal that controllers drive, whose params are noted, and while its plan is not known.</summary>
    public static Curve? CurveOf(this ParamBox box, Methodology methodology, ScalarRef value)
    {
        if (value.Signal == null)
            return value.Level ?? new ConstantCurve(value.Number);
        if (methodology.FindSignal(value.Signal) is not { Timeline: { } plan })
            return null;
        ReferenceCurve curve = new(value.Signal, plan);
        if (methodology.PipelineOf(value.Signal).Count == 0)
            return curve;
        box.Note(curve);
        return null;
    }

    /// <summary>
    /// Requires that the plan of a signal lies in an interval; what controllers make of it is not a curve over params, so those of a driven signal are noted
    /// unless its bounds lie in the interval.
    /// </summary>
    private static void RequireUnlessDriven(this ParamBox box, Methodology methodology, Signal signal, Interval allowed, double tolerance, string code, TextSpan span)
    {
        SignalTimeline plan = signal.Timeline!;
        if (Reachable.Kept(methodology, signal.Name, plan) is { } kept && kept.Low >= allowed.Low - tolerance && kept.High <= allowed.High + tolerance)
            return;
        if (methodology.PipelineOf(signal.Name).Count > 0)
            box.Note(new ReferenceCurve(signal.Name, plan));
        else
            box.Require(new ParamFact(new ReferenceCurve(signal.Name, plan), plan.Segments[0].Start, plan.End, allowed, tolerance, code, span));
    }
}
