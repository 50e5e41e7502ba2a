using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>A stretch of a signal that one expression computes: an arm of a switch on the time.</summary>
/// <param name="Origin">When the clock of the curve began, in epochs.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Curve">The curve.</param>
/// <param name="Segments">What it was made of: more than one only where neighbours have one constant value.</param>
internal sealed record Arm(double Origin, double End, Curve Curve, IReadOnlyList<Segment> Segments)
{
    /// <summary>Where it was written.</summary>
    public TextSpan Span => Segments[0].Span;

    /// <summary>The arms of a whole signal.</summary>
    public static IReadOnlyList<Arm> Of(SignalTimeline timeline) => Of(timeline.Segments);

    /// <summary>The arms that a phase can see. A signal per epoch looks back to the start of the epoch in which a phase begins.</summary>
    public static IReadOnlyList<Arm> Of(SignalTimeline timeline, Phase phase)
    {
        double start = timeline.IsPerEpoch ? Math.Floor(phase.Start) : phase.Start;
        return Of(timeline.Segments.Where(segment => segment.Start < phase.End && segment.End > start));
    }

    /// <summary>The value of a signal that never changes, or null.</summary>
    public static double? Constant(SignalTimeline timeline) => Constant(Of(timeline));

    /// <summary>The value of arms that are one constant, or null.</summary>
    public static double? Constant(IReadOnlyList<Arm> arms) => arms.Count == 1 && arms[0].Curve is ConstantCurve constant ? constant.Value : null;

    /// <summary>
    /// What the file says, one text for each arm, null where the one before has said it: "Explore, Converge: ramp 0.3 -> 0.8 (a.hvae:22)".
    /// </summary>
    /// <param name="arms">The arms.</param>
    /// <param name="phases">The phases that are spoken of; what holds in all of them names none.</param>
    /// <param name="code">Knows the places.</param>
    public static IReadOnlyList<string?> Comments(IReadOnlyList<Arm> arms, IReadOnlyList<Phase> phases, CodeWriter code)
    {
        string?[] comments = new string?[arms.Count];
        for (int i = 0; i < arms.Count;)
        {
            int next = i + 1;
            while (next < arms.Count && arms[i].Segments.Concat(arms[next].Segments).All(segment => SaysTheSame(segment, arms[i].Segments[0])))
                next++;
            comments[i] = Comment([.. arms.Skip(i).Take(next - i).SelectMany(arm => arm.Segments)], phases, code);
            i = next;
        }
        return comments;
    }

    /// <summary>What the file says of segments that follow one another.</summary>
    private static string Comment(List<Segment> segments, IReadOnlyList<Phase> phases, CodeWriter code)
    {
        List<string> parts = [];
        while (segments.Count > 0)
        {
            Segment[] same = [.. segments.TakeWhile(segment => SaysTheSame(segment, segments[0]))];
            Phase[] seen = [.. phases.Where(phase => same.Any(segment => phase.Start < segment.End && segment.Start < phase.End))];
            string where = seen.Length == phases.Count ? "" : string.Join(", ", seen.Select(phase => phase.Name)) + ": ";
            parts.Add($"{where}{same[0].Label} ({code.Place(same[0].Span)})");
            segments.RemoveRange(0, same.Length);
        }
        return string.Join("; ", parts);
    }

    private static bool SaysTheSame(Segment one, Segment other) => one.Label == other.Label && one.Span.Equals(other.Span);

    // Neighbours with one constant value become one arm.
    private static List<Arm> Of(IEnumerable<Segment> segments)
    {
        List<Arm> arms = [];
        foreach (Segment segment in segments)
        {
            if (arms.Count > 0 && segment.Curve is ConstantCurve && segment.Curve.Equals(arms[arms.Count - 1].Curve))
            {
                Arm last = arms[arms.Count - 1];
                arms[arms.Count - 1] = last with { End = segment.End, Segments = [.. last.Segments, segment] };
            }
            else
            {
                arms.Add(new Arm(segment.Origin, segment.End, segment.Curve, [segment]));
            }
        }
        return arms;
    }
}
