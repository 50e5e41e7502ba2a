using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0415 and HV0417: what moves, or is driven, while no loss that reads it acts is not seen; what it is worth when one begins was not planned.</summary>
internal sealed class UnreadMovementAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // A loop of one's own may read what it likes.
        if (!methodology.Complete.Phases || !methodology.Complete.Understood || methodology.External != null)
            return;
        Readers readers = new(methodology);
        foreach (Signal signal in methodology.Signals)
        {
            Activity[] acts = [.. readers.OnlyLosses(signal.Name).SelectMany(loss => loss.Activity).OfType<Activity>()];
            if (signal.Timeline == null || acts.Length == 0)
                continue;
            Plan(signal, signal.Timeline, Joined(acts), diagnostics);
            double first = acts.Min(activity => activity.From);
            if (first > 0 && acts.All(activity => activity.Gate == null))
                Driven(methodology, signal.Name, signal.Timeline, first, diagnostics);
        }
    }

    // The stretches of time in which some of them act.
    private static List<Interval> Joined(Activity[] acts)
    {
        List<Interval> joined = [];
        foreach (Activity activity in acts.OrderBy(activity => activity.From))
        {
            if (joined.Count > 0 && activity.From <= joined[joined.Count - 1].High)
                joined[joined.Count - 1] = joined[joined.Count - 1].Join(new Interval(activity.From, activity.To));
            else
                joined.Add(new Interval(activity.From, activity.To));
        }
        return joined;
    }

    private static void Plan(Signal signal, SignalTimeline timeline, List<Interval> acts, DiagnosticBag diagnostics)
    {
        foreach (Segment segment in timeline.Segments)
        {
            if (segment.Curve is ConstantCurve || acts.Any(time => time.Low < segment.End && time.High > segment.Start) || segment.Hull.IsPoint)
                continue;
            diagnostics.Report(Diagnostics.Rules.UnreadMovement, segment.Span, $"Signal '{signal.Name}' moves from {Numbers.Short(segment.First)} to {Numbers.Short(segment.Last)} in epochs {Numbers.Short(segment.Start)}..{Numbers.Short(segment.End)}, when no loss that reads it acts. Move it to when one does, or write the value that it shall have then.", new DiagnosticDetails
            {
                Draw = () => Plots.Of(timeline, [], [.. acts.Take(2).Select(time => new Diagnostics.Drawing.PlotTime(time.Low, "a loss reads it"))]),
            });
            break;
        }
    }

    private static void Driven(Methodology methodology, string signal, SignalTimeline timeline, double first, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.PipelineOf(signal))
        {
            // A sigmoid has no memory: its value is that of the metric, whatever came before. And where the plan is 0 no factor moves.
            bool multiplies = controller.LawOf(signal) is BoostLaw || controller.Rules.Any(rule => rule.Signal == signal && !rule.Shifts);
            if (controller.LawOf(signal) is SigmoidLaw || (multiplies && timeline.Over(0, first) is { Low: 0, High: 0 }))
                continue;
            TextSpan span = controller.Rules.FirstOrDefault(rule => rule.Signal == signal)?.SignalSpan ?? controller.Drives.First(drive => drive.Signal == signal).SignalSpan;
            string bounds = controller.BoundOf(signal) is { } bound ? $", {Numbers.Format(bound.Range.Low)} or {Numbers.Format(bound.Range.High)}," : "";
            diagnostics.Report(Diagnostics.Rules.DrivenBeforeActing, span, $"Controller '{controller.Name}' drives '{signal}' from the first step on, but no loss that reads it acts before epoch {Numbers.Short(first)}: it answers a metric that '{signal}' cannot change then, and may stand at a bound{bounds} when the loss begins. Let the loss act from the start with a small weight, or drive something that acts.", new DiagnosticDetails
            {
                Related = [.. new Readers(methodology).OnlyLosses(signal).Take(3).Select(loss => new RelatedLocation(loss.Span, "reads it"))],
                Draw = () => Plots.Losses(methodology, new Readers(methodology).OnlyLosses(signal).Take(3), new Diagnostics.Drawing.TimelineBar("driven, read by none", 0, first)),
            });
        }
    }
}
