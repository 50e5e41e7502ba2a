using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>A schedule and the stretch of time that it has to fill.</summary>
/// <param name="Schedule">What is written.</param>
/// <param name="Start">Begin, in epochs.</param>
/// <param name="End">End.</param>
/// <param name="Carried">Value at the end of what came before, if anything came before.</param>
/// <param name="Owner">The owner in the words of a message, such as "phase Explore".</param>
/// <param name="Text">The text, for labels.</param>
internal sealed record ScheduleWindow(ScheduleSyntax Schedule, double Start, double End, double? Carried, string Owner, SourceText Text)
{
    public double Length => End - Start;

    public string OwnerAtStart => char.ToUpperInvariant(Owner[0]) + Owner.Substring(1);

    /// <summary>A segment that carries the schedule's words, and its 'jump' if it has one.</summary>
    public Segment Segment(double start, double end, Curve curve)
    {
        bool jumps = Schedule.Jump != null;
        string label = Regex.Replace(Text.Slice(Schedule.Span), @"\s+", " ");
        return new Segment(start, end, curve, jumps, jumps, label, Schedule.Span);
    }
}
