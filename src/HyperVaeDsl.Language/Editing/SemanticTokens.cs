using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What each word is, for colours that a list of keywords cannot give: a keyword is one only where it is expected, and a signal may have its name.</summary>
public static class SemanticTokens
{
    /// <summary>The words of a stretch of a file, in the order of the text. No word reaches over the end of a line.</summary>
    public static IReadOnlyList<SemanticToken> Of(EditorProject project, string path, TextSpan? stretch = null)
    {
        if (project.FileOf(path) is not { } file)
            return [];
        TextSpan whole = stretch ?? new TextSpan(0, file.File.Text.Content.Length);
        List<SemanticToken> found = [];
        foreach (TextSpan comment in CommentRanges.Of(file.File).Where(comment => comment.End > whole.Start && comment.Start < whole.End))
            found.Add(new SemanticToken(comment, Index("comment"), file.File.Text.Content.IndexOf("///", comment.Start, StringComparison.Ordinal) == comment.Start ? Bit("documentation") : 0));
        int first = Math.Max(0, file.File.FirstAfter(whole.Start) - 1);
        for (int i = first; i < file.File.Tokens.Count && file.File.Tokens[i].Span.Start < whole.End; i++)
        {
            if (file.File.Tokens[i].Span.Length > 0 && KindOf(project, file, i) is { } kind)
                found.Add(kind);
        }
        return [.. found.OrderBy(token => token.Span.Start)];
    }

    private static SemanticToken? KindOf(EditorProject project, ProjectFile file, int index)
    {
        Token token = file.File.Tokens[index];
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Percent:
                return new SemanticToken(token.Span, Index("number"), 0);
            case TokenKind.Text:
                return new SemanticToken(token.Span, Index("string"), 0);
            case TokenKind.Arrow or TokenKind.Range or TokenKind.Comparison or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Equals:
                return new SemanticToken(token.Span, Index("operator"), 0);
            case TokenKind.Word:
                return Word(project, file, index, token);
            default:
                return null;
        }
    }

    private static SemanticToken Word(EditorProject project, ProjectFile file, int index, Token token)
    {
        StatementPlace? statement = file.File.StatementOf(index);
        int off = statement != null && IsOff(file.File, statement) ? Bit("deprecated") : 0;
        if (project.Resolve(file, index) is { } symbol)
        {
            string kind = symbol.Kind switch
            {
                SymbolKind.Methodology => "class",
                SymbolKind.Phase => "namespace",
                SymbolKind.Param or SymbolKind.PresetParameter => "parameter",
                SymbolKind.Preset => "function",
                SymbolKind.Loss when symbol.IsGiven => "variable",
                SymbolKind.Loss => "type",
                SymbolKind.Guard or SymbolKind.Checkpoint or SymbolKind.Milestone or SymbolKind.Controller => "event",
                SymbolKind.Group or SymbolKind.Ensure or SymbolKind.Component or SymbolKind.Metric => "property",
                _ => "variable",
            };
            bool isDeclaration = symbol.File == file.File && symbol.Span.Start == token.Span.Start;
            return new SemanticToken(token.Span, Index(kind), off | (isDeclaration ? Bit("declaration") : 0) | (symbol.Kind == SymbolKind.Loss && !symbol.IsGiven ? Bit("defaultLibrary") : 0));
        }
        if (file.File.Tokens[index + 1].Kind == TokenKind.OpenParenthesis && Prelude.Presets.ContainsKey(token.Text))
            return new SemanticToken(token.Span, Index("function"), off | Bit("defaultLibrary"));
        bool isFirst = statement == null || index <= statement.Keyword;
        if (!isFirst && Schedules.IsOperator(token.Text))
            return new SemanticToken(token.Span, Index("function"), off | Bit("defaultLibrary"));
        if (!isFirst && MetricKind.Find(token.Text) != null)
            return new SemanticToken(token.Span, Index("enumMember"), off | Bit("defaultLibrary"));
        return new SemanticToken(token.Span, Index(isFirst || ReservedWords.All.Contains(token.Text) ? "keyword" : "enumMember"), off);
    }

    private static bool IsOff(EditedFile file, StatementPlace statement)
    {
        for (StatementPlace? place = statement; place != null; place = place.Parent)
        {
            if (place.First < place.Keyword && file.Tokens[place.First].Text == "off")
                return true;
        }
        return false;
    }

    private static int Index(string type)
    {
        for (int i = 0; i < SemanticLegend.Types.Count; i++)
        {
            if (SemanticLegend.Types[i] == type)
                return i;
        }
        throw new ArgumentOutOfRangeException(nameof(type));
    }

    private static int Bit(string modifier)
    {
        int bit = 1;
        foreach (string known in SemanticLegend.Modifiers)
        {
            if (known == modifier)
                return bit;
            bit <<= 1;
        }
        throw new ArgumentOutOfRangeException(nameof(modifier));
    }
}

/// <summary>A word and what it is.</summary>
/// <param name="Span">The word.</param>
/// <param name="Type">Its kind, a place in <see cref="SemanticLegend.Types"/>.</param>
/// <param name="Modifiers">Its marks, a bit for each of <see cref="SemanticLegend.Modifiers"/>.</param>
public sealed record SemanticToken(TextSpan Span, int Type, int Modifiers);
