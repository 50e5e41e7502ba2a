using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Binds the declared signals and lays their assignments in the phases end to end. A signal is bound after those that it reads.
/// </summary>
internal sealed class SignalBinder(BindingContext context, ScheduleBinder schedules)
{
    private readonly Dictionary<string, DeclaredSignal> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Signal> bound = new(StringComparer.Ordinal);

    /// <summary>The declared signals, with timelines where nothing was wrong.</summary>
    public IReadOnlyList<Signal> Bind(BlockSyntax methodology, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        foreach (SignalSyntax syntax in methodology.Statements.OfType<SignalSyntax>())
        {
            foreach (WordSyntax name in syntax.Names)
            {
                if (declared.TryGetValue(name.Text, out DeclaredSignal? first))
                    context.Report(Rules.DuplicateName, name.Span, $"Signal '{name.Text}' is declared twice. Remove one of the two.", new RelatedLocation(first.Name.Span, "first declared here"));
                else
                    declared.Add(name.Text, new DeclaredSignal(name, syntax));
            }
        }
        Dictionary<string, List<SignalAssignment>> assignments = Assignments(methodology);
        (PhasePlan[]? plan, Dictionary<PhaseSyntax, int> places) = Plan(phases);
        schedules.PlanOf = PlanOf;
        ReadingOrder order = new(declared.Values, assignments);
        foreach (IReadOnlyList<ReferenceSyntax> circle in order.Circles)
            ReportCircle(circle);
        foreach (DeclaredSignal signal in order.Signals)
            bound.Add(signal.Name.Text, Bind(signal, assignments[signal.Name.Text], plan, places, order.IsInCircle(signal)));
        return [.. declared.Keys.Select(name => bound[name])];
    }

    private static (PhasePlan[]? Plan, Dictionary<PhaseSyntax, int> Places) Plan(IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        Dictionary<PhaseSyntax, int> places = [];
        for (int i = 0; i < phases?.Count; i++)
            places[phases[i].Syntax] = i;
        return (phases == null ? null : [.. phases.Select(phase => new PhasePlan(phase.Phase, $"phase {phase.Phase.Name}"))], places);
    }

    // The assignments of each signal, in the order of the text.
    private Dictionary<string, List<SignalAssignment>> Assignments(BlockSyntax methodology)
    {
        Dictionary<string, List<SignalAssignment>> all = declared.Keys.ToDictionary(name => name, _ => new List<SignalAssignment>(), StringComparer.Ordinal);
        foreach (PhaseSyntax phase in methodology.Statements.OfType<PhaseSyntax>())
        {
            foreach (AssignmentSyntax assignment in phase.Statements.OfType<AssignmentSyntax>())
            {
                foreach (Token name in assignment.Signals)
                {
                    if (all.TryGetValue(name.Text, out List<SignalAssignment>? ofSignal))
                        ofSignal.Add(new SignalAssignment(name, phase, assignment));
                    else
                        ReportUnknown(name, assignment);
                }
            }
        }
        return all;
    }

    // "activte geometry" reads like an assignment, but what is near is the keyword.
    private void ReportUnknown(Token name, AssignmentSyntax assignment)
    {
        string? keyword = assignment.Schedule is ReferenceSyntax ? Suggestion.Nearest(name.Text, ["activate", "deactivate"]) : null;
        if (keyword == null)
        {
            context.ReportUnknown(new WordSyntax(name), "signal", declared.Keys);
            return;
        }
        context.Forgive(assignment.Schedule.First.Text);
        context.Report(Rules.UnknownKeyword, name.Span, $"'{name.Text}' is not a keyword of a phase. Did you mean '{keyword}'?", Suggestion.Details(name.Text, name.Span, [keyword]));
    }

    // The plan of a signal that another one reads; it was bound before.
    private SignalTimeline? PlanOf(WordSyntax word)
    {
        if (bound.TryGetValue(word.Text, out Signal? signal))
            return signal.Timeline;
        if (declared.ContainsKey(word.Text))
            return null;
        string? meant = Suggestion.Nearest(word.Text, declared.Keys) == null ? Suggestion.Nearest(word.Text, Schedules.Operators) : null;
        if (meant != null && !context.IsBroken(word.Text))
            context.Report(Rules.UnknownName, word.Span, $"There is no signal '{word.Text}'. Did you mean '{meant}'?", Suggestion.Details(word.Text, word.Span, [meant]));
        else
            context.ReportUnknown(word, "signal", declared.Keys);
        return null;
    }

    private void ReportCircle(IReadOnlyList<ReferenceSyntax> circle)
    {
        string[] names = [.. circle.Select(reference => reference.Signal.Text)];
        string message = names.Length == 1
            ? $"Signal '{names[0]}' reads itself. To go on from its value before, write 'hold' or 'ramp -> ...'."
            : $"These signals read each other in a circle, so none of them has a value: {names[names.Length - 1]} -> {string.Join(" -> ", names)}. Let one of them be planned without the others.";
        context.Report(Rules.CircularSignals, circle[0].Span, message, [.. circle.Skip(1).Select(reference => new RelatedLocation(reference.Span, $"'{reference.Signal.Text}' is read here"))]);
    }

    private Signal Bind(DeclaredSignal signal, List<SignalAssignment> assignments, PhasePlan[]? plan, Dictionary<PhaseSyntax, int> places, bool isInCircle)
    {
        SignalSyntax syntax = signal.Syntax;
        Interval range = new(syntax.Range.From.Value, syntax.Range.To!.Value);
        bool rangeFits = range.Low < range.High;
        if (!rangeFits && !syntax.IsBroken)
            context.Report(Rules.BadRange, syntax.Range.Span, $"The range of '{syntax.Name.Text}' is {(range.IsPoint ? "empty" : "reversed")}: its end must be above its start.", syntax.Range.Swapped());
        IReadOnlyList<Segment>? segments = isInCircle ? null : syntax.Schedule != null ? OfRun(signal, assignments) : OfPhases(signal, assignments, plan, places);
        bool complete = segments is { Count: > 0 } && rangeFits && !syntax.IsBroken;
        return new Signal(
            signal.Name.Text,
            syntax.Keyword.Documentation,
            range,
            complete ? new SignalTimeline(segments!, syntax.IsPerEpoch) : null,
            signal.Name.Span,
            IsLossWeight: false);
    }

    private IReadOnlyList<Segment>? OfRun(DeclaredSignal signal, List<SignalAssignment> assignments)
    {
        foreach (SignalAssignment assignment in assignments)
        {
            context.Report(
                Rules.TwoWriters,
                assignment.Name.Span,
                $"Signal '{signal.Name.Text}' has a schedule for the whole run, and phase {assignment.Phase.Name?.Text} assigns it again. Remove one of the two.",
                new RelatedLocation(signal.Syntax.Schedule!.Span, "its schedule for the whole run"));
        }
        return context.Epochs > 0 && !signal.Syntax.IsBroken && assignments.Count == 0 ? schedules.Bind(signal.Syntax.Schedule!, 0, context.Epochs, null, "the run", signal.Name.Text) : null;
    }

    private List<Segment>? OfPhases(DeclaredSignal signal, List<SignalAssignment> assignments, PhasePlan[]? plan, Dictionary<PhaseSyntax, int> places)
    {
        if (plan == null || signal.Syntax.IsBroken)
            return null;
        AssignmentSyntax?[] assigned = new AssignmentSyntax?[plan.Length];
        bool isUnclear = false;
        foreach (SignalAssignment assignment in assignments)
        {
            int place = places[assignment.Phase];
            if (assigned[place] is { } first)
                context.Report(Rules.TwoWriters, assignment.Name.Span, $"Phase {plan[place].Phase.Name} assigns '{signal.Name.Text}' twice. Remove one of the two.", new RelatedLocation(first.Span, "the first assignment"));
            isUnclear |= assigned[place] != null || assignment.Assignment.IsBroken;
            assigned[place] ??= assignment.Assignment;
        }
        List<Segment> segments = new(plan.Length);
        for (int i = 0; i < plan.Length; i++)
        {
            Phase phase = plan[i].Phase;
            // Before a phase in which it is not clear what is meant, everything else can still be judged.
            if (isUnclear && assignments.Any(assignment => places[assignment.Phase] == i && (assignment.Assignment.IsBroken || assignment.Assignment != assigned[i])))
                return null;
            Curve? carried = segments.Count == 0 ? null : segments[segments.Count - 1].LastLevel;
            IReadOnlyList<Segment>? added = assigned[i] is { } written
                ? schedules.Bind(written.Schedule, phase.Start, phase.End, carried, plan[i].Name, signal.Name.Text, plan[i].Phase.Span)
                : CarryOver(signal, phase, segments, carried);
            if (added == null)
                return null;
            segments.AddRange(added);
        }
        return segments;
    }

    private IReadOnlyList<Segment>? CarryOver(DeclaredSignal signal, Phase phase, List<Segment> before, Curve? carried)
    {
        if (carried is { } value)
            return [new Segment(phase.Start, phase.End, value, false, false, "hold", before[before.Count - 1].Span)];
        string name = signal.Name.Text;
        if (!context.IsBroken(name))
            context.Report(Rules.SignalWithoutValue, signal.Name.Span, $"Signal '{name}' has no value from epoch {Numbers.Short(phase.Start)} on: phase {phase.Name} does not assign it and nothing came before. Write for example '{name} {Numbers.Format(signal.Syntax.Range.From.Value)}' in phase {phase.Name}, or give the signal a schedule after '='.", new RelatedLocation(phase.Span, $"phase {phase.Name}"));
        return null;
    }

    // A phase, and its name in the words of a message.
    private readonly record struct PhasePlan(Phase Phase, string Name);
}
