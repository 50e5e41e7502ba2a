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
        double ball = 1 / Math.Sqrt(model.Curvature);
        if (model.MaxRadius >= ball)
            diagnostics.Report(Diagnostics.Rules.OutsideBall, model.MaxRadiusSpan, $"A max_radius of {Numbers.Format(model.MaxRadius)} is outside the Poincaré ball: with curvature {Numbers.Format(model.Curvature)} its radius is 1/sqrt(c) = {Numbers.Short(ball)}. Write a max_radius below that, or a curvature below {Numbers.Short(1 / (model.MaxRadius * model.MaxRadius))}.");
        if (model.Projection != Projection.SigmoidRadius)
        {
            foreach (ComponentScale scale in methodology.Optimizer.Scales.Where(scale => scale.Component.EndsWith(".radius", StringComparison.Ordinal)))
                diagnostics.Report(Diagnostics.Rules.BadValue, scale.Span, $"'scale {scale.Component}' has no effect: only the projection sigmoid_radius has a radius head. Remove it.");
        }
    }
}
