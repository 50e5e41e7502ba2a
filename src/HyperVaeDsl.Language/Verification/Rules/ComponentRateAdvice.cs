using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1252: no component learns faster than the range of the learning rate allows. The range says which rates the author holds for
/// sound; a factor above 1 must not lead out of it.
/// </summary>
internal sealed class ComponentRateAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        ScalarRef rate = methodology.Optimizer.LearningRate;
        if (methodology.Signals.FirstOrDefault(signal => signal.Name == rate.Signal) is not { } signal || Hulls.Of(methodology, rate) is not { } rates)
            return;
        foreach (ComponentScale scale in methodology.Optimizer.Scales)
        {
            if (Hulls.Of(methodology, scale.Factor) is { High: > 1 } factors && rates.High * factors.High > signal.Range.High)
                diagnostics.Report(Diagnostics.Rules.ComponentRate, scale.Span, $"'{scale.Component}' learns at up to {Numbers.Short(rates.High * factors.High, 3)}, {Numbers.Short(factors.High, 3)} times '{signal.Name}', whose range ends at {Numbers.Format(signal.Range.High)}. Lower the factor, or widen the range if such a rate is sound.", new RelatedLocation(signal.Span, "its range"));
        }
    }
}
