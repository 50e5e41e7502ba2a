using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1212: a temperature with several factors that vary by themselves: each looks right alone, and nobody plans their product.</summary>
internal sealed class FactorsAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        ModelSpec model = methodology.Model;
        if (!methodology.Complete.Model || !methodology.Complete.Understood)
            return;
        foreach (string name in new[] { model.NoiseScale, model.NoiseScaleB, model.LogitTemperature, model.LogitTemperatureB }.Select(scalar => scalar?.Signal).OfType<string>().Distinct())
        {
            if (methodology.FindSignal(name) is not { Timeline: { } timeline } signal)
                continue;
            List<string> factors = [.. timeline.Segments.Select(segment => Varying(segment.Curve, segment).ToArray()).OrderByDescending(found => found.Length).First()];
            factors.AddRange(methodology.PipelineOf(name)
                .Where(controller => controller.LawOf(name) is BoostLaw || controller.Rules.Any(rule => rule.Signal == name && !rule.Shifts))
                .Select(controller => $"controller '{controller.Name}'"));
            if (factors.Count > 1)
                diagnostics.Report(Diagnostics.Rules.SeveralFactors, signal.Span, $"'{name}' is a product of {Numbers.Format(factors.Count)} factors that vary by themselves: {string.Join(", ", factors)}. In the historical run one of them asked for at most 0.9 while another held 2.0, and neither helped. Plan one course of the temperature, or let one controller drive it.", new DiagnosticDetails { Draw = () => Plots.Of(timeline, []) });
        }
    }

    // The varying factors of what a segment says, in words.
    private static IEnumerable<string> Varying(Curve curve, Segment segment)
    {
        switch (curve)
        {
            case BinaryCurve { Operation: BinaryOperation.Multiply or BinaryOperation.Divide } product:
                return Varying(product.Left, segment).Concat(Varying(product.Right, segment));
            case ReferenceCurve { Timeline.Constant: not null }:
            case ConstantCurve:
                return [];
            case ReferenceCurve reference:
                return [$"signal '{reference.Name}'"];
            default:
                return curve.Over(segment.Start - segment.Origin, segment.End - segment.Origin).IsPoint ? [] : ["its schedule"];
        }
    }
}
