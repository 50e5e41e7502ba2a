using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0913 and HV0916: a radius of one valuation is measured on operations among which that valuation is; else it is not a number, and no
/// comparison with it holds.
/// </summary>
internal sealed class MeasuredRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Data || methodology.Data.ExternalItems != null)
            return;
        MeasuredPart part = MeasuredPart.Of(methodology.Data);
        RelatedLocation[] on = methodology.EvaluateSpan is { } place ? [new RelatedLocation(place, "what metrics are taken on")] : [];
        foreach ((MetricKind metric, TextSpan span) in MetricUse.Places(methodology))
        {
            int? valuation = metric.RuntimeName switch { "RadiusV0" => 0, "RadiusV9" => DataFacts.MaxValuation, _ => null };
            if (valuation == null)
                continue;
            string which = Numbers.Format(valuation.Value);
            int count = part.Levels![valuation.Value];
            if (count == 0 || part.Items == 0)
                diagnostics.Report(Diagnostics.Rules.NotMeasured, span, $"'{metric.Name}' does not exist: metrics are taken on {part.Words}, and none of them has valuation {which}. It is not a number, and no comparison with it holds. Write 'on all' in 'evaluate', or leave it out.", on);
            else if (!part.IsExact && count == 1)
                diagnostics.Report(Diagnostics.Rules.PerhapsNotMeasured, span, $"'{metric.Name}' may not exist: metrics are taken on {part.Words}, and the one operation of valuation {which} is among them in {Numbers.Short(100.0 * part.Items / methodology.Data.Items, 3)}% of all draws. Otherwise it is not a number, and no comparison with it holds. Write 'on all' in 'evaluate', or leave it out.", on);
        }
    }
}
