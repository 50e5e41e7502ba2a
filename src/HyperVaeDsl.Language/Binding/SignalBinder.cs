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
internal sealed class SignalBinder(BindingContext context, ScheduleBinder schedules, BoundSignals? boundBefore)
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
        PhasePlan[]? plan = phases == null ? null : [.. phases.Select(phase => new PhasePlan(phase.Phase, $"phase {phase.Phase.Name}"))];
        Assign(methodology, phases);
        schedules.PlanOf = PlanOf;
        ReadingOrder order = new(declared.Values);
        foreach (IReadOnlyList<ReferenceSyntax> circle in order.Circles)
            ReportCircle(circle);
        // What reads no other signal is laid phase by phase, in the order of the text: of many signals in many phases, what one signal says lies far
        // apart in memory, and what one phase says lies together. With params they come one by one, so that it is known which of them requires what.
        double[] times = [context.Epochs, context.StepsPerEpoch, context.SamplesPerEpoch, .. (plan ?? []).SelectMany(item => new[] { item.Phase.Start, item.Phase.End })];
        DeclaredSignal[] plain = plan == null || boundBefore?.Box != null ? [] : [.. order.Signals.Where(signal => signal.Reads.Count == 0 && signal.Syntax is { Schedule: null, IsBroken: false } && !Recall(signal, times))];
        (int Found, int Required) before = Now;
        Lay(plain, plan ?? []);
        foreach (DeclaredSignal signal in plain)
            Add(signal, signal.Segments, times, before);
        foreach (DeclaredSignal signal in order.Signals.Where(signal => !bound.ContainsKey(signal.Name.Text) && !Recall(signal, times)))
        {
            before = Now;
            Add(signal, order.IsInCircle(signal) ? null : signal.Syntax.Schedule != null ? OfRun(signal) : OfPhases(signal, plan), times, before);
        }
        return [.. declared.Keys.Select(name => bound[name])];
    }

    private (int Found, int Required) Now => (context.Diagnostics.Count, boundBefore?.Required ?? 0);

    private bool Recall(DeclaredSignal signal, double[] times)
    {
        if (boundBefore?.Find(signal, times, BoundPlan) is not { } known)
            return false;
        bound.Add(signal.Name.Text, known);
        return true;
    }

    private void Add(DeclaredSignal declaration, IReadOnlyList<Segment>? segments, double[] times, (int Found, int Required) before)
    {
        Signal signal = Bound(declaration, segments);
        bound.Add(signal.Name, signal);
        if (context.Diagnostics.Count == before.Found)
            boundBefore?.Remember(declaration, times, BoundPlan, signal, before.Required);
    }

    private SignalTimeline? BoundPlan(string name) => bound.TryGetValue(name, out Signal? signal) ? signal.Timeline : null;

    // Each assignment goes to its signal, in the order of the text, and what a signal reads is noted.
    private void Assign(BlockSyntax methodology, IReadOnlyList<(Phase Phase, PhaseSyntax Syntax)>? phases)
    {
        Dictionary<PhaseSyntax, int> places = [];
        for (int i = 0; i < phases?.Count; i++)
            places[phases[i].Syntax] = i;
        foreach (PhaseSyntax phase in methodology.Statements.OfType<PhaseSyntax>())
        {
            int place = places.TryGetValue(phase, out int known) ? known : -1;
            for (int next = 0; next < phase.Statements.Count; next++)
            {
                if (phase.Statements[next] is not AssignmentSyntax assignment)
                    continue;
                for (int i = 0; i < assignment.Count; i++)
                {
                    Token name = assignment.SignalAt(i);
                    if (declared.TryGetValue(name.Text, out DeclaredSignal? signal))
                        Assign(signal, new SignalAssignment(name.Span, place, phase, assignment), phases?.Count ?? 0);
                    else
                        ReportUnknown(name, assignment);
                }
            }
        }
        foreach (DeclaredSignal signal in declared.Values.Where(signal => signal.Syntax.Schedule != null))
            ReadingOrder.Collect(signal.Syntax.Schedule!, signal.Reads);
    }

    private static void Assign(DeclaredSignal signal, SignalAssignment assignment, int phases)
    {
        ReadingOrder.Collect(assignment.Assignment.Schedule, signal.Reads);
        if (signal.Syntax.Schedule != null)
            signal.Surplus.Add(assignment);
        if (assignment.Place < 0 || signal.Syntax.Schedule != null)
            return;
        if (signal.Assigned.Length == 0)
            signal.Assigned = new AssignmentSyntax?[phases];
        if (signal.Assigned[assignment.Place] != null)
            signal.Surplus.Add(assignment);
        signal.IsUnclear |= signal.Surplus.Count > 0 || assignment.Assignment.IsBroken;
        signal.Assigned[assignment.Place] ??= assignment.Assignment;
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

    private Signal Bound(DeclaredSignal signal, IReadOnlyList<Segment>? segments)
    {
        SignalSyntax syntax = signal.Syntax;
        Interval range = new(syntax.Range.From.Value, syntax.Range.To!.Value);
        bool rangeFits = range.Low < range.High;
        if (!rangeFits && !syntax.IsBroken)
            context.Report(Rules.BadRange, syntax.Range.Span, $"The range of '{syntax.Name.Text}' is {(range.IsPoint ? "empty" : "reversed")}: its end must be above its start.", syntax.Range.Swapped());
        bool complete = segments is { Count: > 0 } && rangeFits && !syntax.IsBroken;
        return new Signal(
            signal.Name.Text,
            syntax.Keyword.Documentation,
            range,
            complete ? new SignalTimeline(segments!, syntax.IsPerEpoch) : null,
            signal.Name.Span,
            IsLossWeight: false);
    }

    private IReadOnlyList<Segment>? OfRun(DeclaredSignal signal)
    {
        foreach (SignalAssignment assignment in signal.Surplus)
        {
            context.Report(
                Rules.TwoWriters,
                assignment.Name,
                $"Signal '{signal.Name.Text}' has a schedule for the whole run, and phase {assignment.Phase.Name?.Text} assigns it again. Remove one of the two.",
                new RelatedLocation(signal.Syntax.Schedule!.Span, "its schedule for the whole run"));
        }
        return context.Epochs > 0 && !signal.Syntax.IsBroken && signal.Surplus.Count == 0 ? schedules.Bind(signal.Syntax.Schedule!, 0, context.Epochs, null, "the run", signal.Name.Text) : null;
    }

    private List<Segment>? OfPhases(DeclaredSignal signal, PhasePlan[]? plan)
    {
        if (plan == null || signal.Syntax.IsBroken)
            return null;
        Lay([signal], plan);
        return signal.Segments;
    }

    private void Lay(DeclaredSignal[] signals, PhasePlan[] plan)
    {
        foreach (DeclaredSignal signal in signals)
        {
            signal.Segments = new List<Segment>(plan.Length);
            foreach (SignalAssignment again in signal.Surplus)
                context.Report(Rules.TwoWriters, again.Name, $"Phase {plan[again.Place].Phase.Name} assigns '{signal.Name.Text}' twice. Remove one of the two.", new RelatedLocation(signal.Assigned[again.Place]!.Span, "the first assignment"));
        }
        for (int i = 0; i < plan.Length; i++)
        {
            foreach (DeclaredSignal signal in signals)
            {
                if (signal.Segments is { } segments && !Follow(signal, segments, plan, i))
                    signal.Segments = null;
            }
        }
    }

    // Lays the segments of one phase, and of those that continue it, behind those before it; false after a mistake.
    private bool Follow(DeclaredSignal signal, List<Segment> segments, PhasePlan[] plan, int place)
    {
        Phase phase = plan[place].Phase;
        AssignmentSyntax? assigned = signal.AssignedIn(place);
        // Before a phase in which it is not clear what is meant, everything else can still be judged.
        if (signal.IsUnclear && IsUnclear(signal, assigned, place))
            return false;
        if (assigned?.Schedule is ContinueSyntax part)
            return Continuation.Lay(part, segments, phase, schedules);
        Segment? carried = segments.Count == 0 ? null : segments[segments.Count - 1];
        int last = Continuation.LastOf(signal, place);
        string name = last == place ? plan[place].Name : $"the time of phases {phase.Name} to {plan[last].Phase.Name}";
        IReadOnlyList<Segment>? added = assigned != null
            ? schedules.Bind(assigned.Schedule, phase.Start, plan[last].Phase.End, carried, name, signal.Name.Text, phase.Span)
            : CarryOver(signal, phase, plan[last].Phase.End, segments, carried);
        if (added == null)
            return false;
        for (int i = 0; i < added.Count; i++)
            segments.Add(added[i]);
        return true;
    }

    private static bool IsUnclear(DeclaredSignal signal, AssignmentSyntax? assigned, int place) =>
        assigned?.IsBroken == true || signal.Surplus.Any(assignment => assignment.Place == place && (assignment.Assignment.IsBroken || assignment.Assignment != assigned));

    private IReadOnlyList<Segment>? CarryOver(DeclaredSignal signal, Phase phase, double end, List<Segment> before, Segment? carried)
    {
        if (carried is { } value)
            return [new Segment(phase.Start, end, value.LastLevel, false, false, "hold", before[before.Count - 1].Span)];
        string name = signal.Name.Text;
        if (!context.IsBroken(name))
            context.Report(Rules.SignalWithoutValue, signal.Name.Span, $"Signal '{name}' has no value from epoch {Numbers.Short(phase.Start)} on: phase {phase.Name} does not assign it and nothing came before. Write for example '{name} {Numbers.Format(signal.Syntax.Range.From.Value)}' in phase {phase.Name}, or give the signal a schedule after '='.", new RelatedLocation(phase.Span, $"phase {phase.Name}"));
        return null;
    }
}
