using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>A stretch of the plan that the run passes, always or unless a phase ends early.</summary>
/// <param name="From">Begin, in epochs.</param>
/// <param name="To">End.</param>
/// <param name="SkippedBy">The phase whose early end may skip what is left of it; null if the run passes it always.</param>
internal sealed record Visit(double From, double To, Phase? SkippedBy);

/// <summary>
/// Which times of the plan a run passes. A phase with 'until' ends at an evaluation, from the first one on at which its condition can hold, and the clock
/// goes on at its planned end: what is skipped is always the rest of the phase. The end of one phase says nothing about that of another one,
/// so the fewest times are passed when all end as early as they can.
/// </summary>
internal static class Visits
{
    public static IReadOnlyList<Visit> Of(Methodology methodology, double from, double to)
    {
        EvaluationTimes times = new(methodology);
        List<Visit> visits = [];
        double begin = from;
        foreach (Phase phase in methodology.Phases.Where(phase => phase.EarlyEnd != null && phase.End > from && phase.Start < to))
        {
            double first = Math.Max(FirstEnd(times, phase), from);
            double last = Math.Min(phase.End, to);
            if (first >= last)
                continue;
            if (first > begin)
                visits.Add(new Visit(begin, first, null));
            visits.Add(new Visit(first, last, phase));
            begin = last;
        }
        if (begin < to)
            visits.Add(new Visit(begin, to, null));
        return visits;
    }

    /// <summary>The times at which a phase may end before its planned end: whole epochs, since metrics are taken after them.</summary>
    public static IEnumerable<double> EarlyEnds(Methodology methodology, Phase phase)
    {
        for (double time = Math.Ceiling(FirstEnd(new EvaluationTimes(methodology), phase)); time < phase.End; time++)
            yield return time;
    }

    private static double FirstEnd(EvaluationTimes times, Phase phase) =>
        Math.Max(phase.EarlyEnd!.Earliest, times.FirstHolding(phase.EarlyEnd.Until, phase.Start, phase.EarlyEnd.Earliest));
}
