using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the properties that a methodology must have. They are bound last: they may speak of everything that has a value.</summary>
internal sealed class EnsureBinder
{
    private readonly BindingContext context;
    private readonly IReadOnlyList<Phase> phases;
    private readonly FormulaBinder formulas;

    public EnsureBinder(BindingContext context, IReadOnlyList<Phase> phases, IReadOnlyList<Signal> signals, IReadOnlyList<Loss> losses, OptimizerSpec? optimizer)
    {
        this.context = context;
        this.phases = phases;
        Dictionary<string, ScalarRef> values = new(StringComparer.Ordinal);
        foreach (Signal signal in signals)
            values[signal.Name] = new ScalarRef(signal.Name, 0, signal.Span);
        foreach ((string name, ScalarRef value) in losses.SelectMany(loss => loss.Scalars))
        {
            if (!values.ContainsKey(name))
                values.Add(name, value);
        }
        if (optimizer != null && !values.ContainsKey("learning_rate"))
            values.Add("learning_rate", optimizer.LearningRate);
        formulas = new FormulaBinder(context, values);
    }

    /// <summary>The properties that could be understood.</summary>
    public IReadOnlyList<EnsureSpec> Bind(BlockSyntax methodology)
    {
        List<EnsureSpec> bound = [];
        Dictionary<string, EnsureSyntax> named = new(StringComparer.Ordinal);
        foreach (EnsureSyntax syntax in methodology.Statements.OfType<EnsureSyntax>().Where(syntax => !syntax.IsBroken))
        {
            if (syntax.Name is { } name && named.TryGetValue(name.Text, out EnsureSyntax? first))
                context.Report(Rules.DuplicateName, name.Span, $"Two properties are named '{name.Text}'. Give one of them another name.", new RelatedLocation(first.Name!.Span, "the other one"));
            else if (syntax.Name != null)
                named.Add(syntax.Name.Text, syntax);
            formulas.Begin();
            Phase? phase = syntax.Phase == null ? null : phases.FirstOrDefault(candidate => candidate.Name == syntax.Phase.Text);
            bool isKnown = syntax.Phase == null || phase != null;
            if (!isKnown && phases.Count > 0)
                context.ReportUnknown(syntax.Phase!, "phase", phases.Select(candidate => candidate.Name));
            // Without a run there are no times to speak of; that was reported.
            if (Property(syntax.Property, phase) is { } property && isKnown && context.Epochs > 0)
                bound.Add(new EnsureSpec(syntax.Name?.Text, syntax.Keyword.Documentation, phase, property, syntax.Written, syntax.Span));
        }
        return bound;
    }

    private EnsuredProperty? Property(PropertySyntax syntax, Phase? phase)
    {
        switch (syntax)
        {
            case AlwaysSyntax always:
                return formulas.Claim(always.Claim) is { } claim ? new AlwaysProperty(always.IsNever ? new NotClaim(claim, claim.Span) : claim) : null;
            case AtSyntax at:
                return At(at, phase);
            case EventuallySyntax eventually:
                return Eventually(eventually, phase);
            case UntilSyntax until:
                Claim? first = formulas.Claim(until.Claim);
                return formulas.Claim(until.Until) is { } then && first != null ? new UntilProperty(first, then) : null;
            case ChangeSyntax change:
                return Change(change);
            default:
                return Integral((IntegralSyntax)syntax, phase);
        }
    }

    private AtProperty? At(AtSyntax at, Phase? phase)
    {
        Claim? claim = formulas.Claim(at.Claim);
        double? time = at.Time == null ? null : context.InEpochs(at.Time.Value, at.Time.Unit);
        if (claim == null || (at.Time != null && time == null))
            return null;
        return time is { } moment && IsOutside(moment, phase, at.TimeSpan) ? null : new AtProperty(time, claim, at.TimeSpan);
    }

    private EventuallyProperty? Eventually(EventuallySyntax eventually, Phase? phase)
    {
        Claim? claim = formulas.Claim(eventually.Claim);
        double? within = eventually.Within == null ? null : context.Duration(eventually.Within);
        if (claim == null || (eventually.Within != null && within == null))
            return null;
        double length = phase == null ? context.Epochs : phase.End - phase.Start;
        if (!(within > length * (1 + ScheduleBinder.RelativeTolerance)))
            return new EventuallyProperty(claim, within, eventually.Within?.Span ?? eventually.Span);
        string all = phase == null ? "the run has" : $"phase {phase.Name} has";
        context.Report(Rules.EnsureOutsideRun, eventually.Within!.Span, $"The {Numbers.Short(within.Value)} epochs are never over: {all} {Numbers.Short(length)}. Write a shorter time, or leave out 'within'.", phase != null ? [new RelatedLocation(phase.Span, "the phase")] : [.. context.RunPlace]);
        return null;
    }

    private ChangeProperty? Change(ChangeSyntax change)
    {
        ClaimTerm? value = formulas.Term(change.Value);
        double? limit = context.Real(change.Limit, 0, double.MaxValue, "The limit of a change");
        if (change.Comparison.Text[0] == '>')
        {
            context.Report(Rules.BadValue, change.Comparison.Span, "A change is limited from above: write '<=' or '<'.");
            return null;
        }
        return value == null || limit == null ? null : new ChangeProperty(value, change.Comparison.Text == "<", limit.Value, change.Unit.Text == "step");
    }

    private IntegralProperty? Integral(IntegralSyntax integral, Phase? phase)
    {
        ClaimTerm? value = formulas.Term(integral.Value);
        double? bound = context.InEpochs(integral.Bound.Value, integral.Bound.Unit);
        if (value == null || bound == null || double.IsNaN(bound.Value))
            return null;
        if (integral.Over == null)
            return new IntegralProperty(value, null, null, integral.Comparison.Text, bound.Value, integral.Span);
        double? from = context.InEpochs(integral.Over.From.Value, integral.Unit!.Text);
        double? to = integral.Over.To == null ? phase?.End ?? context.Epochs : context.InEpochs(integral.Over.To.Value, integral.Unit.Text);
        if (from is not { } start || to is not { } end || double.IsNaN(start) || double.IsNaN(end))
            return null;
        if (start >= end)
        {
            context.Report(Rules.BadRange, integral.Over.Span, $"The times {Numbers.Short(start)}..{Numbers.Short(end)} of this integral are {(start.Equals(end) ? "empty" : "reversed")}: the end must be after the start.");
            return null;
        }
        // 100% of a run and its last epoch are the same time, though not the same double.
        end = Math.Abs(end - context.Epochs) <= ScheduleBinder.RelativeTolerance * context.Epochs ? context.Epochs : end;
        return IsOutside(start, phase, integral.Over.Span) || IsOutside(end, phase, integral.Over.Span, isEnd: true) ? null
            : new IntegralProperty(value, start, end, integral.Comparison.Text, bound.Value, integral.Over.Span);
    }

    private bool IsOutside(double time, Phase? phase, TextSpan span, bool isEnd = false)
    {
        (double from, double to) = phase == null ? (0, context.Epochs) : (phase.Start, phase.End);
        if (double.IsNaN(time) || (time >= from && (time < to || (isEnd && time <= to))))
            return double.IsNaN(time);
        string what = phase == null ? "the run is" : $"phase {phase.Name} is";
        string end = time.Equals(to) && !isEnd ? ", and its end belongs to it no more: write 'at end' for the values just before it" : "";
        context.Report(Rules.EnsureOutsideRun, span, $"Epoch {Numbers.Short(time)} never comes here: {what} epochs {Numbers.Short(from)}..{Numbers.Short(to)}{end}. Write a time inside.");
        return true;
    }
}
