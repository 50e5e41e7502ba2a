using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>
/// When a condition can hold first, given when metrics are taken. Evaluations come after every so many epochs of training; on the
/// clock of the plan they are shifted where a phase before ended early, so each shift that can happen is looked at.
/// </summary>
internal sealed class EvaluationTimes
{
    private readonly Methodology methodology;

    // The time from which on evaluations may be shifted, and by how much.
    private readonly List<(double From, double Shift)> shifts = [(0, 0)];

    public EvaluationTimes(Methodology methodology)
    {
        this.methodology = methodology;
        foreach (Phase phase in methodology.Phases)
        {
            if (phase.EarlyEnd is { } early && FirstHolding(early.Until, phase.Start, early.Earliest) < phase.End)
                shifts.Add((phase.End, phase.End % methodology.EvaluateEvery));
        }
    }

    /// <summary>The earliest planned time of an evaluation at which a condition can hold; infinite if there is none in the run.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="from">When the watch begins.</param>
    /// <param name="notBefore">A time before which it does not matter.</param>
    public double FirstHolding(Condition condition, double from, double notBefore = 0) =>
        shifts.Where(shift => shift.From <= from).Min(shift => FirstHolding(condition, from, notBefore, shift.Shift));

    private double FirstHolding(Condition condition, double from, double notBefore, double shift)
    {
        bool failsFirst = condition.Tests.Any(test => test is StallTest)
            // Nothing comes before the first evaluation of the run.
            || (condition.Tests.Any(test => test is ChangeTest) && shift.Equals(0.0) && from < methodology.EvaluateEvery);
        double begin = failsFirst ? Evaluation(from, shift, 0) : from;
        double number = condition.InEpochs
            // The first evaluation that is so many epochs later, but not the one that fails.
            ? Math.Max(failsFirst ? 1 : 0, NumberOf(begin + condition.For, from, shift))
            : condition.For - 1 + (failsFirst ? 1 : 0);
        double time = Evaluation(from, shift, Math.Max(number, NumberOf(notBefore, from, shift)));
        // The last evaluation may come sooner after the one before than the others do.
        bool isLongEnough = !condition.InEpochs || time - begin >= condition.For - 1e-9;
        return isLongEnough && time >= notBefore ? time : double.PositiveInfinity;
    }

    // The number, after a time, of the first regular evaluation at or after another time.
    private double NumberOf(double time, double from, double shift) =>
        Math.Ceiling((time - First(from, shift)) / methodology.EvaluateEvery - 1e-9);

    private double First(double from, double shift)
    {
        int every = methodology.EvaluateEvery;
        return shift + every * Math.Floor((from - shift) / every + 1 + 1e-9);
    }

    // The time of an evaluation after a time, counted from 0. The last one comes after the last epoch, wherever the others lie.
    private double Evaluation(double from, double shift, double number)
    {
        double regular = First(from, shift) + number * methodology.EvaluateEvery;
        if (regular <= methodology.Epochs)
            return regular;
        bool isLast = regular - methodology.EvaluateEvery < methodology.Epochs && from < methodology.Epochs;
        return isLast ? methodology.Epochs : double.PositiveInfinity;
    }
}
