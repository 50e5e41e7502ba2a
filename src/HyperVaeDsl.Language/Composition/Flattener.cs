using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// Makes one methodology of a chain of them: what an heir declares is added, what it overrides replaces the inherited statement of
/// the same keyword and name, what it names after 'without' is removed. It knows no kind of statement; nodes say what they are
/// called and how they change.
/// </summary>
internal sealed class Flattener(DiagnosticBag diagnostics, ISet<string> brokenWords, MergedStatements memory)
{
    /// <summary>The methodology with all that it inherits.</summary>
    /// <param name="chain">From the one that extends nothing to the one that is meant.</param>
    public MethodologySyntax Flatten(IReadOnlyList<MethodologySyntax> chain)
    {
        MethodologySyntax last = chain[chain.Count - 1];
        IReadOnlyList<StatementSyntax> statements = WithoutBase(chain[0]);
        if (chain.Count > 1)
            statements = Each(statements);
        for (int i = 1; i < chain.Count; i++)
            statements = Merge(statements, chain[i], chain[i - 1].Name?.Text ?? "The base");
        return new MethodologySyntax(last.Keyword, last.Name, null, statements) { Tokens = last.Tokens, IsBroken = last.IsBroken, Modifier = last.Modifier };
    }

    private IReadOnlyList<StatementSyntax> WithoutBase(MethodologySyntax methodology)
    {
        List<StatementSyntax> kept = [];
        foreach (StatementSyntax statement in methodology.Statements.Where(statement => statement is not ParamSyntax))
        {
            if (statement is WithoutSyntax)
                diagnostics.Report(Rules.OverrideWithoutBase, statement.Span, $"{Called(methodology)} extends nothing, so there is nothing to remove. Delete this line, or write 'methodology Name extends BASE'.");
            else if (IsOverride(statement))
                diagnostics.Report(Rules.OverrideWithoutBase, statement.Modifier!.Value.Span, $"{Called(methodology)} extends nothing, so there is nothing to override. Remove the word, or write 'methodology Name extends BASE'.", new DiagnosticDetails
                {
                    Fixes = [new Fix("Remove the word 'override'", Behind(statement.Modifier!.Value, statement), "") { Applicability = Applicability.Choice }],
                });
            if (statement is WithoutSyntax || (IsOverride(statement) && IsPartial(statement)))
                Forget(statement);
            else
                kept.Add(statement);
        }
        Plain(kept);
        return kept;
    }

    private IReadOnlyList<StatementSyntax> Merge(IReadOnlyList<StatementSyntax> inherited, MethodologySyntax heir, string of)
    {
        List<StatementSyntax> merged = [.. inherited];
        foreach (WithoutSyntax without in heir.Statements.OfType<WithoutSyntax>().Where(without => !without.IsBroken))
            Remove(merged, without, of);
        StatementSyntax[] own = [.. Each(heir.Statements).Where(statement => statement is not (WithoutSyntax or ParamSyntax))];
        // What the heir declares is new; what it overrides must have been there before.
        ILookup<StatementKey, StatementSyntax> known = merged.Where(statement => !statement.IsBroken || statement is IBlockSyntax).ToLookup(memory.KeyOf);
        HashSet<StatementKey> overridden = [];
        foreach (StatementSyntax statement in own)
        {
            StatementKey key = memory.KeyOf(statement);
            // A base may hold what is off beside what acts under the same name; an override means what acts.
            StatementSyntax? old = known[key].OrderBy(IsOff).FirstOrDefault();
            if (IsOverride(statement) && old == null)
                Unknown(statement, key, known, of);
            else if (IsOverride(statement) && !overridden.Add(key))
                diagnostics.Report(Rules.DuplicateName, statement.Span, $"'{key.Written}' is overridden twice. Merge the two.");
            else if (IsOverride(statement))
                Replace(merged, old!, statement);
            else if (old != null && !(statement.IsBroken && key.Name == null))
                Redeclare(statement, key, old, of, merged);
            else
                merged.Add(statement);
        }
        Plain(own.Where(statement => !IsOverride(statement)));
        return merged;
    }

    private void Replace(List<StatementSyntax> merged, StatementSyntax old, StatementSyntax statement)
    {
        // An override that could not be read changes nothing; it was reported.
        if (statement.IsBroken && statement is not IBlockSyntax)
            return;
        int at = merged.IndexOf(old);
        StatementSyntax changed = memory.Find(old, statement) ?? Changed(old, statement);
        // It was replaced before, by a second declaration that was reported.
        if (at >= 0)
            merged[at] = changed;
    }

    private StatementSyntax Changed(StatementSyntax old, StatementSyntax statement)
    {
        int found = diagnostics.Count;
        StatementSyntax changed = statement is IBlockSyntax block && old is IBlockSyntax inherited
            ? block.Over(old, MergeBlock(Each(inherited.Statements), Each(block.Statements), memory.KeyOf(old).ToString()))
            : statement.Over(old);
        if (changed == statement)
            changed = statement.Copy();
        changed.IsBroken |= statement.IsBroken || old.IsBroken;
        // A statement that keeps what it does not say keeps what is allowed of it, too.
        if (changed != statement)
            changed.Allows = [.. old.Allows.Where(allow => statement.Allows.All(own => own.Code.Text != allow.Code.Text)), .. statement.Allows];
        changed.Modifier = IsOff(statement) ? statement.Modifier : null;
        if (diagnostics.Count == found)
            memory.Remember(old, statement, changed);
        return changed;
    }

    // In the braces of an overridden block every statement of the same keyword and name replaces the inherited one.
    private IReadOnlyList<StatementSyntax> MergeBlock(IReadOnlyList<StatementSyntax> inherited, IReadOnlyList<StatementSyntax> own, string of)
    {
        List<StatementSyntax> merged = [.. inherited];
        foreach (WithoutSyntax without in own.OfType<WithoutSyntax>().Where(without => !without.IsBroken))
            Remove(merged, without, of);
        ILookup<StatementKey, StatementSyntax> known = merged.ToLookup(memory.KeyOf);
        HashSet<StatementKey> replaced = [];
        foreach (StatementSyntax statement in own.Where(statement => statement is not WithoutSyntax))
        {
            StatementKey key = memory.KeyOf(statement);
            StatementSyntax? old = known[key].FirstOrDefault();
            if (old == null || !replaced.Add(key))
            {
                merged.Add(statement);
                continue;
            }
            // All statements of a keyword without names are one thing: the rules of a controller.
            foreach (StatementSyntax further in known[key].Skip(1))
                merged.Remove(further);
            Replace(merged, old, statement);
        }
        return merged;
    }

    private void Remove(List<StatementSyntax> merged, WithoutSyntax without, string of)
    {
        StatementKey key = new(without.Kind.Text, without.Name?.Text);
        if (merged.RemoveAll(statement => memory.KeyOf(statement).Equals(key)) > 0 || brokenWords.Contains(without.Kind.Text))
            return;
        string[] names = [.. merged.Where(statement => statement.Keyword.Text == key.Keyword).Select(statement => statement.MergeName).OfType<string>().Distinct()];
        string[] keywords = [.. merged.Select(statement => statement.Keyword.Text).Distinct()];
        string help = !keywords.Contains(key.Keyword) ? Suggestion.For(key.Keyword, keywords)
            : key.Name == null ? $" Say which one: {string.Join(", ", names)}."
            : Suggestion.For(key.Name, names);
        diagnostics.Report(Rules.NothingToRemove, without.Span, $"'{of}' has no {key} to remove.{(help.Length > 0 ? help : " Delete this line.")}", new DiagnosticDetails
        {
            Fixes = help.Length == 0 ? [Fix.Removal("Delete this line", without.Header) with { Applicability = Applicability.Choice }]
                : !keywords.Contains(key.Keyword) ? Suggestion.Details(key.Keyword, without.Kind.Span, keywords).Fixes
                : key.Name == null ? [] : Suggestion.Details(key.Name, without.Name!.Span, names).Fixes,
        });
    }

    private void Unknown(StatementSyntax statement, StatementKey key, ILookup<StatementKey, StatementSyntax> known, string of)
    {
        bool mayBeBroken = brokenWords.Contains(key.Name ?? key.Keyword) || (statement.IsBroken && key.Name == null);
        Forget(statement);
        if (mayBeBroken)
            return;
        string help = key.Name == null ? "" : Suggestion.For(key.Name, known.Select(group => group.Key).Where(other => other.Keyword == key.Keyword).Select(other => other.Name).OfType<string>());
        diagnostics.Report(Rules.NothingToOverride, statement.Keyword.Span, $"'{of}' has no {key} to override.{(help.Length > 0 ? help : " To add it, remove the word 'override'.")}", new DiagnosticDetails
        {
            Fixes = help.Length > 0 || statement.Modifier is not { } word ? [] : [new Fix("Remove the word 'override'", Behind(word, statement), "") { Applicability = Applicability.Choice }],
        });
    }

    private void Redeclare(StatementSyntax statement, StatementKey key, StatementSyntax old, string of, List<StatementSyntax> merged)
    {
        diagnostics.Report(
            Rules.Redeclared, statement.Keyword.Span,
            IsOff(statement)
                ? $"'{key.Written}' is inherited from '{of}', and this line would leave it on. Write 'without {key.Written}' to remove it."
                : $"'{key.Written}' is inherited from '{of}'. Write 'override {key.Written} ...' to change it, or give yours another name.",
            new DiagnosticDetails
            {
                Related = [new RelatedLocation(old.Keyword.Span, "the inherited one")],
                Fixes = IsOff(statement) || statement.Modifier != null ? [] : [new Fix("Write 'override' before it", new TextSpan(statement.Keyword.Span.Start, statement.Keyword.Span.Start), "override ") { Applicability = Applicability.Choice }],
            });
        Replace(merged, old, statement);
    }

    // A word with the blanks up to what it stands before.
    private static TextSpan Behind(Token word, StatementSyntax statement) => new(word.Span.Start, Math.Max(word.Span.End, statement.Keyword.Span.Start));

    // Blocks that override nothing remove nothing.
    private void Plain(IEnumerable<StatementSyntax> statements)
    {
        foreach (WithoutSyntax without in statements.OfType<IBlockSyntax>().SelectMany(block => block.Statements).OfType<WithoutSyntax>())
            diagnostics.Report(Rules.OverrideWithoutBase, without.Span, "Only the braces of an overridden block remove what is inherited. Delete this line, or write 'override' before the block.");
    }

    // What it would have declared may be used; that it is missing is no mistake of its own.
    private void Forget(StatementSyntax statement)
    {
        if (statement.MergeName is { } name)
            brokenWords.Add(name);
        brokenWords.Add(statement.Keyword.Text);
    }

    // An heir may override one of several signals that are declared together.
    private IReadOnlyList<StatementSyntax> Each(IEnumerable<StatementSyntax> statements) => [.. statements.SelectMany(memory.Each)];

    private static bool IsOverride(StatementSyntax statement) => statement.Modifier?.Text == "override";

    private static bool IsOff(StatementSyntax statement) => statement.Modifier?.Text == "off";

    private static bool IsPartial(StatementSyntax statement) => statement is SignalSyntax { HasRange: false } or PhaseSyntax { Range: null };

    private static string Called(MethodologySyntax methodology) => methodology.Name == null ? "The methodology" : $"'{methodology.Name.Text}'";
}
