using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// The sigmoid law, which remembers only the metric before, m'. With an average of weight w = E^n over n samples between two acts the metric is
/// w m' + (1 - w) x with any x of its range, so that slope (m - X) + trend (m - m') = ((slope + trend) w - trend) m' + (slope + trend)(1 - w) x -
/// slope X, and both m' and x may be anything. The first act sees no change.
/// </summary>
internal sealed class SigmoidStage(Acts acts, Interval keep, double slope, double trend, double weight, Interval metric) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(default, Clamp(plan));

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        Interval level = IntervalMath.Multiply(new Interval(slope), setPoint);
        Interval x = IntervalMath.Subtract(IntervalMath.Multiply(new Interval(slope), metric), level);
        if (before + acts > 1)
        {
            Interval past = IntervalMath.Multiply(new Interval(((slope + trend) * weight) - trend), metric);
            Interval now = IntervalMath.Multiply(new Interval((slope + trend) * (1 - weight)), metric);
            x = x.Join(IntervalMath.Subtract(IntervalMath.Add(past, now), level));
        }
        return state with { Value = state.Value.Join(Clamp(Rounded(new Interval(At(x.Low), At(x.High)), 8))) };
    }

    public override Interval Apply(StageState state, Interval input) => state.Value;

    private double At(double x) => Keep.Low + ((Keep.High - Keep.Low) / (1 + Math.Exp(-x)));
}
