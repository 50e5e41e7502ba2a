using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Lowers ramps and decays: a passage, then its end held, or the formula going on.</summary>
internal sealed class RampBinder(ScheduleBinder schedules)
{
    // Shapes whose formula turns back, or has no value, behind its end.
    private static readonly RampShape[] Ending = [RampShape.Cosine, RampShape.CosinePower, RampShape.Smoothstep, RampShape.Polynomial];

    /// <summary>The segments; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(RampSyntax ramp, ScheduleWindow window)
    {
        Curve? from = ramp.From?.Level ?? schedules.Carried(window);
        double? duration = ramp.Over == null ? window.Length : schedules.Context.Duration(ramp.Over);
        RampShape usual = ramp.First.Text == "decay" ? RampShape.Exponential : RampShape.Linear;
        if (from == null || duration == null || schedules.Shapes.Ramp(from, ramp.To.Level, duration.Value, ramp.Shape, usual, ramp) is not { } curve)
            return null;
        if (duration > window.Length * (1 + ScheduleBinder.RelativeTolerance))
        {
            schedules.Context.Report(
                Rules.RampTooLong,
                ramp.Over!.Span,
                $"This {ramp.First.Text} takes {Numbers.Short(duration.Value)} epochs, but {window.Owner} has only {Numbers.Short(window.Length)}: it would end at {Numbers.Short(curve.At(window.Length))} instead of {Numbers.Format(ramp.To.Value)}. Shorten it to at most {Numbers.Short(window.Length)} epochs, or leave 'over' out to use the whole of it.", window.Beyond(ramp.First.Text, duration.Value) with
                {
                    Fixes = [new Fix($"Shorten it to {Numbers.Format(window.Length)} epochs", ramp.Over.Span, Numbers.Format(window.Length) + " epochs") { Applicability = Applicability.Choice }],
                });
            return null;
        }
        double turn = window.Start + duration.Value;
        if (turn >= window.End - window.Length * ScheduleBinder.RelativeTolerance)
        {
            if (ramp.Extends != null)
                return Refuse(ramp, "it ends with the time that there is, so nothing is left to extend into. Remove 'extends', or write a shorter 'over'");
            return [window.Segment(window.Start, window.End, Passages.Lasting(curve, window.Length))];
        }
        if (ramp.Extends != null)
            return Extended(ramp, Passages.Extended(curve), window);
        return
        [
            window.Segment(window.Start, turn, curve),
            window.Next(turn, window.End, FrozenCurve.Approached(curve, duration.Value)),
        ];
    }

    private IReadOnlyList<Segment>? Extended(RampSyntax ramp, Curve curve, ScheduleWindow window)
    {
        if (!Passages.WayOf(curve).Warp.Equals(1.0))
            return Refuse(ramp, "a passage in warped time ends where it arrives. Write it without 'warp', or without 'extends'");
        if (Ending.Contains(Passages.WayOf(curve).Shape))
            return Refuse(ramp, $"the {ramp.Shape!.Name} shape ends where it arrives. Shapes that go on are linear, exponential, sqrt, inverse_sqrt, inverse_time, sigmoid, tanh and staircase");
        curve.Params?.RequireFinite(curve, window.Length, window.Length, Rules.CannotExtend.Code, ramp.Extends!.Span);
        double last = curve.Params is { } box ? box.Peek(() => curve.At(window.Length)) : curve.At(window.Length);
        if (double.IsInfinity(last) || double.IsNaN(last))
            return Refuse(ramp, "at the end its value is too large for double precision. Limit it with 'for', or slow it down");
        return [window.Segment(window.Start, window.End, curve)];
    }

    private IReadOnlyList<Segment>? Refuse(RampSyntax ramp, string why)
    {
        schedules.Context.Report(Rules.CannotExtend, ramp.Extends!.Span, $"This ramp cannot go on behind its end: {why}.", new DiagnosticDetails { Fixes = [new Fix("Remove 'extends'", ramp.Extends.Span, "") { Applicability = Applicability.Choice }] });
        return null;
    }
}
