using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// The plateau law. The first act begins the comparison, the second can be the first without improvement, so the first reduction comes with
/// act patience + 2 and another one with every cooldown + patience + 1 acts. A recovery needs an improvement on the best value, so that a
/// metric of a bounded range has room for a number of them only, unless small improvements recover without becoming the best.
/// </summary>
internal sealed class PlateauStage(Acts acts, Interval keep, PlateauLaw law, Interval metric) : Stage(acts, keep)
{
    public override StageState Start(Interval plan) => new(default, Clamp(plan));

    public override StageState After(StageState state, long before, long acts, Interval input, Interval setPoint)
    {
        // Counted from the start: what was reached before is part of it.
        double reductions = Reductions(before + acts) - Reductions(before);
        double recoveries = Recoveries(before + acts) - Recoveries(before);
        Interval moved = new(state.Value.Low * Math.Pow(Math.Min(1, law.Factor), reductions), state.Value.High * Math.Pow(Math.Max(1, law.Recover), recoveries));
        return state with { Value = state.Value.Join(Clamp(Rounded(moved, acts))) };
    }

    public override Interval Apply(StageState state, Interval input) => state.Value;

    private double Reductions(long acts) =>
        acts < law.Patience + 2 ? 0 : 1 + Math.Floor((acts - law.Patience - 2) / ((double)law.Cooldown + law.Patience + 1));

    private double Recoveries(long acts)
    {
        double room = metric.High - metric.Low;
        bool everyOneCounts = law.RecoverAbove > 0 && !law.IsRelative && law.Threshold <= law.RecoverAbove && !double.IsInfinity(room);
        return Math.Max(0, everyOneCounts ? Math.Min(acts - 1, Math.Ceiling(room / law.RecoverAbove) - 1) : acts - 1);
    }
}
