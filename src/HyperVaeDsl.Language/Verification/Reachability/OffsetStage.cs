using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// Rules that shift: effective = clamp(plan + offset), and an offset moves no further than shows, so that k acts by the largest step raise
/// the highest one to min(max(o, low - p) + k s, high - p).
/// </summary>
internal sealed class OffsetStage(Acts acts, Interval keep, Moves moves) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(new Interval(0), default);

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        (double up, double down) = moves.Sum(before, acts);
        Interval offset = state.Memory;
        double high = Math.Min(Math.Max(offset.High, Keep.Low - input.Low) + up, Keep.High - input.Low);
        double low = Math.Max(Math.Min(offset.Low, Keep.High - input.High) + down, Keep.Low - input.High);
        // An offset comes from differences with the plan, whose size decides the rounding.
        double slack = (acts + 2) * 4.5e-16 * (Math.Max(Math.Abs(input.Low), Math.Abs(input.High)) + Math.Max(Math.Abs(low), Math.Abs(high)));
        slack = double.IsNaN(slack) || double.IsInfinity(slack) ? 0 : slack;
        return state with { Memory = new Interval(low < offset.Low ? low - slack : offset.Low, high > offset.High ? high + slack : offset.High) };
    }

    public override Interval Apply(StageState state, Interval input) => Clamp(IntervalMath.Add(input, state.Memory));
}
