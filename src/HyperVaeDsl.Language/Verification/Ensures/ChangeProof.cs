using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// How fast a value changes. Per epoch that is the supremum of the absolute derivative, and a jump is faster than every rate; of values that are given per epoch it
/// is the difference of one epoch to the next. Per step it is the difference of any two times that are one step apart. Where a phase ends
/// early the value goes over to the one at the planned end.
/// </summary>
internal sealed class ChangeProof(Methodology methodology, ClaimCurves curves, TimeWords times, double start, double end)
{
    // Where a search gave up once the answer is open; the rest is only looked at for a counterexample.
    private const int FewSplits = 200;

    public Verdict Decide(ChangeProperty change)
    {
        Curve curve = curves.Of(change.Value);
        Interval hull = curve.Bound(start, end);
        double scale = Math.Max(Math.Abs(hull.Low), Math.Abs(hull.High));
        Verdict verdict = change.PerStep ? Within(change, curve, times.StepLength, scale) : IsPerEpoch(change.Value) ? BetweenEpochs(change, curve, scale) : Steadily(change, curve, scale);
        return verdict.Outcome == Outcome.Proved ? AtEarlyEnds(change, curve, scale) : verdict;
    }

    private Verdict Steadily(ChangeProperty change, Curve curve, double scale)
    {
        if (change.Value.Values.FirstOrDefault(curves.IsDriven) is { } driven)
            return Refuted(change, start, $"jumps whenever a controller moves {driven.Name}, which is faster than any rate");
        Verdict? undecided = null;
        double before = start;
        foreach ((double from, double to, Curve piece) in Stretches.Of(curve, start, end))
        {
            if (from > start && Rates.JumpAt(curve, from, Math.Min(to - from, from - before), scale) is var jump and not 0)
                return Jumps(change, from, jump, "");
            before = from;
            Supremum fastest = Rates.Fastest(piece, from, to, scale, change.Limit, undecided == null ? Extremes.MostSplits : FewSplits);
            if (double.IsInfinity(fastest.Attained))
                return fastest.Time > from && Rates.JumpAt(piece, fastest.Time, to - from, scale) is var inside and not 0 ? Jumps(change, fastest.Time, inside, "") : Refuted(change, fastest.Time, $"changes infinitely fast {times.At(fastest.Time, false)}");
            if (IsTooMuch(change, fastest.Attained))
                return Refuted(change, fastest.Time, $"changes by {Numbers.Short(fastest.Attained)} per epoch {times.At(fastest.Time, false)}");
            if (!(fastest.Bound <= change.Limit * (1 + Rates.Tolerance)))
                undecided ??= Undecided(change, fastest.Time, $"its rate is only known to be at most {Numbers.Short(fastest.Bound)} per epoch near epoch {Numbers.Short(fastest.Time)}");
        }
        return undecided ?? Verdict.Proved;
    }

    // Any two times that are a step apart, so the steps themselves.
    private Verdict Within(ChangeProperty change, Curve curve, double length, double scale)
    {
        if (end - start <= length)
            return Verdict.Proved;
        Curve difference = new BinaryCurve(BinaryOperation.Subtract, curve, curve.Delayed(length));
        Verdict? undecided = null;
        foreach (int sign in new[] { 1, -1 })
        {
            foreach ((double from, double to, Curve piece) in Stretches.Of(difference, start + length, end))
            {
                Supremum most = Extremes.Highest(piece, from, to, Extremes.Tolerance * scale, change.Limit, sign, undecided == null ? Extremes.MostSplits : FewSplits);
                if (IsTooMuch(change, most.Attained))
                    return Refuted(change, most.Time, $"changes by {Numbers.Short(most.Attained)} within one step, from epoch {Numbers.Short(most.Time - length, 9)} to {Numbers.Short(most.Time, 9)}");
                if (!most.IsTight && !(most.Bound <= change.Limit))
                    undecided ??= Undecided(change, most.Time, $"its change within a step is only known to be at most {Numbers.Short(most.Bound)} near epoch {Numbers.Short(most.Time)}");
            }
        }
        return undecided ?? Verdict.Proved;
    }

    private Verdict BetweenEpochs(ChangeProperty change, Curve curve, double scale)
    {
        for (double epoch = Math.Floor(start) + 1; epoch < end; epoch++)
        {
            double difference = Distance(Extremes.At(curve, epoch - 1), Extremes.At(curve, epoch));
            if (difference > change.Limit + ClaimCurves.Touch * scale || (change.IsStrict && difference >= change.Limit))
                return Refuted(change, epoch, $"changes by {Numbers.Short(difference)} from epoch {Numbers.Format(epoch - 1)} to {Numbers.Format(epoch)}");
        }
        return Verdict.Proved;
    }

    private Verdict AtEarlyEnds(ChangeProperty change, Curve curve, double scale)
    {
        foreach (Phase phase in methodology.Phases.Where(phase => phase.EarlyEnd != null && phase.End > start && phase.End < end))
        {
            Interval then = Extremes.At(curve, phase.End);
            foreach (double time in Visits.EarlyEnds(methodology, phase))
            {
                double jump = Distance(Extremes.Before(curve, time), then);
                bool tooMuch = change.PerStep || IsPerEpoch(change.Value) ? jump > change.Limit + ClaimCurves.Touch * scale || (change.IsStrict && jump >= change.Limit) : jump > 1e-9 * scale;
                if (tooMuch)
                    return Jumps(change, time, jump, $"if phase {phase.Name} ends early there and the plan goes on at epoch {Numbers.Short(phase.End)}, ");
            }
        }
        return Verdict.Proved;
    }

    private static bool IsTooMuch(ChangeProperty change, double value) => value > change.Limit * (1 + Rates.Tolerance) + 1e-290 || (change.IsStrict && value >= change.Limit * (1 - Rates.Tolerance));

    // How far apart two values can be.
    private static double Distance(Interval a, Interval b) => Math.Max(Math.Abs(a.High - b.Low), Math.Abs(b.High - a.Low));

    private bool IsPerEpoch(ClaimTerm term) =>
        term.Values.All(value => value.Value.Signal == null || methodology.FindSignal(value.Value.Signal)!.Timeline!.IsPerEpoch) && term.Values.Any(value => value.Value.Signal != null);

    private Verdict Jumps(ChangeProperty change, double time, double jump, string condition) =>
        Refuted(change, time, $"jumps by {Numbers.Short(Math.Abs(jump))} {times.At(time, false)}{(change.PerStep || IsPerEpoch(change.Value) ? "" : ", which is faster than any rate")}", condition);

    private static Verdict Refuted(ChangeProperty change, double time, string what, string condition = "") =>
        new(Outcome.Refuted) { Time = time, Why = $"{condition}{Words.Of(change.Value)} {what}", DrawnValue = change.Value };

    private static Verdict Undecided(ChangeProperty change, double time, string why) => new(Outcome.Undecided) { Time = time, Why = why, DrawnValue = change.Value };
}
