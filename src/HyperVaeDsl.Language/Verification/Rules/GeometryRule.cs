using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0801: points stay in the ball of their curvature.</summary>
internal sealed class GeometryRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Model)
            return;
        ModelSpec model = methodology.Model;
        Ball(methodology, model, diagnostics);
        Loaded(methodology, model, diagnostics);
        foreach (ComponentScale scale in methodology.Optimizer.Scales)
        {
            if (model.Lacks(scale.Component) is { } why)
                diagnostics.Report(Diagnostics.Rules.BadValue, scale.Span, $"'scale {scale.Component}' has no effect: {why}. Remove it.");
        }
    }

    private static void Loaded(Methodology methodology, ModelSpec model, DiagnosticBag diagnostics)
    {
        foreach ((string component, Text.TextSpan span) in methodology.WarmStart?.Components ?? [])
        {
            if (model.Lacks(component) is { } why)
                diagnostics.Report(Diagnostics.Rules.BadValue, span, $"'{component}' is not in this model, so it cannot be loaded: {why}. Remove it.");
        }
    }

    private static void Ball(Methodology methodology, ModelSpec model, DiagnosticBag diagnostics)
    {
        if (HighestCurvature(methodology, model) is not { } curvature)
            return;
        double ball = 1 / Math.Sqrt(curvature);
        if (model.MaxRadius < ball)
            return;
        string reached = model.LearnedCurvature != null ? $"a learned curvature may come near {Numbers.Format(curvature)}, where"
            : model.PlannedCurvature is { } planned ? $"curvature '{planned.Signal}' reaches {Numbers.Short(curvature)}, where"
            : $"with curvature {Numbers.Format(curvature)}";
        diagnostics.Report(Diagnostics.Rules.OutsideBall, model.MaxRadiusSpan, $"A max_radius of {Numbers.Format(model.MaxRadius)} is outside the Poincaré ball: {reached} its radius is 1/sqrt(c) = {Numbers.Short(ball)}. Write a max_radius below that, or a curvature below {Numbers.Short(1 / (model.MaxRadius * model.MaxRadius))}.");
    }

    // What the plan, the controllers or the learning may reach at most.
    private static double? HighestCurvature(Methodology methodology, ModelSpec model)
    {
        if (model.LearnedCurvature is { } learned)
            return learned.High;
        if (model.PlannedCurvature is not { } planned)
            return model.Curvature;
        if (methodology.FindSignal(planned.Signal!)?.Timeline is not { } timeline)
            return null;
        return methodology.Controllers.SelectMany(controller => controller.Bounds).Where(bound => bound.Signal == planned.Signal)
            .Aggregate(timeline.Hull.High, (highest, bound) => Math.Max(highest, bound.Range.High));
    }
}
