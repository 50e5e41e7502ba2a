using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// Statements that are off: they produce nothing, and are checked as if they were on. The methodology is bound a second time with all of
/// them, and of what is found then, the mistakes that lie in them are reported.
/// </summary>
internal sealed class OffStatements
{
    // Two statements of one name are no mistake while one of them is off; and what is off need not be switched on anywhere, nor have an engine.
    private static readonly HashSet<string> NoMistakes = new(StringComparer.Ordinal)
    {
        Rules.DuplicateName.Code, Rules.CountedTwice.Code, Rules.TwoControllers.Code, Rules.TwoWriters.Code, Rules.GroupNeverActive.Code,
        // Nor does it ensure anything.
        Rules.EnsureRefuted.Code, Rules.EnsureUndecided.Code, Rules.EnsureBrokenByController.Code,
    };

    private const string Capabilities = "HV11";

    private readonly List<StatementSyntax> off = [];

    private OffStatements(MethodologySyntax whole) => Active = StatementBlock.Has(whole.Statements, StatementTraits.Off) ? (MethodologySyntax)Without(whole) : whole;

    /// <summary>The methodology without them.</summary>
    public MethodologySyntax Active { get; }

    /// <summary>Whether there are any.</summary>
    public bool Exist => off.Count > 0;

    /// <summary>Finds them in a methodology.</summary>
    public static OffStatements Of(MethodologySyntax whole) => new(whole);

    /// <summary>Reports what is wrong with them.</summary>
    /// <param name="found">What was found with all statements on.</param>
    /// <param name="diagnostics">What was found without them; gets the rest.</param>
    public void Report(IEnumerable<Diagnostic> found, DiagnosticBag diagnostics)
    {
        TextSpan[] places = [.. off.SelectMany(Places)];
        foreach (Diagnostic item in found.Where(item => item.Severity == Severity.Error && !NoMistakes.Contains(item.Code) && !item.Code.StartsWith(Capabilities, StringComparison.Ordinal)))
        {
            if (places.Any(place => place.Start <= item.Span.Start && item.Span.End <= place.End))
                diagnostics.Add(item);
        }
    }

    /// <summary>A signal that only they read is no error: it is there for the day on which they are on again.</summary>
    public void Soften(SourceText text, DiagnosticBag diagnostics)
    {
        HashSet<string> words = [.. off.Where(statement => statement is not EnsureSyntax).SelectMany(Words)];
        List<Diagnostic> unread = [];
        diagnostics.Remove(item =>
        {
            bool isReadWhileOff = item.Code == Rules.UnusedSignal.Code && words.Contains(text.Slice(item.Span));
            if (isReadWhileOff)
                unread.Add(item);
            return isReadWhileOff;
        });
        foreach (Diagnostic item in unread)
            diagnostics.Report(Rules.ReadWhileOff, item.Span, $"Only statements that are off read signal '{text.Slice(item.Span)}', so its schedule has no effect now.");
    }

    private StatementSyntax Without(StatementSyntax statement)
    {
        if (statement is not IBlockSyntax block)
            return statement;
        HashSet<string> groups = [.. block.Statements.Where(inner => IsOff(inner) && inner.Keyword.Text == "group").Select(inner => inner.MergeName ?? "")];
        List<StatementSyntax> kept = [];
        foreach (StatementSyntax inner in block.Statements)
        {
            if (IsOff(inner))
                off.Add(inner);
            else
                kept.Add(Without(inner is PhaseSyntax phase ? WithoutSwitches(phase, groups) : inner));
        }
        return kept.SequenceEqual(block.Statements) ? statement : block.With(kept);
    }

    // A group that is off is not switched on.
    private static StatementSyntax WithoutSwitches(PhaseSyntax phase, HashSet<string> groups)
    {
        StatementSyntax[] kept = [.. phase.Statements.Where(inner => !(inner.Keyword.Text is "activate" or "deactivate" && groups.Contains(inner.MergeName ?? "")))];
        return kept.Length == phase.Statements.Count ? phase : ((IBlockSyntax)phase).With(kept);
    }

    private static bool IsOff(StatementSyntax statement) => statement.Modifier?.Text == "off";

    private static IEnumerable<TextSpan> Places(StatementSyntax statement) =>
        new[] { statement.Span }.Concat(statement is IBlockSyntax block ? block.Statements.SelectMany(Places) : []);

    private static IEnumerable<string> Words(StatementSyntax statement) =>
        statement.Tokens.Where(token => token.Kind == TokenKind.Word).Select(token => token.Text).Concat(statement is IBlockSyntax block ? block.Statements.SelectMany(Words) : []);
}
