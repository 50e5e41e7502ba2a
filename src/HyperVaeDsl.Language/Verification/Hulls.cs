using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification;

/// <summary>All values that a number or signal can take in a run.</summary>
internal static class Hulls
{
    /// <summary>The smallest interval that holds the plan and what controllers can make of it; null while the plan is unknown.</summary>
    public static Interval? Of(Methodology methodology, ScalarRef scalar) =>
        scalar.Signal == null ? new Interval(scalar.Number) : Reachable.ReachOf(methodology, scalar.Signal);

    /// <summary>The one value that a number or signal has, or null.</summary>
    public static double? Constant(Methodology methodology, ScalarRef scalar) =>
        Of(methodology, scalar) is { IsPoint: true } hull ? hull.Low : null;

    /// <summary>Every curvature that the plan, the controllers or the learning may reach; null while the plan is unknown.</summary>
    public static Interval? OfCurvature(Methodology methodology) => OfCurvature(methodology, scalar => Of(methodology, scalar));

    /// <summary>
    /// The same with no more than the bounds of controllers, which may depend on what this is asked for: the range of a metric that a
    /// controller looks at.
    /// </summary>
    public static Interval? OfCurvatureWithinBounds(Methodology methodology) =>
        OfCurvature(methodology, scalar => scalar.Signal == null ? new Interval(scalar.Number) : Reachable.Bounded(methodology, scalar.Signal));

    private static Interval? OfCurvature(Methodology methodology, Func<ScalarRef, Interval?> reach)
    {
        ModelSpec model = methodology.Model;
        return model.LearnedCurvature ?? (model.PlannedCurvature is { } planned ? reach(planned) : Interval.Between(model.Curvature, model.Curvature));
    }
}
