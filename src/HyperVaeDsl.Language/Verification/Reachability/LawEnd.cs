using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// The furthest value of a law that does not accumulate, and the shortest way to it. A sigmoid s(slope (m - X) + trend (m - m')) is furthest at ends of the
/// range of its metric: with one act where it has no trend, else with two, of which the first only makes m'. The proportional part of a PI
/// law, Kp / (1 + exp(X - m)), is furthest with one act.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="Metrics">The values of the metric at the acts, in their order; empty for the value before the first act.</param>
/// <param name="IsThreshold">Whether every metric at or beyond the last one does the same.</param>
internal sealed record LawEnd(double Value, IReadOnlyList<double> Metrics, bool IsThreshold = false)
{
    // exp(-37) is lost beside 1 in double precision.
    private const double Saturating = 37;

    /// <summary>The lowest and the highest value of a sigmoid law while its metric stays where it is, which is after one act.</summary>
    public static (LawEnd Low, LawEnd High) Steady(SigmoidLaw law, Interval keep, Interval metric) => Of(law with { Trend = 0 }, keep, metric, 0);

    /// <summary>The lowest and the highest value of a sigmoid law for any metrics.</summary>
    /// <param name="law">The law, with a number as its threshold.</param>
    /// <param name="keep">Its bounds.</param>
    /// <param name="metric">The range of its metric, with two ends.</param>
    /// <param name="weight">What is left of the metric's average between two acts, 0 without an average.</param>
    public static (LawEnd Low, LawEnd High) Of(SigmoidLaw law, Interval keep, Interval metric, double weight)
    {
        double[] ends = [metric.Low, metric.High];
        List<LawEnd> ways = [.. ends.Select(first => new LawEnd(At(law.Slope * (first - law.Threshold.Number)), [first]))];
        if (law.Trend != 0)
        {
            ways.AddRange(ends.SelectMany(first => ends.Select(second =>
            {
                double now = (weight * first) + ((1 - weight) * second);
                return new LawEnd(At((law.Slope * (now - law.Threshold.Number)) + (law.Trend * (now - first))), [first, second]);
            })));
        }
        return Ends(ways);

        double At(double x) => keep.Low + ((keep.High - keep.Low) / (1 + Math.Exp(-x)));
    }

    /// <summary>The lowest and the highest value of a PI law without an integral part, the planned value before its first act among them.</summary>
    /// <param name="law">The law, with a number as its set point.</param>
    /// <param name="start">The planned value.</param>
    /// <param name="metric">The range of its metric.</param>
    public static (LawEnd Low, LawEnd High) Of(PiLaw law, double start, Interval metric)
    {
        double target = law.Target.Number;
        return Ends([new LawEnd(start, []), To(metric.Low, -1), To(metric.High, 1)]);

        LawEnd To(double end, int sign)
        {
            bool isOpen = double.IsInfinity(end);
            double reached = isOpen ? target + (sign * Saturating) : end;
            return new LawEnd(start + (law.Kp / (1 + Math.Exp(target - reached))), [reached], isOpen);
        }
    }

    // Of equal values the one with the fewest acts.
    private static (LawEnd Low, LawEnd High) Ends(IReadOnlyList<LawEnd> ways) =>
        (ways.OrderBy(way => way.Value).ThenBy(way => way.Metrics.Count).First(), ways.OrderByDescending(way => way.Value).ThenBy(way => way.Metrics.Count).First());
}
