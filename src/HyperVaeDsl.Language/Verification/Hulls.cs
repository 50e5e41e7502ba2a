using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>All values that a number or signal can take in a run.</summary>
internal static class Hulls
{
    /// <summary>The smallest interval that holds the plan and what controllers may make of it; null while the plan is unknown.</summary>
    public static Interval? Of(Methodology methodology, ScalarRef scalar)
    {
        if (scalar.Signal == null)
            return new Interval(scalar.Number, scalar.Number);
        Interval? hull = methodology.FindSignal(scalar.Signal)?.Timeline?.Hull;
        foreach (Bound bound in methodology.Controllers.SelectMany(controller => controller.Bounds).Where(bound => bound.Signal == scalar.Signal))
            hull = hull?.Join(bound.Range);
        return hull;
    }

    /// <summary>The one value that a number or signal has, or null.</summary>
    public static double? Constant(Methodology methodology, ScalarRef scalar) =>
        Of(methodology, scalar) is { IsPoint: true } hull ? hull.Low : null;

    /// <summary>Every curvature that the plan, the controllers or the learning may reach; null while the plan is unknown.</summary>
    public static Interval? OfCurvature(Methodology methodology)
    {
        ModelSpec model = methodology.Model;
        return model.LearnedCurvature ?? (model.PlannedCurvature is { } planned ? Of(methodology, planned) : Interval.Between(model.Curvature, model.Curvature));
    }
}
