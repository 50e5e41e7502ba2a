using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds controllers, their order, and gradient balance.</summary>
internal sealed class ControlBinder(BindingContext context)
{
    private readonly ConditionBinder conditions = new(context);
    private readonly HashSet<string> missingLosses = [];
    private IReadOnlyCollection<string> observedLosses = [];

    /// <summary>The names that laws set or rules shift: what the plan says of them is not all that they can be.</summary>
    public static ISet<string> Moved(BlockSyntax methodology)
    {
        IEnumerable<StatementSyntax> statements = methodology.Statements.OfType<ControllerSyntax>().SelectMany(controller => controller.Statements);
        return new HashSet<string>(statements.Select(statement => statement switch
        {
            DriveSyntax { Law.Text: not "boost" } drive => drive.Signal.Text,
            WhenSyntax { Shifts: true } rule => rule.Signal.Text,
            _ => "",
        }));
    }

    /// <summary>The controllers.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="targets">What may be driven: signals, and weights that are not signals.</param>
    /// <param name="weightSignals">For the name of a weight that is a signal, the signal.</param>
    /// <param name="signals">The signals that may be set points.</param>
    /// <param name="losses">The losses whose value in a step may be observed.</param>
    public IReadOnlyList<Controller> Controllers(BlockSyntax methodology, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals, IReadOnlyCollection<string> signals, IReadOnlyCollection<string> losses)
    {
        observedLosses = losses;
        List<Controller> controllers = [];
        foreach (ControllerSyntax syntax in methodology.Statements.OfType<ControllerSyntax>())
        {
            if (syntax.Name != null && controllers.FirstOrDefault(other => other.Name == syntax.Name.Text) is { } first)
                context.Report(Rules.DuplicateName, syntax.Name.Span, $"Two controllers are named '{first.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
            else if (syntax.Name != null)
                controllers.Add(Bind(syntax, targets, weightSignals, new LawBinder(context, signals)));
        }
        return controllers;
    }

    /// <summary>In which order controllers act on signals that several of them drive.</summary>
    public IReadOnlyList<SignalOrder> Orders(BlockSyntax methodology, IReadOnlyList<Controller> controllers, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        List<SignalOrder> orders = [];
        foreach (OrderSyntax syntax in methodology.Statements.OfType<OrderSyntax>().Where(order => !order.IsBroken))
        {
            if (!targets.Contains(syntax.Signal.Text))
            {
                ReportTarget(syntax.Signal, targets, weightSignals);
                continue;
            }
            if (orders.FirstOrDefault(other => other.Signal == syntax.Signal.Text) is { } first)
                context.Report(Rules.DuplicateName, syntax.Signal.Span, $"The order of '{first.Signal}' is said twice. Remove one of the two lines.", new RelatedLocation(first.Span, "the first one"));
            WordSyntax[] unknown = [.. syntax.Controllers.Where(name => controllers.All(controller => controller.Name != name.Text))];
            foreach (WordSyntax name in unknown)
                context.ReportUnknown(name, "controller", controllers.Select(controller => controller.Name));
            if (unknown.Length == 0)
                orders.Add(new SignalOrder(syntax.Signal.Text, [.. syntax.Controllers.Select(name => name.Text)], syntax.Span));
        }
        return orders;
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
        foreach (WordSyntax component in new[] { balance.First, balance.Second }.Where(component => !context.Components.Contains(component.Text)))
            context.ReportUnknown(component, "component", context.Components);
        if (Contains(balance.First.Text, balance.Second.Text) || Contains(balance.Second.Text, balance.First.Text))
            context.Report(Rules.BadValue, balance.Second.Span, $"'{balance.First.Text}' and '{balance.Second.Text}' share parameters, so their gradients cannot be balanced against each other. Name two separate components, such as vae_A and vae_B.");
        double? ema = Ema(balance.Ema);
        double low = balance.Clamp.From.Value;
        double high = balance.Clamp.To!.Value;
        if (low <= 0 || low > 1 || high < 1)
            context.Report(Rules.BadRange, balance.Clamp.Span, "The factors of a balance lie in a range above 0 that holds 1, for example 0.5..2.0.");
        return new BalanceSpec(balance.First.Text, balance.Second.Text, ema ?? 0, low, high);
    }

    /// <summary>Whether one component lies in another.</summary>
    public static bool Contains(string outer, string inner) => outer == inner || inner.StartsWith(outer + ".", StringComparison.Ordinal);


    private Controller Bind(ControllerSyntax syntax, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals, LawBinder laws)
    {
        List<Observation> observations = Observations(syntax);
        bool acts = syntax.Statements.Any(statement => statement is WhenSyntax or DriveSyntax);
        if (!syntax.IsBroken && !acts && !context.IsBroken("when") && !context.IsBroken("drive"))
            context.Report(Rules.MissingFact, syntax.Name!.Span, $"Controller '{syntax.Name.Text}' has no rule, so it drives nothing. Write for example 'when kl > 7.5 scale beta by 1.05', or remove it.");
        List<ControlRule> rules = [];
        foreach (WhenSyntax when in syntax.Statements.OfType<WhenSyntax>().Where(when => !when.IsBroken))
        {
            if (!targets.Contains(when.Signal.Text))
                ReportTarget(when.Signal, targets, weightSignals);
            else if (Test(syntax, when.Test) is { } test)
                rules.Add(new ControlRule(test, when.Shifts, when.Signal.Text, when.Amount.Value, when.Span, when.Signal.Span));
        }
        List<Drive> drives = [];
        foreach (DriveSyntax drive in syntax.Statements.OfType<DriveSyntax>().Where(drive => !drive.IsBroken))
        {
            if (!targets.Contains(drive.Signal.Text))
                ReportTarget(drive.Signal, targets, weightSignals);
            else if (Metric(syntax, drive.Metric) is { } metric && laws.Bind(drive, metric) is { } law)
                drives.Add(new Drive(drive.Signal.Text, law, drive.Span, drive.Signal.Span));
        }
        return new Controller(syntax.Name!.Text, syntax.Keyword.Documentation, Period(syntax.Period), syntax.ActsOnEvaluations, observations, rules, drives, Bounds(syntax, targets, weightSignals), syntax.Keyword.Span.To(syntax.Name.Span))
        {
            Plants = Plants(syntax, targets, weightSignals),
        };
    }

    private List<Observation> Observations(ControllerSyntax syntax)
    {
        List<Observation> observations = [];
        foreach (ObserveSyntax observe in syntax.Statements.OfType<ObserveSyntax>().Where(observe => !observe.IsBroken))
        {
            if (Metric(syntax, observe.Metric) is not { } metric || Ema(observe.Ema) is not { } ema)
                continue;
            if (observations.Any(other => other.Metric == metric))
                context.Report(Rules.DuplicateName, observe.Metric.Span, $"'{metric.Name}' is observed twice. Remove one of the two.");
            else
                observations.Add(new Observation(metric, ema, observe.Metric.Span));
        }
        return observations;
    }

    private List<Bound> Bounds(ControllerSyntax syntax, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        List<Bound> bounds = [];
        foreach (KeepSyntax keep in syntax.Statements.OfType<KeepSyntax>().Where(keep => !keep.IsBroken))
        {
            Interval range = new(keep.Range.From.Value, keep.Range.To!.Value);
            if (range.Low >= range.High)
                context.Report(Rules.BadRange, keep.Range.Span, "The end of the range must be above its start.", keep.Range.Swapped());
            else if (!targets.Contains(keep.Signal.Text))
                ReportTarget(keep.Signal, targets, weightSignals);
            else if (bounds.Any(other => other.Signal == keep.Signal.Text))
                context.Report(Rules.DuplicateName, keep.Signal.Span, $"The bounds of '{keep.Signal.Text}' are said twice. Remove one of the two.");
            else
                bounds.Add(new Bound(keep.Signal.Text, range, keep.Span));
        }
        return bounds;
    }

    private List<PlantSign> Plants(ControllerSyntax syntax, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        List<PlantSign> plants = [];
        foreach (PlantSyntax plant in syntax.Statements.OfType<PlantSyntax>().Where(plant => !plant.IsBroken))
        {
            if (!targets.Contains(plant.Signal.Text))
                ReportTarget(plant.Signal, targets, weightSignals);
            else if (Metric(syntax, plant.Metric) is { } metric)
            {
                if (plants.FirstOrDefault(other => other.Metric == metric && other.Signal == plant.Signal.Text) is { } first)
                    context.Report(Rules.DuplicateName, plant.Metric.Span, $"How {metric.Name} answers to '{first.Signal}' is said twice. Remove one of the two lines.", new RelatedLocation(first.Span, "the first one"));
                else
                    plants.Add(new PlantSign(metric, plant.Rises, plant.Signal.Text, plant.Span));
            }
        }
        return plants;
    }

    // Between evaluations there is neither a best value nor a value before, so a rule of steps compares with a number.
    private MetricTest? Test(ControllerSyntax controller, TestSyntax syntax)
    {
        // With a loop of the user's own the whole controller is refused.
        if (Metric(controller, syntax.Metric) is not { } metric || context.IsScheduleOnly)
            return null;
        if (metric.Loss != null && syntax is ComparisonTestSyntax { BestOf: null } compared)
            return context.InUnitOf(metric, compared.Threshold) is { } threshold ? new ComparisonTest(metric, compared.Comparison, threshold, false, compared.Span) : null;
        if (!controller.ActsOnEvaluations && syntax is TrendTestSyntax trend)
        {
            context.Report(Rules.NotInAStep, trend.Span, $"That {trend.Metric.Text} {trend.Verb} is seen at evaluations, and controller '{controller.Name!.Text}' acts {Cadence(controller)}. Write 'controller {controller.Name.Text} every eval', or compare with a number.", EveryEvaluation(controller));
            return null;
        }
        if (!controller.ActsOnEvaluations && syntax is ComparisonTestSyntax { BestOf: { } best })
        {
            context.Report(Rules.BadValue, best.Span, "A controller of steps compares with a number; 'best' is known at evaluations.");
            return null;
        }
        return conditions.Test(syntax);
    }

    private void ReportTarget(WordSyntax word, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> weightSignals)
    {
        if (weightSignals.TryGetValue(word.Text, out string? signal))
            context.Report(Rules.UnknownName, word.Span, $"The weight of loss '{word.Text.Substring(0, word.Text.LastIndexOf('.'))}' is signal '{signal}'. Name that signal instead.", new DiagnosticDetails { Fixes = [new Fix($"Write '{signal}'", word.Span, signal)] });
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
        {
            string example = Math.Round(steps) > 1 ? $"{Numbers.Format(Math.Round(steps))} steps" : "step";
            context.Report(Rules.BadDuration, period.Span, $"A controller acts after whole steps, and this is {Numbers.Short(steps)} of them (an epoch has {Numbers.Format(context.StepsPerEpoch)}). Write for example 'every {example}'.", new DiagnosticDetails { Fixes = [new Fix($"Write 'every {example}'", period.Span, example) { Applicability = Applicability.Choice }] });
        }

        return Math.Max(1, (int)Math.Round(steps));
    }

    private MetricKind? Metric(ControllerSyntax controller, WordSyntax word)
    {
        // With a loop of the user's own the whole controller is refused.
        IReadOnlyList<MetricKind> all = context.IsScheduleOnly ? MetricKind.All : context.Metrics;
        MetricKind? metric = all.FirstOrDefault(kind => kind.Name == word.Text);
        bool isOwnLoss = metric?.IsObserved != true && observedLosses.Contains(word.Text);
        if (context.External == null && LossKind.Find(word.Text)?.Kind.Name == "reconstruction")
            return Loss(controller, word, isOwn: false);
        if (isOwnLoss && (metric == null || !controller.ActsOnEvaluations))
            return Loss(controller, word, isOwn: true);
        IEnumerable<string> known = all.Where(kind => kind.IsObserved || controller.ActsOnEvaluations).Select(kind => kind.Name)
            .Concat(controller.ActsOnEvaluations ? [] : observedLosses.Where(loss => context.External != null || LossKind.Find(loss) == null));
        if (metric == null)
            context.ReportUnknown(word, "metric", known);
        else if (!metric.IsObserved && !controller.ActsOnEvaluations)
            context.Report(Rules.NotInAStep, word.Span, $"'{word.Text}' is measured over all data at evaluations, and controller '{controller.Name!.Text}' acts {Cadence(controller)}. Write 'controller {controller.Name.Text} every eval', or look at what a step shows: {string.Join(", ", known)}.", EveryEvaluation(controller));
        return metric != null && (metric.IsObserved || controller.ActsOnEvaluations) ? metric : null;
    }

    private MetricKind? Loss(ControllerSyntax controller, WordSyntax word, bool isOwn)
    {
        string measured = isOwn ? "such as a metric that the methodology declares" : "such as trit_accuracy";
        if (controller.ActsOnEvaluations)
            context.Report(Rules.NotInAStep, word.Span, $"'{word.Text}' is the value of a loss in a step, and controller '{controller.Name!.Text}' acts at evaluations. Write 'controller {controller.Name.Text} every step', or look at what is measured over all data, {measured}.", new RelatedLocation(controller.Name.Span, "acts at evaluations"));
        else if (!observedLosses.Contains(word.Text))
            ReportMissingLoss(word);
        else
            return isOwn ? MetricKind.OfOwnLoss(word.Text) : MetricKind.OfLoss(word.Text);
        return null;
    }

    // Once for each loss: what observes it and what looks at it name the same.
    private void ReportMissingLoss(WordSyntax word)
    {
        if (!context.IsBroken(word.Text) && missingLosses.Add(word.Text))
            context.Report(Rules.UnknownName, word.Span, $"A controller sees '{word.Text}' as the value of the loss of that name, and the methodology has no such loss.{Suggestion.For(word.Text, observedLosses)}", Suggestion.Details(word.Text, word.Span, observedLosses));
    }

    // A controller without a cadence gets one; another one is for its author to weigh.
    private static DiagnosticDetails EveryEvaluation(ControllerSyntax controller) => new()
    {
        Related = [new RelatedLocation(controller.Name!.Span, $"acts {Cadence(controller)}")],
        Fixes = controller.Period != null ? [] : [new Fix($"Write 'controller {controller.Name.Text} every eval'", new TextSpan(controller.Name.Span.End, controller.Name.Span.End), " every eval") { Applicability = Applicability.Choice }],
    };

    private static string Cadence(ControllerSyntax controller) => controller.Period == null ? "every step" : "between them";

    private double? Ema(NumberSyntax ema)
    {
        if (ema.Value is >= 0 and < 1)
            return ema.Value;
        context.Report(Rules.BadEma, ema.Span, $"The weight of the past in a moving average lies in [0, 1), for example 0.9; with {Numbers.Format(ema.Value)} the average would {(ema.Value >= 1 ? "never see a new value" : "swing")}.", new DiagnosticDetails { Fixes = [new Fix("Write 0.9", ema.Span, "0.9") { Applicability = Applicability.Choice }] });
        return null;
    }
}
