using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1211: a law that shall hold the divergence by the shape of the prior or of the space, at a value far from where training begins. Neither can
/// bring it there: the historical one ran to its cap. A weight of the divergence can, and is not meant.
/// </summary>
internal sealed class KlSetPointAdvice : IAdvice
{
    // The first divergences observed were 80 to 90 nats in 16 dimensions; a set point of half of the first one is plausible.
    private const double LeastPerDimension = 0.5 * 80 / 16;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Model || !methodology.Complete.Understood)
            return;
        double least = LeastPerDimension * methodology.Model.Latent;
        foreach (Drive drive in methodology.Controllers.SelectMany(controller => controller.Drives))
        {
            if (drive.Law.Metric.RuntimeName != "Kl" || drive.Law is SigmoidLaw || drive.Law.SetPoint is not { } point || Hulls.Of(methodology, point) is not { } values)
                continue;
            string? what = methodology.Model.PlannedCurvature?.Signal == drive.Signal ? "the curvature"
                : methodology.Losses.Any(loss => loss.Kind.Name == "hyperbolic_kl" && loss.Find("sigma")!.Signal == drive.Signal) ? "the spread of the prior" : null;
            if (what != null && values.High < least)
                diagnostics.Report(Diagnostics.Rules.FarSetPoint, point.Span, $"The law shall bring {drive.Law.Metric.Name} to {Numbers.Short(values.High)} nats by {what}. Runs with 16 dimensions began at 80 to 90 nats, 5 and more for each dimension, so {Numbers.Format(methodology.Model.Latent)} dimensions begin far above, the error keeps its sign, and the law runs to its bound: the historical one took the curvature from 2.2 to its cap of 4 and the loss from 3.95 to 20.25. Measure the first divergence and write a set point of at least half of it (here about {Numbers.Short(least)}), or drive the weight of the divergence.");
        }
    }
}
