using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds controllers and gradient balance.</summary>
internal sealed class ControlBinder(BindingContext context)
{
    /// <summary>The controllers.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="targets">What may be driven: signals, and weights that are not signals.</param>
    /// <param name="weightSignals">For the name of a weight that is a signal, the signal.</param>
    public IReadOnlyList<Controller> Controllers(BlockSyntax methodology, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        List<Controller> controllers = [];
        foreach (ControllerSyntax syntax in methodology.Statements.OfType<ControllerSyntax>())
        {
            if (syntax.Name != null && controllers.FirstOrDefault(other => other.Name == syntax.Name.Text) is { } first)
                context.Report(Rules.DuplicateName, syntax.Name.Span, $"Two controllers are named '{first.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
            else if (syntax.Name != null)
                controllers.Add(Bind(syntax, targets, weightSignals));
        }
        return controllers;
    }

    /// <summary>Gradient balance, or null.</summary>
    public BalanceSpec? Balance(BlockSyntax methodology)
    {
        BalanceSyntax[] all = [.. methodology.Statements.OfType<BalanceSyntax>()];
        foreach (BalanceSyntax again in all.Skip(1))
            context.Report(Rules.DuplicateName, again.Keyword.Span, "Gradients are balanced twice. Remove one of the two lines.", new RelatedLocation(all[0].Span, "the first one"));
        if (all.Length == 0 || all[0].IsBroken)
            return null;
        BalanceSyntax balance = all[0];
        foreach (WordSyntax component in new[] { balance.First, balance.Second }.Where(component => !BlockBinder.Components.Contains(component.Text)))
            context.ReportUnknown(component, "component", BlockBinder.Components);
        if (Contains(balance.First.Text, balance.Second.Text) || Contains(balance.Second.Text, balance.First.Text))
            context.Report(Rules.BadValue, balance.Second.Span, $"'{balance.First.Text}' and '{balance.Second.Text}' share parameters, so their gradients cannot be balanced against each other. Name two separate components, such as vae_A and vae_B.");
        double? ema = Ema(balance.Ema);
        double low = balance.Clamp.From.Value;
        double high = balance.Clamp.To!.Value;
        if (low <= 0 || low > 1 || high < 1)
            context.Report(Rules.BadRange, balance.Clamp.Span, "The factors of a balance lie in a range above 0 that holds 1, for example 0.5..2.0.");
        return new BalanceSpec(balance.First.Text, balance.Second.Text, ema ?? 0, low, high);
    }

    private static bool Contains(string outer, string inner) => outer == inner || inner.StartsWith(outer + ".", StringComparison.Ordinal);

    private Controller Bind(ControllerSyntax syntax, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        List<Observation> observations = [];
        foreach (ObserveSyntax observe in syntax.Statements.OfType<ObserveSyntax>().Where(observe => !observe.IsBroken))
        {
            if (Metric(observe.Metric) is not { } metric || Ema(observe.Ema) is not { } ema)
                continue;
            if (observations.Any(other => other.Metric == metric))
                context.Report(Rules.DuplicateName, observe.Metric.Span, $"'{metric.Name}' is observed twice. Remove one of the two.");
            else
                observations.Add(new Observation(metric, ema, observe.Metric.Span));
        }
        if (!syntax.IsBroken && !syntax.Statements.Any(statement => statement is WhenSyntax) && !context.IsBroken("when"))
            context.Report(Rules.MissingFact, syntax.Name!.Span, $"Controller '{syntax.Name.Text}' has no rule, so it drives nothing. Write for example 'when kl > 7.5 scale beta by 1.05', or remove it.");
        List<ScaleRule> rules = [];
        foreach (WhenSyntax when in syntax.Statements.OfType<WhenSyntax>().Where(when => !when.IsBroken))
        {
            ComparisonTestSyntax condition = when.Condition;
            if (condition.BestOf != null)
                context.Report(Rules.BadValue, condition.BestOf.Span, "A controller compares with a number; 'best' is for checkpoints.");
            if (!targets.Contains(when.Signal.Text))
                ReportTarget(when.Signal, targets, weightSignals);
            else if (Metric(condition.Metric) is { } metric && context.InUnitOf(metric, condition.Threshold) is { } threshold)
                rules.Add(new ScaleRule(metric, condition.Comparison, threshold, when.Signal.Text, when.Factor.Value, when.Span, when.Signal.Span));
        }
        List<Bound> bounds = [];
        foreach (KeepSyntax keep in syntax.Statements.OfType<KeepSyntax>().Where(keep => !keep.IsBroken))
        {
            Interval range = new(keep.Range.From.Value, keep.Range.To!.Value);
            if (range.Low >= range.High)
                context.Report(Rules.BadRange, keep.Range.Span, "The end of the range must be above its start.");
            else if (!targets.Contains(keep.Signal.Text))
                ReportTarget(keep.Signal, targets, weightSignals);
            else if (bounds.Any(other => other.Signal == keep.Signal.Text))
                context.Report(Rules.DuplicateName, keep.Signal.Span, $"The bounds of '{keep.Signal.Text}' are said twice. Remove one of the two.");
            else
                bounds.Add(new Bound(keep.Signal.Text, range, keep.Span));
        }
        return new Controller(syntax.Name!.Text, syntax.Keyword.Documentation, Period(syntax.Period), observations, rules, bounds, syntax.Keyword.Span.To(syntax.Name.Span));
    }

    private void ReportTarget(WordSyntax word, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        if (weightSignals.TryGetValue(word.Text, out string? signal))
            context.Report(Rules.UnknownName, word.Span, $"The weight of loss '{word.Text.Substring(0, word.Text.LastIndexOf('.'))}' is signal '{signal}'. Name that signal instead.");
        else
            context.ReportUnknown(word, "signal or loss weight", targets);
    }

    private int Period(NumberSyntax? period)
    {
        if (period == null)
            return 1;
        if (context.Duration(period) is not { } epochs || context.StepsPerEpoch == 0)
            return 1;
        double steps = epochs * context.StepsPerEpoch;
        if (Math.Abs(steps - Math.Round(steps)) > 1e-6 || steps < 1)
            context.Report(Rules.BadDuration, period.Span, $"A controller acts after whole steps, and this is {Numbers.Short(steps)} of them (an epoch has {Numbers.Format(context.StepsPerEpoch)}).");
        return Math.Max(1, (int)Math.Round(steps));
    }

    private MetricKind? Metric(WordSyntax word)
    {
        MetricKind? metric = MetricKind.Find(word.Text);
        IEnumerable<string> observable = MetricKind.All.Where(kind => kind.IsObserved).Select(kind => kind.Name);
        if (metric == null)
            context.ReportUnknown(word, "metric", observable);
        else if (!metric.IsObserved)
            context.Report(Rules.BadValue, word.Span, $"'{word.Text}' is measured over all data after an epoch, so a controller cannot observe it in a step. It can observe: {string.Join(", ", observable)}.");
        return metric is { IsObserved: true } ? metric : null;
    }

    private double? Ema(NumberSyntax ema)
    {
        if (ema.Value is >= 0 and < 1)
            return ema.Value;
        context.Report(Rules.BadEma, ema.Span, $"The weight of the past in a moving average lies in [0, 1), for example 0.9; with {Numbers.Format(ema.Value)} the average would {(ema.Value >= 1 ? "never see a new value" : "swing")}.");
        return null;
    }
}
