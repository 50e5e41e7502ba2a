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
        foreach (StatementSyntax statement in blocks.Take(1).SelectMany(block => block.Statements).Where(statement => !statement.IsBroken))
        {
            if (statement is BestSyntax slot)
            {
                if (Best(slot, best) is { } bound)
                    best.Add(bound);
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
        return new CheckpointSpec(best, every, keep, everySpan);
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

    /// <summary>The allowances.</summary>
    public IReadOnlyList<Allowance> Allowances(BlockSyntax methodology)
    {
        List<Allowance> allowances = [];
        foreach (AllowSyntax allow in methodology.Statements.OfType<AllowSyntax>().Where(allow => !allow.IsBroken))
        {
            DiagnosticRule? rule = Rules.All.FirstOrDefault(candidate => candidate.Code == allow.Code.Text);
            if (rule == null)
                context.ReportUnknown(allow.Code, "diagnostic", Rules.All.Where(candidate => candidate.Severity != Severity.Error).Select(candidate => candidate.Code));
            else if (rule.Severity == Severity.Error)
                context.Report(Rules.BadValue, allow.Code.Span, $"{rule.Code} ({rule.Title}) is an error and cannot be allowed; only advice and warnings can.");
            else if (allow.Reason.Trim().Length == 0)
                context.Report(Rules.MissingOption, allow.Span, $"Say why {rule.Code} is allowed: because \"...\".");
            else
                allowances.Add(new Allowance(rule.Code, allow.Reason, allow.Span));
        }
        return allowances;
    }

    private BestSpec? Best(BestSyntax slot, List<BestSpec> others)
    {
        if (others.FirstOrDefault(other => other.Name == slot.Name.Text) is { } first)
            context.Report(Rules.DuplicateName, slot.Name.Span, $"Two checkpoints are named '{first.Name}'. Give one of them another name.", new RelatedLocation(first.Span, "the other one"));
        MetricKind? metric = conditions.Metric(slot.Metric);
        Condition? condition = slot.Condition == null ? null : conditions.Bind(slot.Condition);
        if (metric == null || (slot.Condition != null && condition == null))
            return null;
        double margin = slot.Margin == null ? 0 : ControlBinder.Threshold(slot.Margin);
        if (margin < 0)
            context.Report(Rules.BadValue, slot.Margin!.Span, "A margin is not negative. Write 0 or more, or leave it out.");
        return new BestSpec(slot.Name.Text, metric, slot.Direction.Text == "rises", margin, condition, slot.Span);
    }
}
