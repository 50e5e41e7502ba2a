using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds losses: their kind, their options, when they act, and that none counts twice.</summary>
internal sealed class LossBinder(BindingContext context, ScheduleBinder schedules, IReadOnlyList<Signal> signals)
{
    private readonly LossScalarBinder scalars = new(context, schedules, signals);
    private Activity[]? whole;

    /// <summary>Signals for the weights and parameters that have schedules of their own.</summary>
    public IReadOnlyList<Signal> OwnSignals => scalars.OwnSignals;

    /// <summary>All losses in the order of the catalogue (so that the order of declarations does not change the sums).</summary>
    public IReadOnlyList<Loss> Losses(BlockSyntax methodology, IReadOnlyList<LossGroup> groups, IReadOnlyList<Phase> phases)
    {
        List<Loss> losses = [];
        foreach (LossSyntax syntax in methodology.Statements.OfType<LossSyntax>())
            Add(losses, syntax, null, phases);
        foreach (BlockSyntax block in methodology.Statements.OfType<BlockSyntax>().Where(block => block.Keyword.Text == "group"))
        {
            LossGroup? group = groups.FirstOrDefault(candidate => candidate.Name == block.Name?.Text);
            foreach (LossSyntax syntax in block.Statements.OfType<LossSyntax>())
                Add(losses, syntax, group, phases);
        }
        CountedOnce(losses);
        return [.. losses.OrderBy(loss => loss.Name, StringComparer.Ordinal).OrderBy(loss => loss.Of).OrderBy(loss => LossKind.All.ToList().IndexOf(loss.Kind)).OrderBy(loss => loss.Kind.IsOwn)];
    }

    private (LossKind Kind, VaeChoice Of)? KindOf(LossSyntax syntax)
    {
        if (syntax.IsExternal && context.External == null && LossKind.Find(syntax.Name.Text) != null)
            context.Report(Rules.BuiltInName, syntax.Name.Span, $"The runtime has the loss '{syntax.Name.Text}'. Write 'loss {syntax.Name.Text}' for that one, or give your own another name.");
        else if (syntax.IsExternal)
            return (new LossKind($"external {syntax.Name.Text}", "", TakesBatch: true, []) { IsOwn = true }, VaeChoice.Both); // No advice about a loss of the catalogue is meant.
        else if (context.External != null)
            context.Report(Rules.UnknownLoss, syntax.Name.Span, $"The losses of an external model are its own. Write 'loss external {syntax.Name.Text} weight ...'.");
        else if (LossKind.Find(syntax.Name.Text) is { } found)
            return found;
        else
            Unknown(syntax.Name);
        return null;
    }

    private void Add(List<Loss> losses, LossSyntax syntax, LossGroup? group, IReadOnlyList<Phase> phases)
    {
        if (Bind(syntax, group, phases) is { } loss)
        {
            losses.Add(loss);
            return;
        }
        // What stands there with a mistake is not missing where a controller observes it or moves its weight.
        context.Forgive(syntax.Name.Text);
        context.Forgive(syntax.Name.Text + ".weight");
    }

    private Loss? Bind(LossSyntax syntax, LossGroup? group, IReadOnlyList<Phase> phases)
    {
        if (KindOf(syntax) is not { } found)
            return null;
        ScalarRef? weight = null;
        ScalarRef?[] values = [.. found.Kind.Parameters.Select(parameter => parameter.Default is { } value ? new ScalarRef(null, value, syntax.Name.Span) : null)];
        bool complete = !syntax.IsBroken;
        HashSet<string> seen = new(StringComparer.Ordinal);
        double? from = 0;
        double? to = context.Epochs;
        // Of a statement that could not be read to its end, no option is judged.
        foreach (OptionSyntax option in syntax.IsBroken ? [] : syntax.Options)
        {
            int index = found.Kind.IndexOf(option.Name);
            if (!seen.Add(option.Name))
            {
                context.Report(Rules.DuplicateName, option.NameSpan, $"'{option.Name}' is said twice for loss {syntax.Name.Text}. Keep one of the two.");
                complete = false;
            }
            else if (option.Name == "weight")
            {
                weight = scalars.Weight(syntax, option);
                complete &= weight != null;
            }
            else if (option.Name == "from")
            {
                from = Time(option);
            }
            else if (option.Name == "to")
            {
                to = Time(option);
            }
            else if (index >= 0)
            {
                values[index] = scalars.Parameter(syntax, found.Kind.Parameters[index], option);
                complete &= values[index] != null;
            }
            else
            {
                string[] known = ["weight", .. found.Kind.Parameters.Select(parameter => parameter.Name), "from", "to"];
                context.Report(Rules.UnknownName, option.NameSpan, $"Loss {syntax.Name.Text} has no option '{option.Name}'. It has: {string.Join(", ", known)}.{Suggestion.For(option.Name, known)}", Suggestion.Details(option.Name, option.NameSpan, known));
                complete = false;
                // The misspelt option was meant to be one of those that would now be missing.
                if (Suggestion.Nearest(option.Name, known) is { } meant)
                    seen.Add(meant);
            }
        }
        complete &= AllGiven(syntax, found.Kind, seen);
        if (!complete || weight == null || from == null || to == null || !IsWindow(syntax, from.Value, to.Value))
            return null;
        SignalTimeline? timeline = weight.Signal == null ? null : signals.Concat(OwnSignals).First(signal => signal.Name == weight.Signal).Timeline;
        bool isMoved = context.Moved.Contains(weight.Signal ?? syntax.Name.Text + ".weight");
        whole ??= [.. phases.Select(phase => new Activity(phase.Start, phase.End, null))];
        IReadOnlyList<Activity?> activity = Within(group?.Activity ?? whole, from.Value, to.Value, time => !isMoved && IsZero(weight, timeline, time));
        return new Loss(syntax.Name.Text, found.Kind, found.Of, weight, [.. values.Select(value => value!)], group?.Name, activity, syntax.Name.Span) { From = from.Value, To = to.Value };
    }

    private double? Time(OptionSyntax option)
    {
        if (option.Value is NumberSyntax { Unit: not "nats/dim" } number && number.Unit.Length > 0)
            return context.Duration(number);
        if (option.Value is NumberSyntax plain)
            context.Report(Rules.MissingUnit, plain.Span, $"'{option.Name}' is a time of the run. Write for example '{option.Name} {Numbers.Format(plain.Value)} epochs'.");
        else
            context.Report(Rules.BadValue, option.Value.Span, $"'{option.Name}' is a time of the run, for example '{option.Name} 50 epochs'.");
        return null;
    }

    private bool IsWindow(LossSyntax syntax, double from, double to)
    {
        if (context.Epochs == 0)
            return false;
        string? mistake = from >= context.Epochs ? $"begins at epoch {Numbers.Short(from)}, and the run ends at {Numbers.Format(context.Epochs)}"
            : to > context.Epochs * (1 + ScheduleBinder.RelativeTolerance) ? $"ends at epoch {Numbers.Short(to)}, after the run, which ends at {Numbers.Format(context.Epochs)}; leave 'to' out to act until the end"
            : from >= to ? $"ends at epoch {Numbers.Short(to)}, before it begins at {Numbers.Short(from)}"
            : null;
        if (mistake == null)
            return true;
        IEnumerable<OptionSyntax> written = syntax.Options.Where(option => option.Name is "from" or "to");
        context.Report(Rules.NeverActs, written.Last().Span, $"Loss {syntax.Name.Text} {mistake}. Write times with from < to inside the run.");
        return false;
    }

    // What is left of the activity of a group, or of the whole phases, in the loss's own time. Losses that act in all of it share it.
    private static IReadOnlyList<Activity?> Within(IReadOnlyList<Activity?> outer, double from, double to, Func<Activity, bool> isZero)
    {
        Activity?[]? changed = null;
        for (int i = 0; i < outer.Count; i++)
        {
            Activity? inner = outer[i] is { } activity ? Within(activity, from, to, isZero) : null;
            if (!ReferenceEquals(inner, outer[i]))
                (changed ??= [.. outer])[i] = inner;
        }
        return changed ?? outer;
    }

    private static Activity? Within(Activity outer, double from, double to, Func<Activity, bool> isZero)
    {
        Activity inner = from <= outer.From && outer.To <= to ? outer : outer with { From = Math.Max(outer.From, from), To = Math.Min(outer.To, to) };
        return inner.From < inner.To && !isZero(inner) ? inner : null;
    }

    private bool AllGiven(LossSyntax syntax, LossKind kind, HashSet<string> given)
    {
        if (syntax.IsBroken)
            return false;
        bool all = true;
        if (!given.Contains("weight"))
            all = Missing("weight", "weight 1");
        foreach (LossParameter parameter in kind.Parameters.Where(parameter => parameter.Default == null && !given.Contains(parameter.Name)))
            all = Missing(parameter.Name, $"{parameter.Name} {parameter.Example}");
        return all;

        bool Missing(string name, string example)
        {
            context.Report(Rules.MissingOption, syntax.Name.Span, $"Loss {syntax.Name.Text} does not say its {name}. Write for example '{example}'.", new DiagnosticDetails { Fixes = [new Fix($"Write '{example}'", new TextSpan(syntax.Name.Span.End, syntax.Name.Span.End), "  " + example) { Applicability = Applicability.Choice }] });
            return false;
        }
    }

    // Without a known plan nothing is called dead.
    private static bool IsZero(ScalarRef weight, SignalTimeline? timeline, Activity activity) =>
        // What is not 0 has to be so for all values of the params; of what is 0 it is seen that it was read.
        weight.Level?.Params is { } box && box.RequireActs(weight.Level, 0, 0, Rules.DeadLoss.Code, weight.Span) ? false
        : timeline?.Params is { } open && open.RequireActs(new ReferenceCurve(weight.Signal!, timeline), activity.From, activity.To, Rules.DeadLoss.Code, weight.Span) ? false
        : weight.Signal == null ? weight.Number == 0 : timeline != null && timeline.At(activity.From) == 0 && timeline.Over(activity.From, activity.To) is { Low: 0, High: 0 };

    private void CountedOnce(List<Loss> losses)
    {
        for (int i = 0; i < losses.Count; i++)
        {
            Loss? other = losses.Take(i).FirstOrDefault(candidate => candidate.Kind == losses[i].Kind && (candidate.Of == losses[i].Of || candidate.Of == VaeChoice.Both || losses[i].Of == VaeChoice.Both));
            if (other == null)
                continue;
            string message = other.Name == losses[i].Name
                ? $"Loss '{other.Name}' is declared twice. Remove one of the two."
                : $"'{other.Name}' and '{losses[i].Name}' count the same term twice: a name without _A or _B is the sum over both VAEs. Keep one of the two, or write {losses[i].Kind.Name}_A and {losses[i].Kind.Name}_B.";
            context.Report(Rules.CountedTwice, losses[i].Span, message, new RelatedLocation(other.Span, "the other one"));
        }
    }

    private void Unknown(WordSyntax name)
    {
        LossKind? pair = LossKind.All.FirstOrDefault(kind => kind.ComparesVaes && (name.Text == kind.Name + "_A" || name.Text == kind.Name + "_B"));
        if (pair != null)
            context.Report(Rules.UnknownLoss, name.Span, $"'{pair.Name}' compares the two VAEs, so it is not taken of one of them. Write 'loss {pair.Name}'.");
        else if (Capabilities.OfLoss(name.Text) is { } missing)
            context.Report(Rules.NotInRuntime, name.Span, $"The runtime has no loss '{name.Text}'. {missing.Why} {missing.Instead}");
        else if (KnownNames.WhyNoLoss(name.Text) is { } why)
            context.Report(Rules.NotALoss, name.Span, why);
        else if (KnownNames.OtherName(name.Text) is { } other)
            context.Report(Rules.UnknownLoss, name.Span, $"There is no loss '{name.Text}'. {other}");
        else
            context.Report(Rules.UnknownLoss, name.Span, $"There is no loss '{name.Text}'.{Suggest(name.Text)}", Suggestion.Details(name.Text, name.Span, LossKind.Names));
    }

    private static string Suggest(string name)
    {
        string suggestion = Suggestion.For(name, LossKind.Names);
        return suggestion.Length > 0 ? suggestion : $" There are: {string.Join(", ", LossKind.All.Select(kind => kind.Name))}. Those of one VAE end in _A or _B.";
    }
}
