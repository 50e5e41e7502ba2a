using HyperVaeDsl.Language.Timelines;
using static HyperVaeDsl.Language.Comparisons.Methods.PaperText;

namespace HyperVaeDsl.Language.Comparisons.Methods;

/// <summary>Plans in words: "was annealed from 5e-3 to 5e-5 by a half cosine over 40 epochs".</summary>
internal static class PlanProse
{
    private const int MostParts = 10;
    private const double Rounding = 1e-9;

    /// <summary>A subject and what it did.</summary>
    public static string Clause(string subject, SignalTimeline plan)
    {
        if (plan.Constant is { } constant)
            return $"{subject} was {Number(constant)}";
        string course = Course(plan);
        if (plan.Segments.Count == 1 && plan.Segments[0].Curve is RampCurve ramp)
            return $"{subject} was {(ramp.To < ramp.From ? "annealed" : "raised")} {course}";
        return course.StartsWith("as ", StringComparison.Ordinal) ? $"{subject} was {course.Substring(3)}" : course.StartsWith("at ", StringComparison.Ordinal) ? $"{subject} was held {course}" : $"{subject} ran {course}";
    }

    /// <summary>What a plan is, for one beside another: 5e-3, or from 5e-3 to 5e-5 linearly over 40 epochs.</summary>
    public static string Of(SignalTimeline plan) => plan.Constant is { } constant ? Number(constant) : Course(plan) is var course && course.StartsWith("as ", StringComparison.Ordinal) ? course.Substring(3) : course;

    private static string Course(SignalTimeline plan)
    {
        List<string> parts = Parts(plan);
        string course = parts.Count <= MostParts ? string.Join(", then ", parts)
            : $"{string.Join(", then ", parts.Take(MostParts - 2))}, and so on in {Text.Numbers.Format(parts.Count)} parts between {Number(plan.Hull.Low)} and {Number(plan.Hull.High)}, at last {parts[parts.Count - 1]}";
        return plan.IsPerEpoch ? $"{course}, updated once an epoch" : course;
    }

    private static List<string> Parts(SignalTimeline plan)
    {
        List<string> parts = [];
        IReadOnlyList<Segment> segments = plan.Segments;
        for (int i = 0; i < segments.Count;)
        {
            int next = i + 1;
            // A phase boundary ends no plan, and restarts of one course are said once.
            while (next < segments.Count && segments[i].Curve is ConstantCurve && segments[next].Curve.Equals(segments[i].Curve))
                next++;
            int restarts = next;
            while (restarts < segments.Count && IsRestart(segments[i], segments[restarts]))
                restarts++;
            if (restarts > next)
                parts.Add(Restarted([.. segments.Skip(i).Take(restarts - i)]));
            else
                parts.Add(CurveProse.Of(segments[i].Curve, segments[i].Origin, segments[i].Start, segments[next - 1].End, isWhole: segments[i].Start == 0 && next == segments.Count));
            i = Math.Max(next, restarts);
        }
        return parts;
    }

    // The same way down, or up, from its start once more, whatever it lasts.
    private static bool IsRestart(Segment first, Segment next) =>
        first.Curve is RampCurve one && next.Curve is RampCurve other && one.Shape == other.Shape && one.Parameter.Equals(other.Parameter) && one.Warp.Equals(other.Warp) && one.From.Equals(other.From) && one.To.Equals(other.To)
        && first.Origin.Equals(first.Start) && next.Origin.Equals(next.Start);

    private static string Restarted(Segment[] segments)
    {
        RampCurve ramp = (RampCurve)segments[0].Curve;
        double last = ((RampCurve)segments[segments.Length - 1].Curve).Duration;
        bool isCut = segments[segments.Length - 1].End - segments[segments.Length - 1].Start < last - Rounding;
        return $"{CurveProse.Way(ramp)} over {List([.. segments.Select(segment => Text.Numbers.Short(((RampCurve)segment.Curve).Duration))])} epochs, restarted at {(segments.Length == 2 ? "epoch" : "epochs")} {List([.. segments.Skip(1).Select(segment => Text.Numbers.Short(segment.Start))])}"
            + (isCut ? $" and cut off at epoch {Text.Numbers.Short(segments[segments.Length - 1].End)} at {Number(segments[segments.Length - 1].Last)}" : "");
    }
}
