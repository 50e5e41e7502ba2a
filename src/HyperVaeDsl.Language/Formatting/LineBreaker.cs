using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>
/// Decides where a statement goes on in a new line: only after a token that lets it, where a comment stands inside, and else only
/// when it is longer than a line. Tables are broken row by row.
/// </summary>
internal sealed class LineBreaker(LayoutLine line, int[] blanks, int indent)
{
    /// <summary>A statement that does not fit in so many characters is broken.</summary>
    public const int LongestLine = 120;

    private const int Continuation = 4;
    private const int FarthestRow = 60;

    /// <summary>For each piece that begins a line (but the first): its indent.</summary>
    public Dictionary<int, int> Find()
    {
        Dictionary<int, int> breaks = [];
        bool isForced = Enumerable.Range(1, line.Pieces.Count - 1).Any(IsForced);
        if (!isForced && indent + Length(0, line.Pieces.Count) <= LongestLine)
            return breaks;
        if (Table() is { } row)
            BreakTable(row, breaks);
        else
            Fill(breaks);
        return breaks;
    }

    private bool IsForced(int index) => line.Pieces[index].Above.Count > 0 || line.Pieces[index - 1].Trailing != null;

    private bool IsAllowed(int index) => line.Pieces[index - 1].Token.ContinuesLine;

    // The first row of a table with several rows: "steps in epochs 0: 1, 5: 2".
    private int? Table()
    {
        for (int i = 1; i + 2 < line.Pieces.Count; i++)
        {
            if (line.Pieces[i].Token.Text == "in" && line.Pieces[i - 1].Token.Text is "steps" or "points" && HasCommaAfter(i))
                return i + 2;
        }
        return null;
    }

    private bool HasCommaAfter(int index) => line.Pieces.FindIndex(index, piece => piece.Token.Kind == TokenKind.Comma) >= 0;

    private void BreakTable(int row, Dictionary<int, int> breaks)
    {
        for (int i = 1; i <= row; i++)
        {
            if (IsForced(i))
                breaks.Add(i, indent + Continuation);
        }
        int equals = line.Pieces.FindIndex(piece => piece.Token.Kind == TokenKind.Equals);
        if (breaks.Count == 0 && ColumnOf(row, breaks) > FarthestRow && equals > 0 && equals < row)
            breaks.Add(equals + 1, indent + Continuation);
        int column = ColumnOf(row, breaks);
        int depth = 0;
        for (int i = row + 1; i < line.Pieces.Count; i++)
        {
            TokenKind before = line.Pieces[i - 1].Token.Kind;
            depth += before switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (IsForced(i) || (depth == 0 && before == TokenKind.Comma))
                breaks.Add(i, column);
        }
    }

    private int ColumnOf(int index, Dictionary<int, int> breaks)
    {
        int start = breaks.Keys.DefaultIfEmpty(0).Max();
        int left = start == 0 ? indent : breaks[start];
        return start == index ? left : left + Length(start, index) + blanks[index];
    }

    private void Fill(Dictionary<int, int> breaks)
    {
        int start = 0;
        int left = indent;
        while (true)
        {
            int forced = start + 1;
            while (forced < line.Pieces.Count && !IsForced(forced))
                forced++;
            int next = left + Length(start, forced) <= LongestLine ? forced : Best(start, forced, left);
            if (next >= line.Pieces.Count)
                return;
            left = indent + Continuation;
            breaks.Add(next, left);
            start = next;
        }
    }

    // Of the places up to which the line fits, the outermost; of equal ones the last. If none fits, the first place there is.
    private int Best(int start, int end, int left)
    {
        int best = end;
        int bestRank = int.MaxValue;
        int depth = 0;
        int length = left + line.Pieces[start].Written.Length;
        for (int i = start + 1; i < end; i++)
        {
            TokenKind before = line.Pieces[i - 1].Token.Kind;
            depth += before switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            int rank = (100 * depth) + Rank(before);
            if (IsAllowed(i) && ((length <= LongestLine && rank <= bestRank) || best == end))
                (best, bestRank) = (i, rank);
            length += blanks[i] + line.Pieces[i].Written.Length;
        }
        return best;
    }

    private static int Rank(TokenKind kind) => kind switch
    {
        TokenKind.Equals or TokenKind.Word => 0,
        TokenKind.Comma => 1,
        TokenKind.Plus or TokenKind.Minus => 2,
        TokenKind.Star or TokenKind.Slash => 3,
        TokenKind.OpenParenthesis => 4,
        _ => 5,
    };

    private int Length(int start, int end)
    {
        int length = line.Pieces[start].Written.Length;
        for (int i = start + 1; i < end; i++)
            length += blanks[i] + line.Pieces[i].Written.Length;
        return length;
    }
}
