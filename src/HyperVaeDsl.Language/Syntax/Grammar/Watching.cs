using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>What watches a run: best checkpoints, milestones, guards, gates, targets and metrics that are asked for.</summary>
internal static class Watching
{
    public static readonly Parser<StatementSyntax> Best =
        from keyword in Word("best")
        from name in DeclaredName("a name for the checkpoint", "when")
        from when in Word("when")
        from metric in Identifier("the name of a metric")
        from direction in Choice("rises", "falls")
        from margin in Word("by").Then(_ => Percentage.Or(Plain)).XOptional()
        from condition in Word("while").Then(_ => Conditions.Condition).XOptional()
        select new BestSyntax(keyword, name, metric, direction, margin.GetOrDefault(), condition.GetOrDefault());

    private static readonly Parser<(WordSyntax Slot, NumberSyntax? Times)> Destination =
        from to in Word("to")
        from slot in Identifier("the name of a best checkpoint")
        from times in (
            from at in Word("at")
            from most in Word("most")
            from number in Plain
            from word in AnyWord("times", "time")
            select number).XOptional()
        select (slot, times.GetOrDefault());

    public static readonly Parser<StatementSyntax> Guard =
        from keyword in Word("guard")
        from name in DeclaredName("a name for the guard", "when")
        from when in Word("when")
        from condition in Conditions.Condition
        from after in Word("after").Then(_ => Duration).XOptional()
        from action in Choice("stop", "warn", "rollback")
        from destination in action.Text == "rollback"
            ? Destination.Select(value => ((WordSyntax?)value.Slot, value.Times))
            : Parse.Return(((WordSyntax?)null, (NumberSyntax?)null))
        select new GuardSyntax(keyword, name, condition, after.GetOrDefault(), action, destination.Item1, destination.Item2);

    public static readonly Parser<StatementSyntax> Activate =
        from keyword in Word("activate")
        from gr in DeclaredName("the name of a group", "after", "when")
        from after in Word("after").Then(_ => Duration).XOptional()
        from condition in after.IsDefined ? Parse.Return<ConditionSyntax?>(null) : Word("when").Then(_ => Conditions.Condition).XOptional().Select(when => when.GetOrDefault())
        select new ActivateSyntax(keyword, gr, after.GetOrDefault(), condition);

    public static readonly Parser<StatementSyntax> Milestone =
        from keyword in Word("milestone")
        from name in DeclaredName("a name for the milestone", "at")
        from at in Word("at")
        from time in Duration
        select new MilestoneSyntax(keyword, name, time);

    public static readonly Parser<StatementSyntax> Target =
        from keyword in Word("target")
        from test in Conditions.ComparisonTest
        select new TargetSyntax(keyword, test);

    public static readonly Parser<StatementSyntax> Measure =
        from keyword in Word("measure")
        from metric in Identifier("the name of a metric")
        from samples in Word("samples").Then(_ => Plain).XOptional()
        select new MeasureSyntax(keyword, metric, samples.GetOrDefault());
}
