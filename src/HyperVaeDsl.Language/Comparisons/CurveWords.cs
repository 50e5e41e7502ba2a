using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Values, plans and their differences in words.</summary>
public static class CurveWords
{
    private const int LongestLabel = 60;
    private const int LongestCourse = 100;
    private const int MostRanges = 3;

    /// <summary>A number or the name of a signal.</summary>
    public static string Of(ScalarRef? value) => value == null ? "none" : value.Signal ?? Numbers.Format(value.Number);

    /// <summary>A plan: the words of the file where they are few, else how it runs, or its range where that is long.</summary>
    public static string Of(SignalTimeline? plan)
    {
        if (plan == null)
            return "unknown";
        if (plan.Constant is { } constant)
            return Numbers.Format(constant);
        Segment first = plan.Segments[0];
        if (plan.Segments.Count == 1 && first.Label.Length is > 0 and <= LongestLabel)
            return first.Label;
        if (plan.Segments.Count > 1 && Methods.PlanProse.Of(plan) is { Length: <= LongestCourse } course)
            return course;
        Interval hull = plan.Hull;
        return $"{Numbers.Short(hull.Low, 4)}..{Numbers.Short(hull.High, 4)} in {Numbers.Format(plan.Segments.Count)} part{(plan.Segments.Count == 1 ? "" : "s")}";
    }

    /// <summary>Two plans, so that one can be told from the other: equal words of a file may mean other times or other params.</summary>
    public static (string Old, string New) Of(SignalTimeline? old, SignalTimeline? @new)
    {
        (string before, string after) = (Of(old), Of(@new));
        return before == after && old != null && @new != null ? (Methods.PlanProse.Of(old), Methods.PlanProse.Of(@new)) : (before, after);
    }

    /// <summary>Times, the first few of them.</summary>
    public static string Of(IReadOnlyList<EpochRange> ranges)
    {
        IEnumerable<string> shown = ranges.Take(ranges.Count > MostRanges ? MostRanges - 1 : MostRanges).Select(range => range.ToString());
        return string.Join(", ", ranges.Count > MostRanges ? shown.Concat([$"and {Numbers.Format(ranges.Count - MostRanges + 1)} more up to {Numbers.Short(ranges[ranges.Count - 1].To)}"]) : shown);
    }

    /// <summary>+0.4, 5x; +0.01, 2%.</summary>
    public static string Change(double old, double @new)
    {
        string difference = (@new > old ? "+" : "") + Numbers.Short(@new - old, 4);
        if (old == 0 || @new == 0)
            return difference;
        double ratio = @new / old;
        return ratio is >= 2 or (> 0 and <= 0.5) ? $"{difference}, {Numbers.Short(ratio, 3)}x" : $"{difference}, {(ratio > 1 ? "+" : "")}{Numbers.Short(100 * (ratio - 1), 3)}%";
    }

    /// <summary>at epoch 20, or just before epoch 20.</summary>
    public static string At(CurvePoint point) => $"{(point.IsApproached ? "just before" : "at")} epoch {Numbers.Short(point.Time)}";

    // Where a share says nothing.
    private static string Sign(CurvePoint point) => point.Old == 0 || point.New == 0 ? ", of which there is no share" : Math.Sign(point.Old) != Math.Sign(point.New) ? ", with another sign" : "";

    /// <summary>A difference in whole sentences.</summary>
    public static IReadOnlyList<string> Sentences(CurveDifference curve)
    {
        double scale = curve.Scale;
        if (curve.Largest is not { } largest)
        {
            return curve.Bound == 0
                ? ["The values are the same, computed in another way."]
                : [$"No difference is above {Numbers.Short(curve.Bound, 2)} ({Numbers.Short(scale > 0 ? curve.Bound / scale : 0, 2)} of the largest value), but the values are computed in another way, so their last bits may differ."];
        }
        List<string> sentences =
        [
            $"It differs in epochs {Of(curve.Ranges)}, most {At(largest)}: {Numbers.Short(largest.Old)} -> {Numbers.Short(largest.New)} ({Change(largest.Old, largest.New)}).",
        ];
        if (curve.LargestRelative is { } relative && !relative.Time.Equals(largest.Time) && relative.Relative > largest.Relative * 1.001)
            sentences.Add($"Relatively it differs most {At(relative)}: {Numbers.Short(relative.Old)} -> {Numbers.Short(relative.New)} ({Change(relative.Old, relative.New)}{Sign(relative)}).");
        if (curve.RelativeBound > (curve.LargestRelative?.Relative ?? 0) + 1e-3 && !curve.IsRandom)
            sentences.Add($"The search gave up before it could exclude a relative difference up to {Numbers.Short(100 * curve.RelativeBound, 3)}% of the larger value.");
        if (curve.Bound > Math.Abs(largest.Difference) * (1 + 1e-6))
            sentences.Add($"The search gave up before it could exclude a difference up to {Numbers.Short(curve.Bound)}.");
        Interval area = curve.Area;
        double width = (area.High - area.Low) / Math.Max(area.High, double.Epsilon);
        double middle = area.Low + (area.High - area.Low) / 2;
        sentences.Add(width <= 1e-4 ? $"The area between the curves is {Numbers.Short(middle, 4)}."
            : width <= 0.1 ? $"The area between the curves is about {Numbers.Short(middle, 2)}."
            : $"The area between the curves lies between {Numbers.Short(area.Low, 4)} and {Numbers.Short(area.High, 4)}.");
        return sentences;
    }
}
