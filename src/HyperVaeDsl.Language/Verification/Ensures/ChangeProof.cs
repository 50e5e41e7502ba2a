using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// How fast a value changes. Per epoch that is the supremum of the absolute derivative, and a jump is faster than every rate; of values that are given per epoch it
/// is the difference of one epoch to the next. Per step it is the difference of a step and the one before. Where a phase ends
/// early the value goes over to the one at the planned end.
/// </summary>
internal sealed class ChangeProof(Methodology methodology, ClaimCurves curves, TimeWords times, double start, double end)
{
    // Where a search gave up once the answer is open; the rest is only looked at for a counterexample.
    private const int FewSplits = 200;
    private const int FewSteps = 8;
    private const int MostSteps = 2_000_000;
    private const int MostStepsOfCell = 20_000;
    private const double Rounding = 1e-9;

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

    // From each step to the next. Where no two times a step apart differ by too much, no steps do; elsewhere the steps are looked at themselves.
    private Verdict Within(ChangeProperty change, Curve curve, double length, double scale)
    {
        if (end - start <= length)
            return Verdict.Proved;
        Curve difference = new BinaryCurve(BinaryOperation.Subtract, curve, curve.Delayed(length));
        int steps = methodology.Data.StepsPerEpoch;
        // The later ones of two steps.
        long first = (long)Math.Ceiling((start * steps) - Rounding) + 1;
        long last = (long)Math.Ceiling((end * steps) - Rounding) - 1;
        int looked = 0;
        Verdict? found = null;
        foreach ((double from, double to, Curve piece) in Stretches.Of(difference, start + length, end))
        {
            long low = Math.Max(first, (long)Math.Ceiling((from * steps) - Rounding));
            long high = Math.Min(last, (long)Math.Floor((to * steps) + Rounding));
            found ??= Search(low, high, piece);
        }
        return found ?? Verdict.Proved;

        Verdict? Search(long low, long high, Curve piece)
        {
            if (low > high)
                return null;
            Interval enclosure = piece.Bound(((double)low / steps) - (Rounding / steps), ((double)high / steps) + (Rounding / steps));
            if (!IsTooMuch(change, Math.Max(Math.Abs(enclosure.Low), Math.Abs(enclosure.High))))
                return null;
            if (high - low >= FewSteps)
                return Search(low, low + ((high - low) / 2), piece) ?? Search(low + ((high - low) / 2) + 1, high, piece);
            for (long step = low; step <= high; step++)
            {
                double time = (double)step / steps;
                double before = (double)(step - 1) / steps;
                if (++looked > (curve.Params is { IsOpen: true } ? MostStepsOfCell : MostSteps))
                    return Undecided(change, time, $"there are too many steps to look at from epoch {Numbers.Short(time)} on");
                double size = Size(Rates.Difference(curve, before, isLimit: false, time));
                if (size > change.Limit + (ClaimCurves.Touch * scale) || (change.IsStrict && size >= change.Limit))
                    return Refuted(change, time, $"changes by {Numbers.Short(size)} within one step, from epoch {Numbers.Short(before, 9)} to {Numbers.Short(time, 9)}");
            }
            return null;
        }
    }

    private Verdict BetweenEpochs(ChangeProperty change, Curve curve, double scale)
    {
        for (double epoch = Math.Floor(start) + 1; epoch < end; epoch++)
        {
            double difference = Size(Rates.Difference(curve, epoch - 1, isLimit: false, epoch));
            if (difference > change.Limit + ClaimCurves.Touch * scale || (change.IsStrict && difference >= change.Limit))
                return Refuted(change, epoch, $"changes by {Numbers.Short(difference)} from epoch {Numbers.Format(epoch - 1)} to {Numbers.Format(epoch)}");
        }
        return Verdict.Proved;
    }

    private Verdict AtEarlyEnds(ChangeProperty change, Curve curve, double scale)
    {
        foreach (Phase phase in methodology.Phases.Where(phase => phase.EarlyEnd != null && phase.End > start && phase.End < end))
        {
            foreach (double time in Visits.EarlyEnds(methodology, phase))
            {
                // Per step, the last one before the end is what was seen last.
                double jump = Size(change.PerStep ? Rates.Difference(curve, Math.Max(start, time - times.StepLength), isLimit: false, phase.End) : Rates.Difference(curve, time, isLimit: true, phase.End));
                bool tooMuch = change.PerStep || IsPerEpoch(change.Value) ? jump > change.Limit + ClaimCurves.Touch * scale || (change.IsStrict && jump >= change.Limit) : jump > 1e-9 * scale;
                if (tooMuch)
                    return Jumps(change, time, jump, $"if phase {phase.Name} ends early there and the plan goes on at epoch {Numbers.Short(phase.End)}, ");
            }
        }
        return Verdict.Proved;
    }

    private static bool IsTooMuch(ChangeProperty change, double value) => value > change.Limit * (1 + Rates.Tolerance) + 1e-290 || (change.IsStrict && value >= change.Limit * (1 - Rates.Tolerance));

    private static double Size(Interval difference) => Math.Max(Math.Abs(difference.Low), Math.Abs(difference.High));

    private bool IsPerEpoch(ClaimTerm term) =>
        term.Values.All(value => value.Value.Signal == null || methodology.FindSignal(value.Value.Signal)!.Timeline!.IsPerEpoch) && term.Values.Any(value => value.Value.Signal != null);

    private Verdict Jumps(ChangeProperty change, double time, double jump, string condition) =>
        Refuted(change, time, $"jumps by {Numbers.Short(Math.Abs(jump))} {times.At(time, false)}{(change.PerStep || IsPerEpoch(change.Value) ? "" : ", which is faster than any rate")}", condition);

    private static Verdict Refuted(ChangeProperty change, double time, string what, string condition = "") =>
        new(Outcome.Refuted) { Time = time, Why = $"{condition}{Words.Of(change.Value)} {what}", DrawnValue = change.Value };

    private static Verdict Undecided(ChangeProperty change, double time, string why) => new(Outcome.Undecided) { Time = time, Why = why, DrawnValue = change.Value };
}
