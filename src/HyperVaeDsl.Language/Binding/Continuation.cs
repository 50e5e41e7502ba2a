using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// What 'continue' means: the schedule of an earlier phase is bound once, over its own phase and all that continue it, so that no curve is cut and no clock starts
/// anew (docs/decisions/0049-continue.md).
/// </summary>
internal static class Continuation
{
    /// <summary>The last phase of those that continue what a signal does in one, or that one.</summary>
    public static int LastOf(DeclaredSignal signal, int place)
    {
        int last = place;
        while (last + 1 < signal.Assigned.Length && signal.Assigned[last + 1] is { IsBroken: false, Schedule: ContinueSyntax })
            last++;
        return last;
    }

    /// <summary>The segments of a phase that continues lie there already; with 'jump' one of them begins with the phase. False where nothing came before.</summary>
    public static bool Lay(ContinueSyntax part, List<Segment> segments, Phase phase, ScheduleBinder schedules)
    {
        if (segments.Count == 0)
        {
            schedules.Context.Report(Rules.NothingToHold, part.Span, $"There is no phase before {phase.Name}, so there is no schedule that could go on. Write the schedule itself.", new RelatedLocation(phase.Span, $"phase {phase.Name}"));
            return false;
        }
        if (part.Jump == null)
            return true;
        int at = segments.FindLastIndex(segment => segment.Start <= phase.Start);
        Segment next = segments[at] with { Start = phase.Start, IsDeclaredJump = true, SaysJump = true, Words = null, Span = part.Span, Text = schedules.Text };
        if (segments[at].Start.Equals(phase.Start))
        {
            segments[at] = next;
            return true;
        }
        segments[at] = segments[at] with { End = phase.Start };
        segments.Insert(at + 1, next);
        return true;
    }

    /// <summary>Reports that the word stands where it is not the whole schedule of a signal in a phase.</summary>
    public static void Refuse(ContinueSyntax part, BindingContext context) =>
        context.Report(Rules.NothingToHold, part.First.Span, "'continue' lets the schedule of the phase before go on, so it is all that a phase says of a signal. Here it is a part of another schedule, or that of the whole run. Write the schedule itself, or 'hold' for the value before.");
}
