using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1254: a component of one VAE is not frozen or let go by a metric of the other one.</summary>
internal sealed class OtherVaeAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (ComponentSpec component in methodology.Components)
        {
            VaeChoice own = component.Path.StartsWith("vae_A", StringComparison.Ordinal) ? VaeChoice.A : VaeChoice.B;
            foreach (MetricTest test in new[] { component.Unfreeze, component.Freeze }.OfType<Condition>().SelectMany(condition => condition.Tests).Where(test => test.Metric.Of != VaeChoice.Both && test.Metric.Of != own))
            {
                string model = MetricKind.OfModel(test.Metric).Name;
                diagnostics.Report(Diagnostics.Rules.OtherVae, test.Span, $"'{component.Path}' changes its state by {test.Metric.Name}, a metric of the other VAE, which this component does not move. Write '{model}_{own}', or '{model}' for the worse of the two.", new RelatedLocation(component.Span, "the component"));
            }
        }
    }
}
