using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>A statement in the outline of a file.</summary>
/// <param name="Name">Its name, or its keyword where it has none.</param>
/// <param name="Detail">What else its header says.</param>
/// <param name="Kind">What it declares; null for a block without a name, such as data.</param>
/// <param name="Span">All of it.</param>
/// <param name="NameSpan">Its name.</param>
/// <param name="Children">What stands in its braces.</param>
public sealed record OutlineNode(string Name, string Detail, SymbolKind? Kind, TextSpan Span, TextSpan NameSpan, IReadOnlyList<OutlineNode> Children);

/// <summary>The outline of a file: what it declares, and its blocks.</summary>
public static class OutlineTree
{
    private const int LongestDetail = 80;

    /// <summary>The statements at the top of the file.</summary>
    public static IReadOnlyList<OutlineNode> Of(EditedFile file)
    {
        ILookup<StatementPlace, Declared> declared = Declarations.Of(file).Where(item => item.Symbol.Kind != SymbolKind.PresetParameter).ToLookup(item => item.Statement);
        return [.. file.Statements.SelectMany(statement => Nodes(file, statement, declared))];
    }

    private static IEnumerable<OutlineNode> Nodes(EditedFile file, StatementPlace statement, ILookup<StatementPlace, Declared> declared)
    {
        TokenList tokens = file.Tokens;
        TextSpan whole = tokens[statement.First].Span.To(tokens[Math.Max(statement.First, statement.End - 1)].Span);
        OutlineNode[] children = [.. statement.Children.SelectMany(child => Nodes(file, child, declared))];
        Declared[] names = [.. declared[statement]];
        if (names.Length > 0)
        {
            foreach (Declared item in names)
                yield return new OutlineNode(item.Symbol.Name, Detail(file, statement, names[names.Length - 1].Token + 1), item.Symbol.Kind, whole, item.Symbol.Span, item == names[0] ? children : []);
        }
        else if (statement.Open >= 0 && tokens[statement.Keyword].Kind == TokenKind.Word)
            yield return new OutlineNode(tokens[statement.Keyword].Text, Detail(file, statement, statement.Keyword + 1), null, whole, tokens[statement.Keyword].Span, children);
    }

    private static string Detail(EditedFile file, StatementPlace statement, int from)
    {
        if (from >= statement.HeaderEnd)
            return "";
        string text = Wording.OnOneLine(file.Text.Slice(file.Tokens[from].Span.To(file.Tokens[statement.HeaderEnd - 1].Span)));
        return text.Length > LongestDetail ? text.Substring(0, LongestDetail - 3) + "..." : text;
    }
}
