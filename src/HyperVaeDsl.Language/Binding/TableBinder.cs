using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Lowers tables to segments: constants, or passages between the rows.</summary>
internal sealed class TableBinder(ScheduleBinder schedules)
{
    /// <summary>The segments; null after reporting a row that is out of place.</summary>
    public IReadOnlyList<Segment>? Bind(StepsSyntax steps, ScheduleWindow window)
    {
        if (Times(steps, window) is not { } times)
            return null;
        List<Segment> segments = new(times.Count);
        for (int i = 0; i < times.Count; i++)
        {
            bool last = i + 1 == times.Count;
            double start = window.Start + times[i];
            double end = last || IsEnd(times[i + 1], window) ? window.End : window.Start + times[i + 1];
            // A last row at the very end is where the way to it arrives.
            if (last && IsEnd(times[i], window))
                return CurveOf(steps, i, 0) == null ? null : segments;
            if (CurveOf(steps, i, end - start) is not { } curve)
                return null;
            segments.Add(i == 0 ? window.Segment(start, end, curve) : window.Restart(start, end, curve));
        }
        return segments;
    }

    private Curve? CurveOf(StepsSyntax steps, int row, double duration)
    {
        StepEntrySyntax entry = steps.Entries[row];
        bool last = row + 1 == steps.Entries.Count;
        if (last && entry.Shape != null)
        {
            schedules.Context.Report(Rules.BadTable, entry.Shape.Span, "The last point is held, so there is no way from it to another one. Remove the shape, or write it at the point before.", new DiagnosticDetails { Fixes = [new Fix("Remove the shape", new TextSpan(entry.Value.Span.End, entry.Shape.Span.End), "") { Applicability = Applicability.Choice }] });
            return null;
        }
        if (last || !(steps.IsInterpolated || steps.IsPoints))
            return entry.Value.Level;
        return schedules.Shapes.Ramp(entry.Value.Level, steps.Entries[row + 1].Value.Level, duration, entry.Shape, RampShape.Linear, steps);
    }

    private List<double>? Times(StepsSyntax steps, ScheduleWindow window)
    {
        string unit = steps.Unit.Text == "percent" ? "%" : steps.Unit.Text;
        List<double> times = new(steps.Entries.Count);
        foreach (StepEntrySyntax entry in steps.Entries)
        {
            if (schedules.Context.InEpochs(entry.Time.Value, unit) is not { } time)
                return null;
            string? mistake = times.Count == 0 ? FirstRow(time, entry)
                : time <= times[times.Count - 1] ? $"{Row(entry, unit)} does not come after the row before it. Put the rows in order of time."
                : time - times[times.Count - 1] < BindingContext.ShortestDuration ? $"{Row(entry, unit)} comes less than a training step after the row before it, which would never be seen. Remove one of the two."
                : time >= window.Length && !(IsEnd(time, window) && MayEnd(steps, entry)) ? $"{Row(entry, unit)} is never reached: {window.Owner} ends after {Numbers.Short(window.Length)} epochs. Remove it or move it."
                : null;
            if (mistake != null)
            {
                RelatedLocation[] before = times.Count == 0 ? [] : [new RelatedLocation(steps.Entries[times.Count - 1].Span, "the row before it")];
                schedules.Context.Report(Rules.BadTable, entry.Span, mistake, before);
                return null;
            }
            times.Add(time);
        }
        return times;
    }

    private static string Row(StepEntrySyntax entry, string unit) => $"The row at {Numbers.Format(entry.Time.Value)} {unit}";

    private static bool IsEnd(double time, ScheduleWindow window) => Math.Abs(time - window.Length) <= window.Length * ScheduleBinder.RelativeTolerance;

    private static bool MayEnd(StepsSyntax steps, StepEntrySyntax entry) => (steps.IsPoints || steps.IsInterpolated) && entry == steps.Entries[steps.Entries.Count - 1];

    private static string? FirstRow(double time, StepEntrySyntax entry) =>
        time.Equals(0.0) ? null : $"The first row of a table stands at 0, not at {Numbers.Format(entry.Time.Value)}: there would be no value before it.";
}
