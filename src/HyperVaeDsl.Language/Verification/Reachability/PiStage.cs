using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// The proportional-integral law: value = clamp(P + I), where P lies between the values of kp / (1 + exp(X - m)), and k acts move I by at
/// most k times the largest ki (m - X). Where the law does not wind up, I passes what the bounds show beside the smallest P never.
/// </summary>
internal sealed class PiStage(Acts acts, Interval keep, double kp, double ki, bool windsUp, Interval metric) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(plan, Clamp(plan));

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        Interval excess = IntervalMath.Subtract(metric, setPoint);
        Interval share = Interval.Between(Times(kp, 1 / (1 + Math.Exp(-excess.Low))), Times(kp, 1 / (1 + Math.Exp(-excess.High))));
        Interval step = IntervalMath.Multiply(new Interval(ki), excess);
        double high = state.Memory.High + Times(acts, Math.Max(0, step.High));
        double low = state.Memory.Low + Times(acts, Math.Min(0, step.Low));
        if (!windsUp)
        {
            high = Math.Min(high, Math.Max(state.Memory.High, Keep.High - share.Low));
            low = Math.Max(low, Math.Min(state.Memory.Low, Keep.Low - share.High));
        }
        Interval integral = Rounded(new Interval(low, high), acts, state.Memory.Join(share));
        return new StageState(integral, state.Value.Join(Clamp(Rounded(IntervalMath.Add(share, integral), 4, integral.Join(share)))));
    }

    public override Interval Apply(StageState state, Interval input) => state.Value;
}
