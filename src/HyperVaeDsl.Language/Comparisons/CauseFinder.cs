using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Node = HyperVaeDsl.Language.Comparisons.StatementIndex.Node;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>
/// Finds what was written otherwise where a thing differs. An inherited statement differs because an heir overrides it, or a param that it reads, or
/// because the run has another length; a reviewer looks at that line, and a host of comments shows no other one.
/// </summary>
internal sealed class CauseFinder(ComparedSide oldSide, ComparedSide newSide, IReadOnlyList<Change> changes)
{
    private const int Deepest = 20;

    // What may change with the times of phases and the length of the run, although nothing else does.
    private static readonly ChangeRule[] TimedRules = [ChangeRules.ActivityChanged, ChangeRules.PhaseMoved, ChangeRules.EarlyEndChanged, ChangeRules.GateChanged, ChangeRules.CheckpointsChanged];

    // What stands before the times of a loss.
    private static readonly string[] Times = ["from", "to"];

    private readonly StatementIndex old = new(oldSide);
    private readonly StatementIndex @new = new(newSide);

    /// <summary>The changes, each with its causes.</summary>
    public static IReadOnlyList<Change> Explain(ComparedSide oldSide, ComparedSide newSide, IReadOnlyList<Change> changes)
    {
        if (oldSide.Compilation.Whole == null || newSide.Compilation.Whole == null)
            return changes;
        CauseFinder finder = new(oldSide, newSide, changes);
        return [.. changes.Select(finder.Explain)];
    }

    private Change Explain(Change change)
    {
        List<ChangeCause> causes = Causes(change, 0);
        string[] words = [.. causes.Select(cause => cause.Words).Where(text => text.Length > 0).Distinct()];
        return causes.Count == 0 ? change : change with
        {
            Causes = causes,
            Notes = words.Length == 0 ? change.Notes : [.. change.Notes, $"It follows from {Joined(words)}."],
        };
    }

    private static string Joined(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Length - 1))} and {words[words.Length - 1]}";

    private List<ChangeCause> Causes(Change change, int depth)
    {
        // How things are said stands where it stands.
        if (depth > Deepest || change.Rule.Id.StartsWith("DF1", StringComparison.Ordinal))
            return [];
        if (change.NewSpan is not { } span)
            return change.Kind == ChangeKind.Changed ? Fact(change.Subject) : Removed(change);
        if (@new.At(span.Start) is not { } node || old.Counterpart(node) == null)
            return [];
        List<ChangeCause> causes = Distinct(Written(change, node));
        for (Node? block = node.Parent; causes.Count == 0 && block != null; block = block.Parent)
            causes = Distinct(Different(block));
        // A finding may have many reasons beside its line, which its message tells.
        if (change.Rule == ChangeRules.FindingAdded || change.Kind is ChangeKind.Added or ChangeKind.Renamed)
            return causes;
        if (causes.Count == 0)
            causes = Distinct(Read(change, depth));
        bool isTimed = change.Curve != null || TimedRules.Contains(change.Rule);
        return isTimed && (causes.Count == 0 || (causes.All(cause => cause.Words.StartsWith("param", StringComparison.Ordinal)) && LastsAsTheRun(node))) ? [.. causes, .. Timing(change, node)] : causes;
    }

    // Whether the words of a schedule take what they last from the run.
    private static bool LastsAsTheRun(Node node) =>
        node.Statement.Tokens.Any(token => token.Kind == TokenKind.Percent || token.Text == "end") || !node.Statement.Tokens.Any(token => token.Text is "epochs" or "steps");

    private static List<ChangeCause> Distinct(IEnumerable<ChangeCause> causes) => [.. causes.GroupBy(cause => (cause.Words, cause.Span)).Select(group => group.First())];

    // The statement, or what differs of those that it holds.
    private IEnumerable<ChangeCause> Written(Change change, Node node)
    {
        if (node.Statement is PhaseSyntax or not IBlockSyntax)
            return Different(node, "", Names(change, node));
        // What is said of the model, the data or the optimizer may have a statement of its own, in the block or beside it.
        Node[] named = node.Statement.Keyword.Text is "model" or "data" or "optimizer" ? [.. node.Inner.Concat(@new.Top).Where(part => Speaks(change.Subject, part.Statement.Keyword.Text))] : [];
        return (named.Length > 0 ? named : node.All).SelectMany(part => Different(part, "", @new.Replaced(part)));
    }

    private static bool Speaks(string subject, string keyword) => subject.Split(' ')[0] is var word && (word == keyword || (keyword.Length > 3 && word.StartsWith(keyword, StringComparison.Ordinal)));

    // The names that the change is about, where it is about a part of the statement.
    private IEnumerable<string> Names(Change change, Node node)
    {
        if (change.Rule == ChangeRules.ActivityChanged)
            return @new.Replaced(node, behind: Times);
        string[] inside = [.. @new.Replaced(node, change.NewSpan)];
        return inside.Length > 0 ? inside : @new.Replaced(node);
    }

    private IEnumerable<ChangeCause> Different(Node node, string words, IEnumerable<string> names)
    {
        Node? before = old.Counterpart(node);
        if (before != null && before.Meaning == node.Meaning)
            return [];
        if (before == null || old.Written(before) != @new.Written(node))
            return [new ChangeCause(words, node.Span)];
        return names.SelectMany(name => OfParam(name, 0));
    }

    // A block around a statement, by what it is known.
    private IEnumerable<ChangeCause> Different(Node node) => Different(node, StatementKey.Of(node.Statement).Written, @new.Replaced(node));

    private IEnumerable<ChangeCause> OfParam(string name, int depth)
    {
        if (depth > Deepest || !newSide.Compilation.Params.TryGetValue(name, out Param? after) || !oldSide.Compilation.Params.TryGetValue(name, out Param? before) || before.Value.Equals(after.Value))
            yield break;
        // A param may have the value of another one.
        ChangeCause[] others = [.. oldSide.Text.Slice(before.Setting) == newSide.Text.Slice(after.Setting)
            ? newSide.Text.Slice(after.Setting).Split(' ').Where(word => word != name).SelectMany(word => OfParam(word, depth + 1)) : []];
        foreach (ChangeCause cause in others)
            yield return cause;
        if (others.Length == 0)
            yield return new ChangeCause($"param {name} ({before.Show(before.Value)} -> {after.Show(after.Value)})", after.Setting);
    }

    // What the same words read.
    private IEnumerable<ChangeCause> Read(Change change, int depth)
    {
        foreach (string signal in change.Curve?.New.Reads ?? [])
        {
            if (changes.FirstOrDefault(other => other.Subject == $"signal {signal}" && other.Curve is { IsEqual: false }) is { NewSpan: { } span } other)
                yield return new ChangeCause($"signal {signal}", Causes(other, depth + 1).FirstOrDefault()?.Span ?? span, IsListed: true);
        }
    }

    // When the same words count.
    private IEnumerable<ChangeCause> Timing(Change change, Node node)
    {
        string? group = change.Rule == ChangeRules.ActivityChanged ? newSide.Methodology!.Losses.FirstOrDefault(loss => $"loss {loss.Name}" == change.Subject)?.Group : null;
        Node[] phases = [.. @new.Phases.Where(phase => phase != node)];
        ChangeCause[] moved = [.. phases.SelectMany(Different), .. phases.SelectMany(phase => phase.Inner).Where(inner => group != null && inner.Meaning.Split(' ', ',').Contains(group)).SelectMany(Different)];
        (int before, int after) = (oldSide.Methodology!.Epochs, newSide.Methodology!.Epochs);
        if (moved.Length > 0 || before == after || newSide.Methodology.EpochsSpan is not { } span)
            return Distinct(moved);
        return [new ChangeCause($"the length of the run ({Numbers.Format(before)} -> {Numbers.Format(after)} epochs)", span, IsListed: true)];
    }

    // A fact that is known by its word, such as the seed.
    private List<ChangeCause> Fact(string word) => @new.Find("/" + word) is { } node ? [new ChangeCause("", node.Span)] : [];

    // The line that takes away what is inherited.
    private List<ChangeCause> Removed(Change change)
    {
        if (change.OldSpan is not { } span || old.At(span.Start) is not { } node)
            return [];
        StatementKey key = StatementKey.Of(node.Statement);
        return [.. Withouts(newSide.Compilation.Tree.Root.Statements).Where(without => without.Kind.Text == key.Keyword && without.Name?.Text == key.Name).Take(1).Select(without => new ChangeCause("", without.Span))];
    }

    private static IEnumerable<WithoutSyntax> Withouts(IEnumerable<StatementSyntax> statements) =>
        statements.SelectMany(statement => statement is WithoutSyntax without ? [without] : statement is IBlockSyntax block ? Withouts(block.Statements) : []);
}
