using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>
/// When a condition can hold first, given when metrics are taken. Evaluations come after every so many epochs of training; on the
/// clock of the plan they are shifted where a phase before ended early, so each of those shifts is looked at.
/// </summary>
internal static class EvaluationTimes
{
    /// <summary>The earliest planned time of an evaluation at which a condition can hold that is watched from a time on; infinite if there is none in the run.</summary>
    public static double FirstHolding(Methodology methodology, Condition condition, double from)
    {
        int every = methodology.EvaluateEvery;
        IEnumerable<double> shifts = methodology.Phases.Where(phase => phase.EarlyEnd != null && phase.End <= from).Select(phase => phase.End % every);
        return shifts.Concat([0.0]).Distinct().Min(shift => FirstHolding(methodology, condition, from, shift));
    }

    private static double FirstHolding(Methodology methodology, Condition condition, double from, double shift)
    {
        bool failsFirst = condition.Tests.Any(test => test is StallTest)
            || (condition.Tests.Any(test => test is ChangeTest) && from.Equals(0.0));
        if (!condition.InEpochs)
            return At(condition.For - 1 + (failsFirst ? 1 : 0));
        double begin = failsFirst ? At(0) : from;
        // The first evaluation after it, or the one that is so many epochs later.
        double steps = Math.Ceiling((begin + condition.For - At(0)) / methodology.EvaluateEvery - 1e-9);
        return At(Math.Max(failsFirst ? 1 : 0, steps));

        // The last evaluation comes after the last epoch, wherever the others lie.
        double At(double number)
        {
            int every = methodology.EvaluateEvery;
            double first = shift + every * Math.Floor((from - shift) / every + 1 + 1e-9);
            double time = first + number * every;
            if (time <= methodology.Epochs)
                return time;
            bool isExtra = time - every < methodology.Epochs && from < methodology.Epochs;
            return isExtra ? methodology.Epochs : double.PositiveInfinity;
        }
    }
}
