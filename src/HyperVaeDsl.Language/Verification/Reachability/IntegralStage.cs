using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>The integral law: k acts move the value by at most k times the largest rate (m - X), as far as the bounds.</summary>
internal sealed class IntegralStage(Acts acts, Interval keep, double rate, Interval metric) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(default, Clamp(plan));

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        Interval step = IntervalMath.Multiply(new Interval(rate), IntervalMath.Subtract(metric, setPoint));
        Interval moved = new(state.Value.Low + Times(acts, Math.Min(0, step.Low)), state.Value.High + Times(acts, Math.Max(0, step.High)));
        return state with { Value = state.Value.Join(Clamp(Rounded(moved, acts, state.Value))) };
    }

    public override Interval Apply(StageState state, Interval input) => state.Value;
}
