using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1210: a KL weight that rises by more than 0.2 from one step to the next multiplies the loss there, declared or not.</summary>
internal sealed class KlStepAdvice : IAdvice
{
    private const double LargeStep = 0.2;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Understood)
            return;
        foreach (KlWeight weight in KlWeights.Of(methodology))
        {
            if (weight.Signal?.Timeline is not { } timeline)
                continue;
            foreach (Segment segment in timeline.Segments.Skip(1).Where(segment => timeline.JumpsAt(segment.Start)))
            {
                (double before, double after) = (timeline.LimitAt(segment.Start), segment.First);
                if ((after - before) / weight.Reconstruction <= LargeStep)
                    continue;
                diagnostics.Report(
                    Diagnostics.Rules.KlStep,
                    segment.Span,
                    $"{weight.Called} rises from {Numbers.Short(before)} to {Numbers.Short(after)}{weight.Relative(after - before)} in one step at epoch {Numbers.Short(segment.Start)}. A step of 0.212 in the historical runs took the loss from 1.34 to 12.1 there, and in another run from 5.2 to 22.5. Ramp to {Numbers.Short(after)} over some epochs.",
                    new RelatedLocation(weight.Span, "the weight"));
                break;
            }
        }
    }
}
