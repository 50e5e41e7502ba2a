using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the declared signals and lays their assignments in the phases end to end.</summary>
internal sealed class SignalBinder(BindingContext context, ScheduleBinder schedules)
{
    /// <summary>The declared signals, with timelines where nothing was wrong.</summary>
    public IReadOnlyList<Signal> Bind(BlockSyntax methodology, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        Dictionary<string, SignalSyntax> declared = new(StringComparer.Ordinal);
        foreach (SignalSyntax syntax in methodology.Statements.OfType<SignalSyntax>())
        {
            if (declared.TryGetValue(syntax.Name.Text, out SignalSyntax? first))
                context.Report(Rules.DuplicateName, syntax.Name.Span, $"Signal '{syntax.Name.Text}' is declared twice. Remove one of the two.", new RelatedLocation(first.Name.Span, "first declared here"));
            else
                declared.Add(syntax.Name.Text, syntax);
        }
        ILookup<string, (PhaseSyntax Phase, AssignmentSyntax Assignment)> assignments = Assignments(methodology, declared);
        return [.. declared.Values.Select(syntax => Bind(syntax, assignments[syntax.Name.Text].ToList(), phases))];
    }

    private ILookup<string, (PhaseSyntax Phase, AssignmentSyntax Assignment)> Assignments(BlockSyntax methodology, Dictionary<string, SignalSyntax> declared)
    {
        List<(PhaseSyntax Phase, AssignmentSyntax Assignment)> all = [];
        foreach (PhaseSyntax phase in methodology.Statements.OfType<PhaseSyntax>())
        {
            foreach (AssignmentSyntax assignment in phase.Statements.OfType<AssignmentSyntax>())
            {
                if (declared.ContainsKey(assignment.Keyword.Text))
                    all.Add((phase, assignment));
                else
                    context.ReportUnknown(new WordSyntax(assignment.Keyword), "signal", declared.Keys);
            }
        }
        return all.ToLookup(item => item.Assignment.Keyword.Text);
    }

    private Signal Bind(SignalSyntax syntax, List<(PhaseSyntax Phase, AssignmentSyntax Assignment)> assignments, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        Interval range = new(syntax.Range.From.Value, syntax.Range.To!.Value);
        bool rangeFits = range.Low < range.High;
        if (!rangeFits && !syntax.IsBroken)
            context.Report(Rules.BadRange, syntax.Range.Span, $"The range of '{syntax.Name.Text}' is {(range.IsPoint ? "empty" : "reversed")}: its end must be above its start.");
        IReadOnlyList<Segment>? segments = syntax.Schedule != null ? OfRun(syntax, assignments) : OfPhases(syntax, assignments, phases);
        bool complete = segments is { Count: > 0 } && rangeFits && !syntax.IsBroken;
        return new Signal(
            syntax.Name.Text,
            syntax.Keyword.Documentation,
            range,
            complete ? new SignalTimeline(segments!, syntax.IsPerEpoch) : null,
            syntax.Name.Span,
            IsLossWeight: false);
    }

    private IReadOnlyList<Segment>? OfRun(SignalSyntax syntax, List<(PhaseSyntax Phase, AssignmentSyntax Assignment)> assignments)
    {
        foreach ((PhaseSyntax phase, AssignmentSyntax assignment) in assignments)
        {
            context.Report(
                Rules.TwoWriters,
                assignment.Keyword.Span,
                $"Signal '{syntax.Name.Text}' has a schedule for the whole run, and phase {phase.Name?.Text} assigns it again. Remove one of the two.",
                new RelatedLocation(syntax.Schedule!.Span, "its schedule for the whole run"));
        }
        return context.Epochs > 0 && !syntax.IsBroken && assignments.Count == 0 ? schedules.Bind(syntax.Schedule!, 0, context.Epochs, null, "the run") : null;
    }

    private IReadOnlyList<Segment>? OfPhases(SignalSyntax syntax, List<(PhaseSyntax Phase, AssignmentSyntax Assignment)> assignments, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        if (phases == null || syntax.IsBroken)
            return null;
        List<Segment> segments = [];
        ILookup<PhaseSyntax, AssignmentSyntax> ofPhase = assignments.ToLookup(item => item.Phase, item => item.Assignment);
        foreach ((Phase phase, PhaseSyntax phaseSyntax) in phases)
        {
            AssignmentSyntax[] here = [.. ofPhase[phaseSyntax]];
            foreach (AssignmentSyntax again in here.Skip(1))
                context.Report(Rules.TwoWriters, again.Keyword.Span, $"Phase {phase.Name} assigns '{syntax.Name.Text}' twice. Remove one of the two.", new RelatedLocation(here[0].Span, "the first assignment"));
            if (here.Any(assignment => assignment.IsBroken) || here.Length > 1)
                return null;
            double? carried = segments.Count == 0 ? null : segments[segments.Count - 1].Last;
            IReadOnlyList<Segment>? added = here.Length == 1
                ? schedules.Bind(here[0].Schedule, phase.Start, phase.End, carried, $"phase {phase.Name}")
                : CarryOver(syntax, phase, segments, carried);
            if (added == null)
                return null;
            segments.AddRange(added);
        }
        return segments;
    }

    private IReadOnlyList<Segment>? CarryOver(SignalSyntax syntax, Phase phase, List<Segment> before, double? carried)
    {
        if (carried is { } value)
            return [new Segment(phase.Start, phase.End, new ConstantCurve(value), false, false, "hold", before[before.Count - 1].Span)];
        if (!context.IsBroken(syntax.Name.Text))
            context.Report(Rules.SignalWithoutValue, syntax.Name.Span, $"Signal '{syntax.Name.Text}' has no value from epoch {Numbers.Short(phase.Start)} on: phase {phase.Name} does not assign it and nothing came before. Write for example '{syntax.Name.Text} {Numbers.Format(syntax.Range.From.Value)}' in phase {phase.Name}, or give the signal a schedule after '='.", new RelatedLocation(phase.Span, $"phase {phase.Name}"));
        return null;
    }
}
