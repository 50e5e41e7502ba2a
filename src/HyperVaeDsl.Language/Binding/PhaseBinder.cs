using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the phases and proves that they partition the run: no gap, no overlap, nothing empty, nothing beyond the end.</summary>
internal sealed class PhaseBinder(BindingContext context)
{
    private readonly ConditionBinder conditions = new(context);

    /// <summary>The phases in order of time with their syntax; null when they do not partition the run.</summary>
    public IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? Bind(BlockSyntax methodology)
    {
        PhaseSyntax[] written = [.. methodology.Statements.OfType<PhaseSyntax>()];
        if (written.Length == 0)
        {
            if (!context.IsBroken("phase"))
                context.Report(Rules.NoPhases, methodology.Keyword.Span, "The methodology has no phase. Write for example 'phase Train epochs 0..end { }'.");
            return null;
        }
        List<(Phase Phase, PhaseSyntax Syntax)> phases = [];
        bool complete = !context.IsBroken("phase") && context.Epochs > 0;
        foreach (PhaseSyntax syntax in written)
        {
            Phase? phase = syntax.Range == null || syntax.IsBroken ? null : Bind(syntax);
            if (phase == null)
                complete = false;
            else
                phases.Add((phase, syntax));
        }
        complete &= NamesDiffer(phases);
        phases.Sort((a, b) => a.Phase.Start.CompareTo(b.Phase.Start));
        // 1.1% of 1000 epochs and epoch 11 are the same time, though not the same double.
        for (int i = 1; i < phases.Count; i++)
        {
            if (IsSame(phases[i - 1].Phase.End, phases[i].Phase.Start))
                phases[i - 1] = (phases[i - 1].Phase with { End = phases[i].Phase.Start }, phases[i - 1].Syntax);
        }
        complete &= NoOverlap(phases);
        // A phase that could not be read would show up as a gap; that is not a mistake of its own.
        if (complete)
            complete = NoGap(phases);
        return complete ? phases : null;
    }

    private Phase? Bind(PhaseSyntax syntax)
    {
        string unit = syntax.Unit!.Text == "percent" ? "%" : syntax.Unit.Text;
        RangeSyntax range = syntax.Range!;
        double? start = context.InEpochs(range.From.Value, unit);
        double? end = range.To == null ? (context.Epochs > 0 ? context.Epochs : null) : context.InEpochs(range.To.Value, unit);
        if (start == null || end == null)
            return null;
        if (IsSame(end.Value, context.Epochs))
            end = context.Epochs;
        string name = syntax.Name!.Text;
        if (start < 0 || (context.Epochs > 0 && (start >= context.Epochs || end > context.Epochs)))
        {
            string where = start < 0 ? "starts before the run" : start >= context.Epochs ? "never starts" : "ends after the run";
            context.Report(Rules.PhaseBeyondRun, range.Span, $"Phase {name} (epochs {Show(start.Value)}..{Show(end.Value)}) {where}: the run is epochs 0..{Numbers.Format(context.Epochs)}. Move the phase inside it, write 'end' for its end, or change 'epochs'.", new DiagnosticDetails
            {
                Related = context.RunPlace,
                Fixes = start >= 0 && start < context.Epochs ? [new Fix($"End {name} with the run", range.To!.Span, "end") { Applicability = Applicability.Choice }] : [],
                Picture = Outside(name, start.Value, end.Value),
            });
            return null;
        }
        if (start >= end)
        {
            string what = start.Equals(end) ? "is empty" : "ends before it starts";
            context.Report(Rules.EmptyPhase, range.Span, $"Phase {name} (epochs {Show(start.Value)}..{Show(end.Value)}) {what}: a..b holds the times from a up to but not including b. Write a larger end.", new DiagnosticDetails
            {
                Fixes = start > end && range.To != null ? [new Fix($"Swap the two ends of {name}", [new(range.From.Span, Numbers.Format(range.To.Value)), new(range.To.Span, Numbers.Format(range.From.Value))]) { Applicability = Applicability.Choice }] : [],
                Picture = context.Epochs > 0 ? TimelineBand.Draw([], context.Epochs, new TimelineBar(start.Equals(end) ? $"{name} holds nothing" : $"{name} runs backwards", Math.Min(start.Value, end.Value), Math.Max(start.Value, end.Value))) : null,
            });
            return null;
        }
        Phase phase = new(name, syntax.Keyword.Documentation, start.Value, end.Value, syntax.Keyword.Span.To(range.Span));
        if (syntax.Until == null)
            return phase;
        return EarlyEnd(syntax, phase, unit) is { } early ? phase with { EarlyEnd = early } : null;
    }

    private EarlyEnd? EarlyEnd(PhaseSyntax syntax, Phase phase, string unit)
    {
        Condition? until = conditions.Bind(syntax.Until!);
        if (context.InEpochs(syntax.Earliest!.Value, unit) is not { } earliest)
            return null;
        string? mistake = earliest <= phase.Start ? $"would end at epoch {Show(earliest)} at the earliest, and starts at {Show(phase.Start)}. Write an earliest end after its start"
            : earliest >= phase.End ? $"has {Show(earliest)} as its earliest end and {Show(phase.End)} as its latest: there is nothing between them. Write the earlier one first, or a fixed end without 'until'"
            : !IsSame(phase.End, Math.Round(phase.End)) ? $"ends at epoch {Show(phase.End)} at the latest; a phase with 'until' ends after a whole epoch, where metrics are taken. Write for example {Show(Math.Round(phase.End))} epochs"
            : null;
        if (mistake == null)
            return until == null ? null : new EarlyEnd(earliest, until, syntax.Earliest.Span);
        context.Report(Rules.BadEarlyEnd, syntax.Range!.Span, $"Phase {phase.Name} {mistake}.", new DiagnosticDetails { Picture = Picture([(phase, syntax)], new TimelineBar("earliest end", earliest, earliest)) });
        return null;
    }

    private bool IsSame(double a, double b) => Math.Abs(a - b) <= ScheduleBinder.RelativeTolerance * Math.Max(1, context.Epochs);

    private bool NamesDiffer(List<(Phase Phase, PhaseSyntax Syntax)> phases)
    {
        bool differ = true;
        Dictionary<string, Phase> seen = new(StringComparer.Ordinal);
        foreach ((Phase phase, PhaseSyntax syntax) in phases)
        {
            if (seen.TryGetValue(phase.Name, out Phase? first))
            {
                context.Report(Rules.DuplicateName, syntax.Name!.Span, $"Two phases are named '{phase.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
                differ = false;
            }
            else
            {
                seen.Add(phase.Name, phase);
            }
        }
        return differ;
    }

    private bool NoOverlap(List<(Phase Phase, PhaseSyntax Syntax)> phases)
    {
        bool none = true;
        Phase? reach = null;
        PhaseSyntax? reachSyntax = null;
        foreach ((Phase later, PhaseSyntax laterSyntax) in phases)
        {
            PhaseSyntax? earlierSyntax = reachSyntax;
            // The phase that reaches farthest, not just the one before: a long phase may overlap several.
            Phase? earlier = reach;
            if (earlier == null || later.End > earlier.End)
                (reach, reachSyntax) = (later, laterSyntax);
            if (earlier == null || later.Start >= earlier.End)
                continue;
            none = false;
            double end = Math.Min(earlier.End, later.End);
            string fix = later.End <= earlier.End
                ? $"Shorten {earlier.Name} to end at {Show(later.Start)}, or remove {later.Name}"
                : $"Start {later.Name} at {Show(earlier.End)}, or end {earlier.Name} at {Show(later.Start)}";
            context.Report(
                Rules.PhaseOverlap,
                later.Span,
                $"Phases {earlier.Name} (epochs {Show(earlier.Start)}..{Show(earlier.End)}) and {later.Name} (epochs {Show(later.Start)}..{Show(later.End)}) overlap in epochs {Show(later.Start)}..{Show(end)}. {fix}.",
                new DiagnosticDetails
                {
                    Related = [new RelatedLocation(earlier.Span, $"phase {earlier.Name}")],
                    Fixes =
                    [
                        .. later.End > earlier.End ? Moved(laterSyntax, laterSyntax.Range!.From, $"Start {later.Name} at {Show(earlier.End)}", earlier.End) : [],
                        .. later.Start > earlier.Start ? Moved(earlierSyntax!, earlierSyntax!.Range!.To, $"End {earlier.Name} at {Show(later.Start)}", later.Start) : [],
                    ],
                    Picture = Picture(phases, new TimelineBar($"{earlier.Name} and {later.Name}", later.Start, end)),
                });
        }
        return none;
    }

    private bool NoGap(List<(Phase Phase, PhaseSyntax Syntax)> phases)
    {
        bool none = true;
        double covered = 0;
        Phase? before = null;
        foreach ((Phase phase, PhaseSyntax syntax) in phases)
        {
            if (phase.Start > covered)
            {
                none = false;
                string earlier = before == null ? "the run starts" : "the phase before it ends";
                context.Report(Rules.PhaseGap, phase.Span, $"No phase covers epochs {Show(covered)}..{Show(phase.Start)}: {phase.Name} starts at {Show(phase.Start)}, but {earlier} at {Show(covered)}. Start {phase.Name} at {Show(covered)}, or write a phase for the gap.", new DiagnosticDetails
                {
                    Related = before == null ? [] : [new RelatedLocation(before.Span, $"phase {before.Name} ends at epoch {Show(covered)}")],
                    Fixes = Moved(syntax, syntax.Range!.From, $"Start {phase.Name} at {Show(covered)}", covered),
                    Picture = Picture(phases, new TimelineBar("no phase", covered, phase.Start)),
                });
            }
            covered = phase.End;
            before = phase;
        }
        if (covered < context.Epochs)
        {
            none = false;
            (Phase last, PhaseSyntax syntax) = phases[phases.Count - 1];
            context.Report(Rules.PhaseGap, last.Span, $"No phase covers epochs {Show(covered)}..{Numbers.Format(context.Epochs)}: the last phase, {last.Name}, ends at {Show(covered)}. Write '{Show(last.Start)}..end', or write a phase for the rest.", new DiagnosticDetails
            {
                Fixes = syntax.Range!.To == null ? [] : [new Fix($"End {last.Name} with the run", syntax.Range.To.Span, "end") { Applicability = Applicability.Choice }],
                Picture = Picture(phases, new TimelineBar("no phase", covered, context.Epochs)),
            });
        }
        return none;
    }

    // Another boundary; only where it is written in epochs, since in other units it may have no exact number.
    private static Fix[] Moved(PhaseSyntax syntax, NumberSyntax? boundary, string title, double to) =>
        syntax.Unit!.Text == "epochs" && boundary != null ? [new Fix(title, boundary.Span, Numbers.Format(to)) { Applicability = Applicability.Choice }] : [];

    private string Picture(List<(Phase Phase, PhaseSyntax Syntax)> phases, TimelineBar mark) =>
        TimelineBand.Draw([.. phases.Select(item => new TimelineBar(item.Phase.Name, item.Phase.Start, item.Phase.End))], context.Epochs, mark);

    private string? Outside(string name, double start, double end)
    {
        TimelineBar mark = start < 0 ? new("before the run", start, Math.Min(end, 0)) : new("behind the run", Math.Max(start, context.Epochs), end);
        return context.Epochs > 0 ? TimelineBand.Draw([new TimelineBar(name, Math.Min(start, end), Math.Max(start, end))], context.Epochs, mark with { Start = Math.Min(mark.Start, mark.End), End = Math.Max(mark.Start, mark.End) }) : null;
    }

    private static string Show(double epoch) => Numbers.Short(epoch);
}
