using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// Finds where statements begin and end, by lines, braces and the tables of the grammar. What a statement says is left to the grammar; a text that is being
/// written has its statements all the same.
/// </summary>
internal sealed class StatementReader
{
    private readonly TokenList tokens;
    private readonly List<StatementPlace> roots = [];
    private readonly Stack<(StatementTable? Table, StatementPlace? Place)> open = new();
    private readonly bool lacksBrace;

    private StatementReader(TokenList tokens)
    {
        this.tokens = tokens;
        open.Push((HvaeGrammar.File, null));
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
            depth += tokens[i].Kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace => -1, _ => 0 };
        lacksBrace = depth > 0;
    }

    public static IReadOnlyList<StatementPlace> Read(TokenList tokens)
    {
        StatementReader reader = new(tokens);
        reader.Read();
        return reader.roots;
    }

    private void Read()
    {
        int at = 0;
        while (tokens[at].Kind != TokenKind.End)
        {
            switch (tokens[at].Kind)
            {
                case TokenKind.NewLine:
                    at++;
                    break;
                case TokenKind.CloseBrace:
                    Close(at++);
                    break;
                case TokenKind.OpenBrace:
                    open.Push((null, open.Peek().Place));
                    at++;
                    break;
                default:
                    at = Statement(at);
                    break;
            }
        }
        while (open.Count > 1)
            End(open.Pop().Place, at);
    }

    private int Statement(int first)
    {
        while (lacksBrace && IsOfBlockAround(first))
            End(open.Pop().Place, first);
        (StatementTable? table, StatementPlace? parent) = open.Peek();
        int end = first;
        while (tokens[end].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.End))
            end++;
        bool isModified = tokens[first].Kind == TokenKind.Word && table?.Modifiers.Contains(tokens[first].Text) == true && tokens[first + 1].Kind == TokenKind.Word;
        StatementPlace place = new(table, parent, first, isModified ? first + 1 : first, end);
        (parent?.Children ?? roots).Add(place);
        if (tokens[end].Kind != TokenKind.OpenBrace)
            return end;
        place.Open = end;
        open.Push((table?.Find(tokens[place.Keyword].Text)?.Body, place));
        return end + 1;
    }

    // A brace is missing somewhere, and this line begins as only a line of the block around this one does.
    private bool IsOfBlockAround(int first)
    {
        (StatementTable? table, StatementPlace? place) = open.Peek();
        if (place == null || table?.Parent is not { } around || first == 0 || tokens[first - 1].Kind != TokenKind.NewLine || tokens[first].Kind != TokenKind.Word)
            return false;
        string word = tokens[first].Text;
        bool isModifier = around.Modifiers.Contains(word) && tokens[first + 1].Kind == TokenKind.Word;
        return table.Find(word) == null && !table.Modifiers.Contains(word) && around.Find(isModifier ? tokens[first + 1].Text : word) != null;
    }

    private void Close(int at)
    {
        if (open.Count == 1)
            return;
        (StatementTable? table, StatementPlace? place) = open.Pop();
        if (place == null || open.Peek().Place == place)
            return;
        place.Close = at;
        End(place, at + 1);
    }

    private static void End(StatementPlace? place, int at)
    {
        if (place != null)
            place.End = at;
    }
}
