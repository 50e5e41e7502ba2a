using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

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
        Parts(methodology, model, diagnostics);
    }

    // What names a component that this model does not have.
    private static void Parts(Methodology methodology, ModelSpec model, DiagnosticBag diagnostics)
    {
        foreach (ComponentScale scale in methodology.Optimizer.Scales)
            Check(scale.Component, $"'scale {scale.Component}' has no effect", scale.Span);
        foreach (ComponentSpec component in methodology.Components)
            Check(component.Path, $"There is no '{component.Path}' in this model to freeze or free", component.Span);
        foreach ((string component, Text.TextSpan span) in methodology.WarmStart?.Components ?? [])
            Check(component, $"'{component}' is not in this model, so it cannot be loaded", span);

        void Check(string component, string what, Text.TextSpan span)
        {
            if (model.Lacks(component) is { } why)
                diagnostics.Report(Diagnostics.Rules.BadValue, span, $"{what}: {why}. Remove it.");
        }
    }

    private static void Ball(Methodology methodology, ModelSpec model, DiagnosticBag diagnostics)
    {
        if (Hulls.OfCurvature(methodology)?.High is not { } curvature)
            return;
        double ball = 1 / Math.Sqrt(curvature);
        if (model.MaxRadius < ball)
            return;
        string reached = model.LearnedCurvature != null ? $"a learned curvature may come near {Numbers.Format(curvature)}, where"
            : model.PlannedCurvature is { } planned ? $"curvature '{planned.Signal}' reaches {Numbers.Short(curvature)}, where"
            : $"with curvature {Numbers.Format(curvature)}";
        diagnostics.Report(Diagnostics.Rules.OutsideBall, model.MaxRadiusSpan, $"A max_radius of {Numbers.Format(model.MaxRadius)} is outside the Poincaré ball: {reached} its radius is 1/sqrt(c) = {Numbers.Short(ball)}. Write a max_radius below that, or a curvature below {Numbers.Short(1 / (model.MaxRadius * model.MaxRadius))}.", new DiagnosticDetails
        {
            Related = [new RelatedLocation(model.CurvatureSpan, "the curvature")],
            Notes = [.. Way(methodology, model)],
            Draw = () => model.PlannedCurvature?.Signal is { } name && methodology.FindSignal(name)?.Timeline is { } plan ? Plots.Of(plan, [new PlotLevel(1 / (model.MaxRadius * model.MaxRadius), "max_radius reaches the edge")]) : null,
        });
    }

    // How soon controllers can drive the curvature to where the ball is too small.
    private static IEnumerable<string> Way(Methodology methodology, ModelSpec model)
    {
        Interval allowed = new(double.NegativeInfinity, 1 / (model.MaxRadius * model.MaxRadius));
        if (model.PlannedCurvature?.Signal is { } name && Reachable.Of(methodology, name) is { } reach && Excursion.Beyond(methodology, name, reach, allowed) is { } way)
            yield return way.Sentence(name);
    }
}
