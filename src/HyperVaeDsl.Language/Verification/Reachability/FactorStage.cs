using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// What multiplies a plan: rules that scale, and the boost. With v(f) = clamp(f p) / p, the visible part of a factor f beside the plan p, an
/// act makes f &lt;- v(v(f) b). So k acts by the largest b raise the highest factor to min(max(f, low/p) b^k, high/p), which falls as p
/// rises: the smallest plan shows the highest factor.
/// </summary>
internal sealed class FactorStage(Acts acts, Interval keep, Moves moves) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(new Interval(1), default);

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        (double up, double down) = moves.Product(before, acts);
        Interval factor = state.Memory;
        if (input.High > 0)
            factor = factor.Join(Move(state.Memory, acts, up, down, new Interval(Math.Max(0, input.Low), input.High), Keep));
        // A negative plan is a positive one with all signs turned.
        if (input.Low < 0)
            factor = factor.Join(Move(state.Memory, acts, up, down, new Interval(Math.Max(0, -input.High), -input.Low), new Interval(-Keep.High, -Keep.Low)));
        return state with { Memory = factor };
    }

    public override Interval Apply(StageState state, Interval input) => Clamp(IntervalMath.Multiply(input, state.Memory));

    private static Interval Move(Interval factor, long acts, double up, double down, Interval plan, Interval keep)
    {
        double high = Math.Min(Times(Math.Max(factor.High, Over(keep.Low, plan.Low)), up), Over(keep.High, plan.Low));
        double low = Math.Max(Times(Math.Min(factor.Low, Over(keep.High, plan.High)), down), Over(keep.Low, plan.High));
        Interval moved = new(Math.Min(low, factor.Low), Math.Max(high, factor.High));
        // What did not move is exact.
        Interval wide = Rounded(moved, acts);
        return new(moved.Low < factor.Low ? wide.Low : factor.Low, moved.High > factor.High ? wide.High : factor.High);
    }

    // A bound over a plan that is 0 or just above.
    private static double Over(double bound, double plan) =>
        plan > 0 ? bound / plan : bound > 0 ? double.PositiveInfinity : bound < 0 ? double.NegativeInfinity : 0;
}
