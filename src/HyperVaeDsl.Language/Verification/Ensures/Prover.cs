using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// Decides properties: for all times of the plan, all admissible ends of its phases, and all values that driven signals can reach. What holds at all times is
/// asked of all real times, so it holds at every step; what holds at some time is asked of steps.
/// </summary>
/// <param name="methodology">The methodology.</param>
/// <param name="ensure">The property.</param>
/// <param name="planned">Whether the plan is meant everywhere, before controllers.</param>
internal sealed class Prover(Methodology methodology, EnsureSpec ensure, bool planned)
{
    // As a share of the values: what six digits show.
    private const double Visible = 1e-6;

    // Where a search gave up once the answer is open; the rest is only looked at for a counterexample.
    private const int FewSplits = 200;

    // How many steps may lie between the first one at which a claim comes true for some values of params, and for all.
    private const int MostOpenSteps = 64;

    private readonly double start = ensure.During?.Start ?? 0;
    private readonly double end = ensure.During?.End ?? methodology.Epochs;
    private readonly TimeWords times = new(methodology);

    /// <summary>The curves of its claims.</summary>
    public ClaimCurves Curves { get; } = new(methodology, planned, ensure.During?.Start ?? 0, ensure.During?.End ?? methodology.Epochs);

    /// <summary>The verdict.</summary>
    public Verdict Decide() => ensure.Property switch
    {
        AlwaysProperty always => Always(always.Claim),
        AtProperty at => At(at),
        EventuallyProperty eventually => Eventually(eventually),
        UntilProperty until => Until(until),
        ChangeProperty change => new ChangeProof(methodology, Curves, times, start, end).Decide(change),
        IntegralProperty integral => new IntegralProof(methodology, Curves).Decide(integral, integral.From ?? start, integral.To ?? end),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The premises of the property that hold at no time: what they imply is said of nothing.</summary>
    public IEnumerable<Claim> IdlePremises() =>
        ensure.Property is not AlwaysProperty always ? []
        : Conjuncts(always.Claim, false).Where(part => !part.Negated).Select(part => part.Claim).OfType<ImpliesClaim>().Select(claim => claim.Premise)
            .Where(premise => Holds(premise, true, start, end).Outcome == Outcome.Proved);

    private Verdict Always(Claim claim)
    {
        foreach ((Claim part, bool negated) in Conjuncts(claim, false))
        {
            Verdict verdict = Holds(part, negated, start, end);
            if (verdict.Outcome != Outcome.Proved)
                return verdict;
        }
        return Verdict.Proved;
    }

    private Verdict At(AtProperty at)
    {
        Curve excess = Curves.Excess(at.Claim);
        double time = at.Time ?? end;
        double value = (at.Time == null ? Extremes.Before(excess, time) : Extremes.At(excess, time)).High;
        return value <= ClaimCurves.Touch ? Verdict.Proved : Fails(at.Claim, false, time, at.Time == null);
    }

    private Verdict Eventually(EventuallyProperty eventually)
    {
        Curve excess = Curves.Excess(eventually.Claim);
        double last = Math.Min(end, start + (eventually.Within ?? end - start));
        StepSearch search = new(times);
        IReadOnlyList<Visit> visits = Visits.Of(methodology, start, last);
        foreach (Visit visit in visits.Where(visit => visit.SkippedBy == null))
        {
            if (search.First(excess, visit.From, visit.To) != null)
                return Verdict.Proved;
        }
        if (!search.IsComplete)
            return new Verdict(Outcome.Undecided) { Time = start, Why = $"it holds at none of the steps that were tried, and there are too many others", Drawn = Single(eventually.Claim) };
        (double nearest, bool approached, string holds) = Nearest(eventually.Claim, visits);
        string when = eventually.Within == null ? $"epochs {Numbers.Short(start)}..{Numbers.Short(last)}" : $"the {Numbers.Short(eventually.Within.Value)} epochs from epoch {Numbers.Short(start)} on";
        Visit? skipped = visits.FirstOrDefault(visit => visit.SkippedBy != null && search.First(excess, visit.From, visit.To) != null);
        string why = skipped == null ? $"it holds at no step of {when}; it comes nearest {holds}"
            : $"it holds only at times that are skipped if phase {skipped.SkippedBy!.Name} ends at epoch {Numbers.Short(skipped.From)}; in what is left it comes nearest {holds}";
        return new Verdict(Outcome.Refuted) { Time = nearest, IsApproached = approached, Why = why, Drawn = Single(eventually.Claim) };
    }

    private Verdict Until(UntilProperty until)
    {
        Curve coming = Curves.Excess(until.Until);
        StepSearch search = new(times);
        string skips = "";
        foreach (Visit visit in Visits.Of(methodology, start, end))
        {
            double? comes = search.First(coming, visit.From, visit.To);
            if (comes == null && !search.IsComplete)
                return new Verdict(Outcome.Undecided) { Time = visit.From, Why = $"'{Words.Of(until.Until)}' holds at none of the steps that were tried, and there are too many others" };
            double last = comes ?? visit.To;
            foreach ((Claim part, bool negated) in Conjuncts(until.Claim, false))
            {
                Verdict verdict = visit.From < last ? HoldsUntil(part, negated, coming, visit.From, last, search) : Verdict.Proved;
                if (verdict.Outcome != Outcome.Proved)
                    return verdict with { Why = $"{skips}{verdict.Why}, and '{Words.Of(until.Until)}' has not come true by then" };
            }
            // What a phase skips when it ends early may hold the time that is waited for; a run that skips it waits on.
            if (comes != null && visit.SkippedBy == null)
                return Verdict.Proved;
            if (comes != null && skips.Length == 0)
                skips = $"if phase {visit.SkippedBy!.Name} ends at epoch {Numbers.Short(visit.From)}, ";
        }
        (double nearest, bool approached, string holds) = Nearest(until.Until, Visits.Of(methodology, start, end));
        return new Verdict(Outcome.Refuted) { Time = nearest, IsApproached = approached, Why = $"{skips}'{Words.Of(until.Until)}' never comes true; it comes nearest {holds}", Drawn = Single(until.Until) };
    }

    // With other params the other claim may come true earlier than it does with all of them: then it need only hold from step to step as long as it has not.
    private Verdict HoldsUntil(Claim claim, bool negated, Curve coming, double from, double to, StepSearch search)
    {
        double certain = coming.Params is { IsOpen: true } && search.First(coming, from, to, possibly: true) is { } possible ? possible : to;
        Verdict verdict = certain > from ? Holds(claim, negated, from, certain) : Verdict.Proved;
        Curve excess = Curves.Excess(claim, negated);
        int steps = 0;
        for (double step = certain; step < to && verdict.Outcome == Outcome.Proved; step = times.StepAfter(step))
        {
            double next = Math.Min(to, times.StepAfter(step));
            Curve either = new BinaryCurve(BinaryOperation.Min, excess, FrozenCurve.At(coming, step));
            bool holds = ++steps <= MostOpenSteps && Stretches.Of(either, step, next).All(part => Extremes.Highest(part.Curve, part.From, part.To, ClaimCurves.Slack, enough: 0, splits: FewSplits).Bound <= ClaimCurves.Touch);
            if (!holds)
                verdict = new Verdict(Outcome.Undecided) { Time = step, Why = "with some values of the params it may fail before the other claim comes true" };
        }
        return verdict;
    }

    // At every time of a stretch.
    private Verdict Holds(Claim claim, bool negated, double from, double to)
    {
        Verdict? undecided = null;
        double worst = 0;
        double worstTime = from;
        double? first = null;
        foreach ((double begin, double stop, Curve excess) in Stretches.Of(Curves.Excess(claim, negated), from, to))
        {
            Supremum highest = Extremes.Highest(excess, begin, stop, ClaimCurves.Slack, enough: 0, splits: undecided == null ? Extremes.MostSplits : FewSplits);
            if (highest.Attained > ClaimCurves.Touch)
            {
                // What leaves at once does so at the start, not at the first number that rounding can tell from it.
                double time = Crossings.FirstOutside(excess, begin, stop, new Interval(double.NegativeInfinity, 0)) ?? highest.Time;
                first ??= time - begin < 1e-6 && Extremes.At(excess, begin).High > -1e-6 ? begin : time;
                if (highest.Attained > worst)
                    (worst, worstTime) = (highest.Attained, Snapped(highest.Time, stop));
            }
            else if (!highest.IsTight && !(highest.Bound <= ClaimCurves.Touch) && undecided == null)
            {
                undecided = Unknown(claim, highest);
            }
        }
        if (first is not { } failing)
            return undecided ?? Verdict.Proved;
        Curve whole = Curves.Excess(claim, negated);
        // Where it begins to fail the values may differ by nothing that can be seen, or only their limit fails; then the worst time shows it.
        double shown = Extremes.At(whole, Math.Min(failing, to)).High <= Visible ? worstTime : failing;
        Verdict verdict = Fails(claim, negated, shown, shown >= to || (shown > from && Extremes.At(whole, shown).High <= ClaimCurves.Touch), worstTime);
        return Math.Abs(shown - failing) < 1e-6 ? verdict : verdict with { Why = $"it fails from epoch {Numbers.Short(failing, 9)} on, most {verdict.Why}" };
    }

    private Verdict Unknown(Claim claim, Supremum highest)
    {
        string bound = claim is ComparisonClaim comparison
            ? $"its two sides are only known to differ by at most {Numbers.Short(highest.Bound * Curves.Size(comparison), 3)} to the wrong side"
            : $"what it exceeds by is only known to be at most {Numbers.Short(highest.Bound, 3)} of the size of the values";
        return new Verdict(Outcome.Undecided) { Time = highest.Time, Why = $"no time is found at which it fails, but near epoch {Numbers.Short(highest.Time)} {bound}", Drawn = Single(claim) };
    }

    private Verdict Fails(Claim claim, bool negated, double time, bool approached, double? worst = null)
    {
        Sides sides = new(Curves);
        ComparisonClaim? comparison = sides.Failing(claim, negated, time, approached) ?? Single(claim);
        List<string> notes = [];
        if (worst is { } most && Math.Abs(most - time) > 1e-6 && most < end)
            notes.Add($"It fails most {times.At(most, false)}: {sides.Values(claim, most, false)}.");
        return new Verdict(Outcome.Refuted)
        {
            Time = time,
            IsApproached = approached,
            Why = $"{times.At(time, approached)}: {sides.Values(claim, time, approached)}{sides.Excess(claim, time, approached)}",
            Notes = notes,
            Drawn = comparison,
        };
    }

    // Where in the visited times the excess of a claim is smallest.
    private (double Time, bool IsApproached, string Words) Nearest(Claim claim, IReadOnlyList<Visit> visits)
    {
        Supremum best = new(double.NegativeInfinity, start, 0, false);
        foreach (Visit visit in visits.Where(visit => visit.SkippedBy == null))
        {
            foreach ((double from, double to, Curve curve) in Stretches.Of(Curves.Excess(claim), visit.From, visit.To))
            {
                Supremum lowest = Extremes.Highest(curve, from, to, Extremes.Tolerance, sign: -1, splits: FewSplits);
                if (lowest.Attained > best.Attained)
                    best = lowest with { Time = Snapped(lowest.Time, to) };
            }
        }
        bool approached = best.Time >= end || (best.Time > start && -Extremes.At(Curves.Excess(claim), best.Time).Low < best.Attained - 1e-9);
        return (best.Time, approached, $"{times.At(best.Time, approached)}: {new Sides(Curves).Values(claim, best.Time, approached)}");
    }

    // What is found a little before an end is what is approached there.
    private static double Snapped(double time, double to) => to - time <= 1e-12 * Math.Max(1, to) ? to : time;

    private static ComparisonClaim? Single(Claim claim) => claim as ComparisonClaim ?? (claim is NotClaim not ? Single(not.Inner) : null);

    private static IEnumerable<(Claim Claim, bool Negated)> Conjuncts(Claim claim, bool negated) => claim switch
    {
        NotClaim not => Conjuncts(not.Inner, !negated),
        AllClaim all when !negated => all.Claims.SelectMany(part => Conjuncts(part, false)),
        AnyClaim any when negated => any.Claims.SelectMany(part => Conjuncts(part, true)),
        _ => [(claim, negated)],
    };
}
