using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1201: the exponential map of a latent vector of the prior's typical norm sqrt(D) lies beyond max_radius, where the clip has no
/// gradient: radial and hyperbolic losses then cannot move the radius.
/// </summary>
internal sealed class SaturationAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        ModelSpec model = methodology.Model;
        if (!methodology.Complete.Model || model.Projection != Projection.ExponentialMap)
            return;
        double root = Math.Sqrt(model.Curvature);
        double norm = Math.Sqrt(model.Latent);
        double radius = Math.Tanh(root * norm) / root;
        if (radius >= model.MaxRadius)
            diagnostics.Report(Diagnostics.Rules.SaturatingProjection, model.ProjectionSpan, $"With {Numbers.Format(model.Latent)} latent dimensions a vector of the prior has a norm of about {Numbers.Short(norm, 3)}, which the exponential map puts at radius {Numbers.Short(radius)}, beyond max_radius {Numbers.Format(model.MaxRadius)}: the clip there has no gradient, and geometric losses cannot move the radius. Use 'projection tanh_radius' or 'projection sigmoid_radius'.", new DiagnosticDetails
            {
                Related = [new RelatedLocation(model.MaxRadiusSpan, "the largest radius")],
                Notes = [$"The norm of a vector of {Numbers.Format(model.Latent)} standard normal numbers is about sqrt({Numbers.Format(model.Latent)}); the exponential map takes a norm r to tanh(sqrt(c) * r) / sqrt(c)."],
            });
    }
}
