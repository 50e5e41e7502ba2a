using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Lowers a step table to segments: constants, or straight lines between the rows.</summary>
internal sealed class StepTableBinder(BindingContext context)
{
    /// <summary>The segments; null after reporting a row that is out of place.</summary>
    public IReadOnlyList<Segment>? Bind(StepsSyntax steps, ScheduleWindow window)
    {
        if (Times(steps, window) is not { } times)
            return null;
        List<Segment> segments = [];
        for (int i = 0; i < times.Count; i++)
        {
            bool last = i + 1 == times.Count;
            double start = window.Start + times[i];
            double end = last ? window.End : window.Start + times[i + 1];
            double value = steps.Entries[i].Value.Value;
            Curve curve = steps.IsInterpolated && !last ? new RampCurve(value, steps.Entries[i + 1].Value.Value, end - start, RampShape.Linear) : new ConstantCurve(value);
            Segment segment = window.Segment(start, end, curve);
            segments.Add(i == 0 ? segment : segment with { IsDeclaredJump = true, SaysJump = false });
        }
        return segments;
    }

    private List<double>? Times(StepsSyntax steps, ScheduleWindow window)
    {
        string unit = steps.Unit.Text == "percent" ? "%" : steps.Unit.Text;
        List<double> times = [];
        foreach (StepEntrySyntax entry in steps.Entries)
        {
            if (context.InEpochs(entry.Time.Value, unit) is not { } time)
                return null;
            string row = $"The row at {Numbers.Format(entry.Time.Value)} {unit}";
            string? mistake = times.Count == 0 ? FirstRow(time, entry)
                : time <= times[times.Count - 1] ? $"{row} does not come after the row before it. Put the rows in order of time."
                : time - times[times.Count - 1] < BindingContext.ShortestDuration ? $"{row} comes less than a training step after the row before it, which would never be seen. Remove one of the two."
                : time >= window.Length ? $"{row} is never reached: {window.Owner} ends after {Numbers.Short(window.Length)} epochs. Remove it or move it."
                : null;
            if (mistake != null)
            {
                context.Report(Rules.BadTable, entry.Span, mistake);
                return null;
            }
            times.Add(time);
        }
        return times;
    }

    private static string? FirstRow(double time, StepEntrySyntax entry) =>
        time.Equals(0.0) ? null : $"The first row of a table stands at 0, not at {Numbers.Format(entry.Time.Value)}: there would be no value before it.";
}
