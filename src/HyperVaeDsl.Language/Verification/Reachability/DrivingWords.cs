using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>Which values of metrics drive a signal up or down.</summary>
internal static class DrivingWords
{
    /// <summary>The values, such as "kl > 7.5" or "mean_radius = 0.9"; null where the controller cannot move it so.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="controller">The controller.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="upwards">The direction.</param>
    /// <param name="value">Where it is driven to.</param>
    public static string? Of(Methodology methodology, Controller controller, string signal, bool upwards, double value)
    {
        if (controller.LawOf(signal) is not { } law)
        {
            ControlRule[] rules = [.. controller.Rules.Where(rule => rule.Signal == signal)];
            ControlRule[] fired = RuleMoves.Fired(methodology, rules, upwards, firstAct: false);
            return fired.Length == 0 ? null : string.Join(" and ", fired.Select(rule => TestWords.Of(rule.Test)).Distinct());
        }
        return law switch
        {
            PlateauLaw plateau => upwards ? (plateau.Recover > 1 ? $"{law.Metric.Name} improving by more than {Numbers.Format(plateau.RecoverAbove)}" : null) : $"{law.Metric.Name} not improving",
            BoostLaw boost => boost.Factor > 1 == upwards ? $"{law.Metric.Name} stalling" : null,
            PiLaw pi => Extreme(methodology, signal, law, pi.Kp + pi.Ki > 0 == upwards, value, excess => (pi.Kp / (1 + Math.Exp(-excess))) + (pi.Ki * excess)),
            GecoLaw geco => Extreme(methodology, signal, law, geco.Rate > 0 == upwards, value, null, excess => Math.Exp(geco.Rate * excess)),
            IntegralLaw integral => Extreme(methodology, signal, law, integral.Rate > 0 == upwards, value, excess => integral.Rate * excess),
            SigmoidLaw sigmoid => Extreme(methodology, signal, law, (sigmoid.Slope == 0 ? sigmoid.Trend : sigmoid.Slope) > 0 == upwards, value, null),
            _ => null,
        };
    }

    // The metric at the end of its range; where that has no end, the value from which one act is enough.
    private static string Extreme(Methodology methodology, string signal, FeedbackLaw law, bool isHigh, double value, Func<double, double>? adds, Func<double, double>? multiplies = null)
    {
        Interval range = Reach.RangeOf(methodology, law.Metric).Range;
        double end = isHigh ? range.High : range.Low;
        if (!double.IsInfinity(end))
            return $"{law.Metric.Name} = {Numbers.Short(end, 4)}";
        Interval? points = law.SetPoint is { } point ? Hulls.Of(methodology, point) : null;
        double start = methodology.FindSignal(signal)!.Timeline!.At(0);
        if (points is not { } target || (adds == null && multiplies == null))
            return $"{law.Metric.Name} far {(isHigh ? "above" : "below")} its set point";
        double sign = isHigh ? 1 : -1;
        double from = isHigh ? target.Low : target.High;
        double low = 0;
        double high = 1;
        while (high < 1e12 && !Enough(high))
            high *= 2;
        for (int i = 0; i < 60; i++)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = Enough(middle) ? (low, middle) : (middle, high);
        }
        return $"{law.Metric.Name} {(isHigh ? ">=" : "<=")} {Numbers.Short(from + (sign * high), 4)}";

        bool Enough(double excess)
        {
            double reached = adds != null ? start + adds(sign * excess) : start * multiplies!(sign * excess);
            return value >= start ? reached >= value : reached <= value;
        }
    }
}
