using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0411: the distances that losses ask of two points fit into the part of the ball that points may occupy.</summary>
internal sealed class DistanceTargetsRule : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (BallFacts.Of(methodology) is not { } ball)
            return;
        foreach (Loss loss in methodology.Losses.Where(loss => loss.Word("distance") != "euclidean"))
        {
            string? parameter = Parameter(loss);
            if (parameter == null || Hulls.Of(methodology, loss.Find(parameter)!) is not { } hull || hull.High <= ball.Diameter)
                continue;
            string what = parameter == "margin" ? "asks for a difference of distances" : "asks for a distance";
            diagnostics.Report(Diagnostics.Rules.BeyondDiameter, loss.Find(parameter)!.Span, $"'{loss.Name}' {what} of {Numbers.Short(hull.High)}, but no two points of the ball with curvature {Numbers.Short(ball.Curvature)} and max_radius {Numbers.Format(methodology.Model.MaxRadius)} are farther apart than {Numbers.Short(ball.Diameter)}. Lower '{parameter}', or raise max_radius.", new DiagnosticDetails
            {
                Related = [new RelatedLocation(methodology.Model.MaxRadiusSpan, "the largest radius")],
                Notes = ["The diameter is (4 / sqrt(c)) * artanh(sqrt(c) * max_radius): the distance of two opposite points at max_radius."],
            });
        }
    }

    // The parameter that asks for a distance, if there is one.
    private static string? Parameter(Loss loss) => loss.Kind.Name switch { "geodesic" or "padic_metric" => "max_distance", "ranking" => "margin", _ => null };
}
