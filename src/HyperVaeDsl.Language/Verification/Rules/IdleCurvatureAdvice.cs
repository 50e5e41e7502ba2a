using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0805: a learned curvature gets its gradient from hyperbolic distances or from the exponential map; where nothing of the kind acts,
/// only weight decay moves it.
/// </summary>
internal sealed class IdleCurvatureAdvice : IAdvice
{
    // Kinds that measure in the ball without a word for it.
    private static readonly string[] InTheBall = ["geodesic", "centroid", "hyperbolic_kl"];

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        ModelSpec model = methodology.Model;
        if (methodology.Complete is not { Model: true, Phases: true, Understood: true } || model.LearnedCurvature == null || model.Projection == Projection.ExponentialMap)
            return;
        if (!methodology.Losses.Any(loss => Measures(loss) && loss.ActiveIn.Any(active => active)))
            diagnostics.Report(Diagnostics.Rules.IdleCurvature, model.CurvatureSpan, "No loss measures hyperbolic distances and the projection does not use the curvature, so nothing but weight decay moves what is learned here. Add such a loss, for example 'loss ranking', or write the curvature as a number.");
    }

    private static bool Measures(Loss loss) =>
        InTheBall.Contains(loss.Kind.Name) || loss.Word("distance") == "hyperbolic" || loss.Word("radius") == "hyperbolic";
}
