using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1202 to HV1204: a learning rate that never comes down, a KL weight that rises fast and high, and a curriculum together with
/// such a rise. Each is a documented failure of the first project that trained these models.
/// </summary>
internal sealed class ScheduleAdvice : IAdvice
{
    private const double UnfinishedShare = 0.1;
    private const double HighKlWeight = 0.5;
    private const double FastEpochs = 50;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run)
            return;
        LearningRate(methodology, diagnostics);
        foreach (string name in methodology.Losses.Where(loss => loss.Kind.Name == "kl" && loss.Weight.Signal != null).Select(loss => loss.Weight.Signal!).Distinct())
        {
            if (methodology.FindSignal(name) is { Timeline: { } timeline } signal)
                KlWeight(methodology, signal, timeline, diagnostics);
        }
    }

    private static void LearningRate(Methodology methodology, DiagnosticBag diagnostics)
    {
        ScalarRef rate = methodology.Optimizer.LearningRate;
        if (rate.Signal == null || methodology.FindSignal(rate.Signal) is not { Timeline: { Constant: null } timeline } signal)
            return;
        double last = timeline.LimitAt(methodology.Epochs);
        double highest = timeline.Hull.High;
        Segment segment = timeline.Segments[timeline.Segments.Count - 1];
        // A descent to a tenth, as nanoGPT and Chinchilla have it, is finished, whatever the last digit of the tenth is.
        if (last <= UnfinishedShare * highest * (1 + 1e-9) || NeverArrives(segment))
            return;
        string cure = Arrives(segment) && !SignalTimeline.Differ(last, segment.Hull.Low)
            ? "it comes no further down. Let it end at a tenth or less, or say with 'allow' why it need not."
            : $"the last descent is not finished. Fit its period or length to the {Numbers.Format(methodology.Epochs)} epochs.";
        diagnostics.Report(Diagnostics.Rules.UnfinishedDecay, signal.Span, $"The run ends with '{signal.Name}' at {Numbers.Short(last, 3)}, {Numbers.Short(100 * last / highest, 3)}% of its largest value: {cure}", new DiagnosticDetails
        {
            Related = [new RelatedLocation(rate.Span, "the learning rate reads it")],
            Draw = () => Plots.Of(timeline, [new PlotLevel(UnfinishedShare * highest, "finished")]),
        });
    }

    // The inverse square root of the time and its kin have no end: the rate of a Transformer is read wherever the run ends.
    private static bool NeverArrives(Segment last) => Way(last) is { Extends: true, Shape: RampShape.InverseSqrt or RampShape.InverseTime };

    // Whether it is where it was to go when the run ends.
    private static bool Arrives(Segment last)
    {
        double length = (last.End - last.Start) * (1 + 1e-9);
        return last.Curve switch
        {
            ConstantCurve => true,
            PeriodicCurve cycles => Math.Abs(length / cycles.Period - Math.Round(length / cycles.Period)) < 1e-6,
            _ => Way(last) is { Extends: false } way && way.Duration <= length,
        };
    }

    private static RampCurve? Way(Segment segment) => segment.Curve as RampCurve ?? (segment.Curve as PassageCurve)?.Way;

    private static DiagnosticDetails Plan(Methodology methodology, Signal signal, SignalTimeline timeline, TextSpan? curriculum = null) => new()
    {
        Related =
        [
            .. curriculum is { } place ? new[] { new RelatedLocation(place, "the curriculum") } : [],
            .. methodology.Losses.Where(loss => loss.Kind.Name == "kl" && loss.Weight.Signal == signal.Name).Take(1).Select(loss => new RelatedLocation(loss.Weight.Span, $"the weight of '{loss.Name}'")),
        ],
        Draw = () => Plots.Of(timeline, curriculum == null ? [new PlotLevel(HighKlWeight, "high")] : []),
    };

    private static void KlWeight(Methodology methodology, Signal signal, SignalTimeline timeline, DiagnosticBag diagnostics)
    {
        bool isCyclic = timeline.IsCyclic;
        bool rises = timeline.Hull is { IsPoint: false } && timeline.LimitAt(methodology.Epochs) > timeline.At(0);
        double early = timeline.Over(0, Math.Min(FastEpochs, methodology.Epochs)).High;
        if (early >= HighKlWeight && timeline.At(0) < early)
            diagnostics.Report(Diagnostics.Rules.FastWarmup, signal.Span, $"KL weight '{signal.Name}' rises from {Numbers.Short(timeline.At(0))} to {Numbers.Short(early)} within {Numbers.Short(Math.Min(FastEpochs, methodology.Epochs))} epochs. Fast warm-ups to 0.5 and above collapsed the posterior in the historical runs (correlation +0.13, against +0.45 with a cyclical weight of at most 0.1). Use 'cycle' with a low top.", Plan(methodology, signal, timeline));
        if (methodology.Data.Admission != null && rises && !isCyclic)
            diagnostics.Report(Diagnostics.Rules.CurriculumWithWarmup, signal.Span, $"A curriculum on the data runs together with the warm-up of KL weight '{signal.Name}': in the historical runs the correlation then peaked at epoch 8 and decayed. Use one of the two, or a cyclical weight.", Plan(methodology, signal, timeline, methodology.Data.Admission.Span));
    }
}
