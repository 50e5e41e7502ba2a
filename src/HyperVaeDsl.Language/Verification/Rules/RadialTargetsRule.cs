using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0802 and HV0412: radial targets lie between 0 and the largest radius in the unit of their loss, the inner one inside, and the
/// margins between ten valuations fit between them.
/// </summary>
internal sealed class RadialTargetsRule : IOpenRule
{
    /// <inheritdoc />
    public void Require(Methodology methodology, ParamBox box)
    {
        if (BallFacts.Of(methodology) is not { } ball)
            return;
        foreach (Loss loss in methodology.Losses)
        {
            if (loss.Find("outer") != null)
                RequireTargets(methodology, ball, loss, box);
            else if (loss.Kind.Name is "monotonic_radial" or "level_separation")
                RequireMargins(methodology, ball, loss, box);
        }
    }

    private static void RequireTargets(Methodology methodology, BallFacts ball, Loss loss, ParamBox box)
    {
        if (box.CurveOf(methodology, loss.Find("inner")!) is not { } inner || box.CurveOf(methodology, loss.Find("outer")!) is not { } outer)
            return;
        BinaryCurve between = new(BinaryOperation.Subtract, outer, inner);
        if (between.Params != null)
            box.Require(ParamFact.NotZero(between, 0, methodology.Epochs, isPositive: true, Diagnostics.Rules.BadRadii.Code, loss.Span));
        double limit = BallFacts.IsHyperbolic(loss) && !ball.HasOneCurvature ? Math.Min(ball.LeastRoom, ball.LargestRadius(loss)) : ball.LargestRadius(loss);
        if (outer.Params != null)
            box.Require(new ParamFact(outer, 0, methodology.Epochs, new Interval(double.NegativeInfinity, limit), 0, Diagnostics.Rules.BadRadii.Code, loss.Span));
    }

    private static void RequireMargins(Methodology methodology, BallFacts ball, Loss loss, ParamBox box)
    {
        if (box.CurveOf(methodology, loss.Find("margin")!) is not { } margin)
            return;
        BinaryCurve needed = new(BinaryOperation.Multiply, margin, new ConstantCurve(DataFacts.MaxValuation));
        if (needed.Params != null)
            box.Require(new ParamFact(needed, 0, methodology.Epochs, new Interval(double.NegativeInfinity, ball.LargestRadius(loss)), 0, Diagnostics.Rules.MarginsTooWide.Code, loss.Span));
        foreach (Loss other in Limiting(methodology, loss))
        {
            if (box.CurveOf(methodology, other.Find("inner")!) is not { } inner || box.CurveOf(methodology, other.Find("outer")!) is not { } outer)
                continue;
            BinaryCurve room = new(BinaryOperation.Subtract, new BinaryCurve(BinaryOperation.Subtract, outer, inner), needed);
            if (room.Params != null)
                box.Require(new ParamFact(room, 0, methodology.Epochs, new Interval(0, double.PositiveInfinity), Crossings.RelativeTolerance, Diagnostics.Rules.MarginsTooWide.Code, loss.Span));
        }
    }

    // Losses between whose targets the margins of another one have to fit.
    private static IEnumerable<Loss> Limiting(Methodology methodology, Loss loss) => methodology.Losses.Where(other =>
        other.Find("outer") != null && other.Kind.Name is not "zero_valuation" and not "radial_frequency" && LossPairs.Meet(loss, other) && BallFacts.IsHyperbolic(other) == BallFacts.IsHyperbolic(loss));

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (BallFacts.Of(methodology) is not { } ball)
            return;
        foreach (Loss loss in methodology.Losses)
        {
            if (loss.Find("outer") != null)
                Targets(methodology, ball, loss, diagnostics);
            else if (loss.Kind.Name is "monotonic_radial" or "level_separation")
                Margins(methodology, ball, loss, diagnostics);
        }
    }

    private static void Targets(Methodology methodology, BallFacts ball, Loss loss, DiagnosticBag diagnostics)
    {
        if (Hulls.Of(methodology, loss.Find("inner")!) is not { } inner || Hulls.Of(methodology, loss.Find("outer")!) is not { } outer)
            return;
        double limit = ball.LargestRadius(loss);
        if (Reversed(methodology, loss, inner, outer) is { } reversed)
        {
            diagnostics.Report(Diagnostics.Rules.BadRadii, loss.Span, $"The inner target {Numbers.Short(reversed.Inner, 15)} of '{loss.Name}' is not below the outer one, {Numbers.Short(reversed.Outer, 15)}{reversed.When}: high valuations belong inside. Swap the two, or write for example 'inner 0.1 outer 0.85'.", new DiagnosticDetails
            {
                Related = [new RelatedLocation(loss.Find("inner")!.Span, "the inner target"), new RelatedLocation(loss.Find("outer")!.Span, "the outer target")],
            });
        }
        else if (outer.High > limit)
        {
            string largest = BallFacts.IsHyperbolic(loss)
                ? $"{Numbers.Short(limit)}, the hyperbolic radius of max_radius {Numbers.Format(methodology.Model.MaxRadius)}"
                : $"max_radius {Numbers.Format(methodology.Model.MaxRadius)}";
            diagnostics.Report(Diagnostics.Rules.BadRadii, loss.Span, $"The outer target {Numbers.Short(outer.High, 15)} of '{loss.Name}' lies beyond {largest}: no point can reach it. Lower the target, or raise max_radius.", new DiagnosticDetails { Related = [new RelatedLocation(loss.Find("outer")!.Span, "the outer target"), new RelatedLocation(methodology.Model.MaxRadiusSpan, "the largest radius")] });
        }
        else if (BallFacts.IsHyperbolic(loss) && !ball.HasOneCurvature && outer.High > ball.LeastRoom)
        {
            diagnostics.Report(Diagnostics.Rules.RoomVaries, loss.Span, $"The outer target {Numbers.Short(outer.High, 15)} of '{loss.Name}' is a hyperbolic radius, and max_radius {Numbers.Format(methodology.Model.MaxRadius)} is {Numbers.Short(ball.LeastRoom)} at the lowest curvature that the run can have and {Numbers.Short(limit)} at the highest: at low curvatures no point can reach the target. Lower the target, write it as a norm, or narrow the curvature.", new DiagnosticDetails { Related = [new RelatedLocation(loss.Find("outer")!.Span, "the outer target"), new RelatedLocation(methodology.Model.CurvatureSpan, "the curvature"), new RelatedLocation(methodology.Model.MaxRadiusSpan, "the largest radius")] });
        }
    }

    // Two signals may both move, so that only their values at one time can be compared: at the seams of their plans.
    private static (double Inner, double Outer, string When)? Reversed(Methodology methodology, Loss loss, Interval inner, Interval outer)
    {
        if (inner.IsPoint || outer.IsPoint)
            return inner.High >= outer.Low ? (inner.High, outer.Low, "") : null;
        SignalTimeline first = methodology.FindSignal(loss.Find("inner")!.Signal!)!.Timeline!;
        SignalTimeline second = methodology.FindSignal(loss.Find("outer")!.Signal!)!.Timeline!;
        foreach (double time in first.Segments.Concat(second.Segments).Select(segment => segment.Start).Distinct().OrderBy(time => time))
        {
            if (first.At(time) >= second.At(time))
                return (first.At(time), second.At(time), $" at epoch {Numbers.Short(time)}");
        }
        return null;
    }

    private static void Margins(Methodology methodology, BallFacts ball, Loss loss, DiagnosticBag diagnostics)
    {
        if (Hulls.Of(methodology, loss.Find("margin")!) is not { } margin)
            return;
        double needed = margin.High * DataFacts.MaxValuation;
        double room = ball.LargestRadius(loss);
        string reason = $"radii end at {Numbers.Short(room)}";
        Loss? narrowest = null;
        foreach (Loss other in Limiting(methodology, loss))
        {
            if (Hulls.Of(methodology, other.Find("inner")!) is not { } inner || Hulls.Of(methodology, other.Find("outer")!) is not { } outer)
                continue;
            if (outer.High > inner.Low && outer.High - inner.Low < room)
                (room, narrowest, reason) = (outer.High - inner.Low, other, $"the targets of '{other.Name}' are {Numbers.Short(outer.High - inner.Low)} apart");
        }
        if (needed <= room * (1 + Crossings.RelativeTolerance))
            return;
        RelatedLocation[] related = narrowest == null ? [] : [new RelatedLocation(narrowest.Span, $"the targets of '{narrowest.Name}'")];
        diagnostics.Report(Diagnostics.Rules.MarginsTooWide, loss.Span, $"A margin of {Numbers.Short(margin.High)} between each two of ten valuations needs {Numbers.Short(needed)}, but {reason}. Write a margin of at most {Numbers.Short(room / DataFacts.MaxValuation, 3)}.", related);
    }
}
