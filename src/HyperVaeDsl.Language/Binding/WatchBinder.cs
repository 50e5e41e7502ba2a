using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds what watches a run: checkpoints, guards and allowances.</summary>
internal sealed class WatchBinder(BindingContext context)
{
    private readonly ConditionBinder conditions = new(context);

    /// <summary>The checkpoint block; no checkpoints without one.</summary>
    public CheckpointSpec Checkpoints(BlockSyntax methodology)
    {
        BlockSyntax[] blocks = [.. methodology.Statements.OfType<BlockSyntax>().Where(block => block.Keyword.Text == "checkpoint")];
        foreach (BlockSyntax again in blocks.Skip(1))
            context.Report(Rules.DuplicateName, again.Keyword.Span, "There are two checkpoint blocks. Merge them.", new RelatedLocation(blocks[0].Keyword.Span, "the first one"));
        List<BestSpec> best = [];
        int every = 0;
        int keep = 0;
        TextSpan everySpan = default;
        List<MilestoneSpec> milestones = [];
        foreach (StatementSyntax statement in blocks.Take(1).SelectMany(block => block.Statements).Where(statement => !statement.IsBroken))
        {
            if (statement is BestSyntax slot)
            {
                if (Best(slot, best) is { } bound)
                    best.Add(bound);
            }
            else if (statement is MilestoneSyntax milestone)
            {
                if (Milestone(milestone, milestones) is { } bound)
                    milestones.Add(bound);
            }
            else if (statement is EverySyntax periodic && context.WholeEpochs(periodic.Period) is { } epochs)
            {
                if (every > 0)
                    context.Report(Rules.DuplicateName, periodic.Keyword.Span, "Periodic checkpoints are declared twice. Remove one of the two.");
                every = epochs;
                everySpan = periodic.Span;
                keep = context.Whole(periodic.Keep, 1, 1_000_000, "The number of checkpoints to keep") ?? 1;
            }
        }
        return new CheckpointSpec(best, every, keep, everySpan, [.. milestones.OrderBy(milestone => milestone.Name, StringComparer.Ordinal).OrderBy(milestone => milestone.Time)]);
    }

    /// <summary>The guards.</summary>
    public IReadOnlyList<GuardSpec> Guards(BlockSyntax methodology)
    {
        List<GuardSpec> guards = [];
        foreach (GuardSyntax guard in methodology.Statements.OfType<GuardSyntax>().Where(guard => !guard.IsBroken))
        {
            if (guards.FirstOrDefault(other => other.Name == guard.Name.Text) is { } first)
                context.Report(Rules.DuplicateName, guard.Name.Span, $"Two guards are named '{first.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
            Condition? condition = conditions.Bind(guard.Condition);
            double? after = guard.After == null ? 0 : context.Duration(guard.After);
            int? times = guard.Times == null ? 0 : context.Whole(guard.Times, 1, 1_000_000, "How often a guard rolls back");
            GuardAction action = guard.Action.Text switch { "stop" => GuardAction.Stop, "warn" => GuardAction.Warn, _ => GuardAction.Rollback };
            if (condition != null && after != null && times != null)
                guards.Add(new GuardSpec(guard.Name.Text, condition, after.Value, action, guard.Slot?.Text, times.Value, guard.Span, guard.Slot?.Span ?? guard.Span));
        }
        return guards;
    }

    /// <summary>The targets.</summary>
    public IReadOnlyList<TargetSpec> Targets(BlockSyntax methodology)
    {
        List<TargetSpec> targets = [];
        foreach (TargetSyntax target in methodology.Statements.OfType<TargetSyntax>().Where(target => !target.IsBroken))
        {
            if (target.Test.BestOf != null)
                context.Report(Rules.BadValue, target.Test.BestOf.Span, "A target is a number that can be missed; the best value of a run cannot. Write the number.");
            else if (conditions.Comparison(target.Test) is { } test)
                targets.Add(new TargetSpec(test, target.Span));
        }
        return targets;
    }

    /// <summary>The metrics that are asked for.</summary>
    public IReadOnlyList<MeasureSpec> Measures(BlockSyntax methodology)
    {
        List<MeasureSpec> measures = [];
        foreach (MeasureSyntax measure in methodology.Statements.OfType<MeasureSyntax>().Where(measure => !measure.IsBroken))
        {
            if (conditions.Metric(measure.Metric) is { } metric && Measure(measure, metric, measures) is { } bound)
                measures.Add(bound);
        }
        return measures;
    }

    private MeasureSpec? Measure(MeasureSyntax measure, MetricKind metric, List<MeasureSpec> others)
    {
        if (metric.IsOwn)
        {
            context.Report(Rules.BadValue, measure.Span, $"'{metric.Name}' is declared, so your own code measures it at every evaluation. Remove this line.", new DiagnosticDetails { Fixes = [Fix.Removal("Remove this line", measure.Header)] });
            return null;
        }
        string name = MetricKind.OfModel(metric).Name;
        if (others.FirstOrDefault(other => other.Metric.Name == name) is { } first)
        {
            context.Report(Rules.DuplicateName, measure.Metric.Span, $"'{name}' is asked for twice. Remove one of the two lines.", new DiagnosticDetails { Related = [new RelatedLocation(first.Span, "first asked for here")] });
            return null;
        }
        if (!metric.IsExtra)
        {
            context.Report(Rules.BadValue, measure.Span, $"'{name}' is measured at every evaluation anyway. Remove this line.", new DiagnosticDetails { Fixes = [Fix.Removal("Remove this line", measure.Header)] });
            return null;
        }
        if (metric.IsSampleDeclared != (measure.Samples != null))
        {
            string fix = metric.IsSampleDeclared
                ? $"'{name}' depends on how many samples are drawn. Write for example 'measure {name} samples 50000'."
                : $"'{name}' has no number of samples to choose. Write 'measure {name}'.";
            string line = $"measure {name}{(metric.IsSampleDeclared ? " samples 50000" : "")}";
            context.Report(Rules.UndeclaredSamples, measure.Span, fix, new DiagnosticDetails { Fixes = [new Fix($"Write '{line}'", measure.Header, line) { Applicability = metric.IsSampleDeclared ? Applicability.Choice : Applicability.Certain }] });
            return null;
        }
        int? samples = measure.Samples == null ? null : context.Whole(measure.Samples, 1, 10_000_000, "The number of samples");
        return measure.Samples != null && samples == null ? null : new MeasureSpec(MetricKind.OfModel(metric), samples, measure.Span);
    }

    private MilestoneSpec? Milestone(MilestoneSyntax milestone, List<MilestoneSpec> others)
    {
        if (others.FirstOrDefault(other => other.Name == milestone.Name.Text) is { } first)
            context.Report(Rules.DuplicateName, milestone.Name.Span, $"Two milestones are named '{first.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
        return context.Duration(milestone.Time) is { } time ? new MilestoneSpec(milestone.Name.Text, time, milestone.Span) : null;
    }

    private BestSpec? Best(BestSyntax slot, List<BestSpec> others)
    {
        if (others.FirstOrDefault(other => other.Name == slot.Name.Text) is { } first)
            context.Report(Rules.DuplicateName, slot.Name.Span, $"Two checkpoints are named '{first.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
        MetricKind? metric = conditions.Metric(slot.Metric);
        Condition? condition = slot.Condition == null ? null : conditions.Bind(slot.Condition);
        if (metric == null || (slot.Condition != null && condition == null))
            return null;
        double? margin = conditions.Margin(metric, slot.Margin);
        return margin == null ? null : new BestSpec(slot.Name.Text, metric, slot.Direction.Text == "rises", margin.Value, condition, slot.Span);
    }
}
