using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Binds what is allowed: a line of the methodology speaks of all of it, a line in the braces of a block of what stands there and of
/// its header, and what stands behind a statement of that statement.
/// </summary>
internal sealed class AllowBinder(BindingContext context, SourceText text)
{
    private readonly List<Allowance> allowances = [];

    /// <summary>The allowances of a methodology with all that it inherits.</summary>
    public IReadOnlyList<Allowance> Bind(MethodologySyntax methodology)
    {
        Inside(methodology, null);
        return allowances;
    }

    private void Inside(IBlockSyntax block, Scope? scope)
    {
        if (!StatementBlock.Has(block.Statements, StatementTraits.Allows))
            return;
        foreach (StatementSyntax statement in block.Statements)
        {
            if (statement is AllowSyntax allow)
                Add(allow, scope, isBehind: false);
            foreach (AllowSyntax behind in statement.Allows)
                Add(behind, new Scope(statement, scope), isBehind: true);
            if (statement is IBlockSyntax body)
                Inside(body, new Scope(statement, scope));
        }
    }

    private void Add(AllowSyntax allow, Scope? scope, bool isBehind)
    {
        if (allow.IsBroken)
            return;
        DiagnosticRule? rule = Rules.All.FirstOrDefault(candidate => candidate.Code == allow.Code.Text);
        if (rule == null)
            context.ReportUnknown(allow.Code, "diagnostic", Rules.All.Where(candidate => candidate.Severity != Severity.Error).Select(candidate => candidate.Code));
        else if (rule.Severity == Severity.Error)
            context.Report(Rules.BadValue, allow.Code.Span, $"{rule.Code} ({rule.Title}) is an error and cannot be allowed; only advice and warnings can.");
        else if (allow.Reason.Trim().Length == 0)
            context.Report(Rules.MissingOption, allow.Span, $"Say why {rule.Code} is allowed: because \"...\".");
        else
            allowances.Add(new Allowance(rule.Code, allow.Reason, allow.Span)
            {
                Place = scope?.Place ?? "",
                Words = scope == null ? null : [.. Words(scope.Statement)],
                Removal = Removal(allow, isBehind),
            });
    }

    private static IEnumerable<TextSpan> Words(StatementSyntax statement) =>
        statement.Tokens.Select(token => token.Span).Concat(statement is IBlockSyntax block ? block.Statements.SelectMany(Words) : []);

    // A line of its own goes as a whole; behind a statement the blanks before it go too.
    private TextSpan Removal(AllowSyntax allow, bool isBehind)
    {
        string content = text.Content;
        int start = allow.Keyword.Span.Start;
        int end = allow.Tokens.Count == 0 ? allow.Span.End : allow.Tokens[allow.Tokens.Count - 1].Span.End;
        int before = start;
        while (before > 0 && content[before - 1] is ' ' or '\t')
            before--;
        if (isBehind)
            return new TextSpan(before, end);
        int after = end;
        while (after < content.Length && content[after] is ' ' or '\t')
            after++;
        bool isAlone = (before == 0 || content[before - 1] is '\n' or '\r') && after < content.Length && content[after] is '\n' or '\r';
        if (!isAlone)
            return new TextSpan(start, after);
        after += content[after] == '\r' && after + 1 < content.Length && content[after + 1] == '\n' ? 2 : 1;
        return new TextSpan(before, after);
    }

    // What an allow speaks of, and what stands around that.
    private sealed record Scope(StatementSyntax Statement, Scope? Around)
    {
        public string Place => StatementKey.Of(Statement).Written + (Around == null ? "" : " in " + Around.Place);
    }
}
