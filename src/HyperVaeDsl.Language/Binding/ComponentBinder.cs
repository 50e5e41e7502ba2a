using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the state machines of components.</summary>
internal sealed class ComponentBinder(BindingContext context)
{
    private readonly ConditionBinder conditions = new(context);

    /// <summary>The components with a state machine.</summary>
    public IReadOnlyList<ComponentSpec> Components(BlockSyntax methodology)
    {
        List<ComponentSpec> components = [];
        foreach (BlockSyntax block in methodology.Statements.OfType<BlockSyntax>().Where(block => block.Keyword.Text == "component" && block.Name != null))
        {
            WordSyntax name = block.Name!;
            if (!context.Components.Contains(name.Text))
                context.ReportUnknown(name, "component", context.Components);
            else if (components.FirstOrDefault(other => ControlBinder.Contains(other.Path, name.Text) || ControlBinder.Contains(name.Text, other.Path)) is { } other)
                context.Report(Rules.DuplicateName, name.Span, other.Path == name.Text ? $"Component '{name.Text}' is described twice. Merge the two." : $"'{name.Text}' and '{other.Path}' share parameters, which cannot be frozen and trainable at once. Describe separate components.", new RelatedLocation(other.Span, "the other one"));
            else if (Bind(block, name) is { } component)
                components.Add(component);
        }
        return components;
    }

    private ComponentSpec? Bind(BlockSyntax block, WordSyntax name)
    {
        StartsSyntax? starts = Single<StartsSyntax>(block, "starts");
        if (starts == null && !block.IsBroken && !context.IsBroken("starts"))
            context.Report(Rules.MissingFact, name.Span, $"Component '{name.Text}' does not say how it starts. Write 'starts frozen' or 'starts trainable'.");
        (bool freezeFits, Condition? freeze) = Transition(block, "freeze");
        (bool unfreezeFits, Condition? unfreeze) = Transition(block, "unfreeze");
        RestSyntax? warmup = Single<RestSyntax>(block, "warmup");
        Quantity? warmupEpochs = warmup == null ? 0 : context.Wait(warmup.Duration);
        RestSyntax? rest = Single<RestSyntax>(block, "hysteresis");
        bool inEvaluations = rest?.Duration.Unit == "evals";
        Quantity? hysteresis = rest == null ? 0 : inEvaluations ? conditions.Evaluations(rest.Duration) : context.Wait(rest.Duration);
        AnnealSyntax? anneal = Single<AnnealSyntax>(block, "anneal freeze", statement => statement.What.Text == "freeze");
        AnnealSyntax? waiting = Single<AnnealSyntax>(block, "anneal patience", statement => statement.What.Text == "patience");
        AnnealingSpec? annealing = anneal == null || freeze == null ? null : Annealing(anneal, freeze);
        PatienceAnnealingSpec? patience = waiting == null || freeze == null ? null : Patience(waiting, freeze);
        bool complete = starts != null && freezeFits && unfreezeFits && warmupEpochs != null && hysteresis != null && !block.IsBroken
            && block.Statements.All(statement => !statement.IsBroken) && (anneal == null || annealing != null || freeze == null)
            && (waiting == null || patience != null || freeze == null);
        if (freezeFits && freeze == null)
        {
            foreach (AnnealSyntax idle in new[] { anneal, waiting }.OfType<AnnealSyntax>())
                context.Report(Rules.BadAnnealing, idle.Span, $"Component '{name.Text}' has no 'freeze when' condition, so there is no {(idle == anneal ? "threshold" : "patience")} to anneal. Remove this line.", new DiagnosticDetails { Fixes = [Fix.Removal("Remove this line", idle.Span) with { Applicability = Applicability.Choice }] });
        }
        return complete ? new ComponentSpec(name.Text, block.Keyword.Documentation, starts!.State.Text == "frozen", unfreeze, freeze, warmupEpochs!.Value, hysteresis!.Value, inEvaluations, annealing, name.Span) { Patience = patience } : null;
    }

    private (bool Fits, Condition? Condition) Transition(BlockSyntax block, string keyword)
    {
        TransitionSyntax? syntax = Single<TransitionSyntax>(block, keyword);
        Condition? condition = syntax == null ? null : conditions.Bind(syntax.Condition);
        return (syntax == null ? !context.IsBroken(keyword) : condition != null, condition);
    }

    private AnnealingSpec? Annealing(AnnealSyntax syntax, Condition freeze)
    {
        MetricKind? metric = conditions.Metric(syntax.Metric);
        ComparisonTest? test = freeze.Tests.OfType<ComparisonTest>().FirstOrDefault(candidate => !candidate.RelativeToBest);
        if (test == null)
            context.Report(Rules.BadAnnealing, syntax.Span, "The freeze condition compares with no number, so there is no threshold to anneal. Write for example 'freeze when coverage < 99.5%'.");
        if (metric == null || test == null)
            return null;
        Quantity? of(string name) => syntax.Find(name) is { } number ? context.InUnitOf(test.Metric, number) : 0;
        Quantity? step = of("step");
        Quantity? tolerance = syntax.Find("tolerance") is { } written ? context.InUnitOf(metric, written) : 0;
        Quantity? floor = of("floor");
        Quantity? ceiling = of("ceiling");
        Quantity? gap = of("gap");
        if (step == null || tolerance == null || floor == null || ceiling == null || gap == null)
            return null;
        return new AnnealingSpec(metric, step.Value, tolerance.Value, floor.Value, ceiling.Value, syntax.Find("gap") == null ? null : gap, syntax.Span);
    }

    private PatienceAnnealingSpec? Patience(AnnealSyntax syntax, Condition freeze)
    {
        MetricKind? metric = conditions.Metric(syntax.Metric);
        Quantity? tolerance = metric == null ? null : syntax.Find("tolerance") is { } written ? context.InUnitOf(metric, written) : 0;
        Quantity? step = Length(syntax.Find("step")!, freeze);
        Quantity? floor = Length(syntax.Find("floor")!, freeze);
        Quantity? ceiling = Length(syntax.Find("ceiling")!, freeze);
        return metric == null || tolerance == null || step == null || floor == null || ceiling == null ? null
            : new PatienceAnnealingSpec(metric, step.Value, tolerance.Value, floor.Value, ceiling.Value, syntax.Span);
    }

    // The patience is the duration of the freeze condition, so it is counted as that is.
    private Quantity? Length(NumberSyntax number, Condition freeze)
    {
        if (freeze.InEpochs == (number.Unit != "evals"))
            return freeze.InEpochs ? context.WholeEpochsToWait(number) : conditions.Evaluations(number);
        string unit = freeze.InEpochs ? "epochs" : "evals";
        context.Report(Rules.MissingUnit, number.Span, $"The freeze condition waits for {Text.Numbers.Format(freeze.For)} {unit}, so its patience is counted in {unit}. Write '{Text.Numbers.Format(number.Value)} {unit}' if that is meant.");
        return null;
    }

    private T? Single<T>(BlockSyntax block, string keyword)
        where T : StatementSyntax => Single<T>(block, keyword, statement => statement.Keyword.Text == keyword);

    private T? Single<T>(BlockSyntax block, string keyword, Func<T, bool> isOne)
        where T : StatementSyntax
    {
        T[] found = [.. block.Statements.OfType<T>().Where(isOne)];
        foreach (T again in found.Skip(1))
            context.Report(Rules.DuplicateName, again.Keyword.Span, $"'{keyword}' is said twice for component '{block.Name!.Text}'. Keep one of the two.", new RelatedLocation(found[0].Span, "first said here"));
        return found.FirstOrDefault(statement => !statement.IsBroken);
    }
}
