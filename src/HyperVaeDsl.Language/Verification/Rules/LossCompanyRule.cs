using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0413 and HV0414: losses of distances have one of radii beside them, and a posterior has one prior.</summary>
internal sealed class LossCompanyRule : IRule
{
    private static readonly string[] OfDistances = ["ranking", "padic_metric", "soft_ranking", "contrastive"];

    private static readonly string[] OfRadii =
        ["radial", "monotonic_radial", "radial_hierarchy", "radial_margin", "global_rank", "level_radius", "level_separation", "zero_valuation", "radial_frequency"];

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Loss prior in methodology.Losses.Where(loss => loss.Kind.Name == "hyperbolic_kl"))
        {
            foreach (Loss other in methodology.Losses.Where(loss => loss.Kind.Name is "kl" or "capacity" && LossPairs.Meet(loss, prior)))
                diagnostics.Report(Diagnostics.Rules.TwoPriors, prior.Span, $"'{prior.Name}' and '{other.Name}' pull the posterior of one VAE towards two priors at once. Let one of the two act at a time.", new RelatedLocation(other.Span, "the other prior"));
        }
        if (!methodology.Complete.Understood)
            return;
        foreach (Loss loss in methodology.Losses.Where(loss => OfDistances.Contains(loss.Kind.Name) && (loss.ActiveIn.Count == 0 || loss.ActiveIn.Any(active => active))))
        {
            if (!methodology.Losses.Any(other => OfRadii.Contains(other.Kind.Name) && Covers(other, loss)))
                diagnostics.Report(Diagnostics.Rules.WithoutCompanion, loss.Span, $"'{loss.Name}' orders distances, and nothing beside it orders radii: a published run with triplets alone ended at a rank correlation of -0.10, one with radii at 0.55. Add for example 'loss radial weight 0.3 inner 0.1 outer 0.85'.");
        }
    }

    // The companion may act earlier or later: it needs not be there in every phase.
    private static bool Covers(Loss radial, Loss loss) =>
        (radial.Of == VaeChoice.Both || radial.Of == loss.Of) && (radial.ActiveIn.Count == 0 || radial.ActiveIn.Any(active => active));
}
