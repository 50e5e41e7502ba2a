using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>The multiplier law: k acts multiply the value by at most exp(k times the largest rate (m - X)), as far as the bounds.</summary>
internal sealed class GecoStage(Acts acts, Interval keep, double rate, Interval metric) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(default, Clamp(plan));

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        // Bounds that are not above 0 are reported; then nothing more is known.
        if (Keep.Low <= 0 && !double.IsInfinity(Keep.Low))
            return state with { Value = Keep };
        Interval exponent = IntervalMath.Multiply(new Interval(rate), IntervalMath.Subtract(metric, setPoint));
        Interval moved = new(state.Value.Low * Math.Exp(Times(acts, Math.Min(0, exponent.Low))), state.Value.High * Math.Exp(Times(acts, Math.Max(0, exponent.High))));
        // exp is not rounded as well as the four operations, and its argument grows with the acts.
        return state with { Value = state.Value.Join(Clamp(Rounded(moved, 8 * acts))) };
    }

    public override Interval Apply(StageState state, Interval input) => state.Value;
}
