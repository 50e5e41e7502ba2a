using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Makes a number a param of the methodology, with a range in which the methodology holds for all values.</summary>
internal static class ExtractParam
{
    public static CodeAction? At(CodeActionRequest request)
    {
        EditedFile file = request.File;
        TokenList tokens = file.Tokens;
        if (file.TokenAt(request.Span.Start) is not { } index || tokens[index].Kind != TokenKind.Number || file.StatementOf(index) is not { } statement || Root(statement) is not { } methodology)
            return null;
        string keyword = tokens[statement.Keyword].Text;
        if (keyword is "param" or "preset" || methodology.Open < 0 || index < methodology.Open)
            return null;
        (string unit, TextSpan written) = Unit(tokens, index);
        string name = Name(request, statement, index);
        FileChange use = new(file, written, name);
        foreach (string range in Ranges(tokens[index].Value))
        {
            string value = file.Text.Slice(written);
            string line = $"param {name} = {value} in {range}{(unit == "%" ? "%" : unit.Length > 0 ? " " + unit : "")}";
            FileChange declaration = Declaration(file, methodology, line);
            FileChange[] changes = [declaration, use];
            if (request.Keeps(file, request.Compilation, changes))
                return new CodeAction($"Make {value} the param '{name}'", "refactor.extract", changes);
        }
        return null;
    }

    private static StatementPlace? Root(StatementPlace statement)
    {
        while (statement.Parent is { } parent)
            statement = parent;
        return statement.Open >= 0 ? statement : null;
    }

    private static (string Unit, TextSpan Written) Unit(TokenList tokens, int number)
    {
        Token next = tokens[number + 1];
        TextSpan span = tokens[number].Span;
        if (next.Kind == TokenKind.Percent)
            return ("%", span.To(next.Span));
        if (next.Kind == TokenKind.Word && next.Text == "nats" && tokens[number + 2].Kind == TokenKind.Slash && tokens[number + 3].Text == "dim")
            return ("nats/dim", span.To(tokens[number + 3].Span));
        return next.Kind == TokenKind.Word && TimeUnits.Normalize(next) is { } unit ? (unit, span.To(next.Span)) : ("", span);
    }

    // Behind the last param, or as the first line of the methodology.
    private static FileChange Declaration(EditedFile file, StatementPlace methodology, string line)
    {
        StatementPlace? last = methodology.Children.LastOrDefault(child => file.Tokens[child.Keyword].Text == "param");
        int at = last == null ? file.Tokens[methodology.Open].Span.End : file.Tokens[last.End - 1].Span.End;
        return new FileChange(file, new TextSpan(at, at), $"{CodeActions.LineEnd(file)}  {line}");
    }

    // A factor of two around it, to one side, or as a list where only what is listed is checked with every value; whole numbers stay whole.
    private static IEnumerable<string> Ranges(double value)
    {
        bool isWhole = Math.Floor(value).Equals(value);
        double half = isWhole ? Math.Floor(value / 2) : value / 2;
        (double low, double high) = value > 0 ? (half, 2 * value) : value < 0 ? (2 * value, Math.Ceiling(half)) : (0, 1);
        yield return $"{Numbers.Format(low)}..{Numbers.Format(high)}";
        yield return value > 0 ? $"{Numbers.Format(half)}..{Numbers.Format(value)}" : $"{Numbers.Format(value)}..{Numbers.Format(value + 1)}";
        yield return $"{Numbers.Format(value)}..{Numbers.Format(2 * Math.Abs(value) + (value.Equals(0) ? 1 : 0))}";
        if (low < value && value < high)
            yield return $"{Numbers.Format(low)}, {Numbers.Format(value)}, {Numbers.Format(high)}";
        if (low < value)
            yield return $"{Numbers.Format(low)}, {Numbers.Format(value)}";
        if (value < high)
            yield return $"{Numbers.Format(value)}, {Numbers.Format(high)}";
    }

    private static string Name(CodeActionRequest request, StatementPlace statement, int index)
    {
        TokenList tokens = request.File.Tokens;
        string keyword = tokens[statement.Keyword].Text;
        string word = keyword;
        for (int i = index - 1; i > statement.Keyword; i--)
        {
            if (tokens[i].Kind == TokenKind.Word)
            {
                word = tokens[i].Text;
                break;
            }
        }
        string name = keyword == "loss" && statement.Keyword + 1 < index ? $"{tokens[statement.Keyword + 1].Text}_{word}" : word == keyword ? $"{keyword}_value" : $"{keyword}_{word}";
        name = name.Replace('.', '_');
        HashSet<string> taken = [.. request.Project.Symbols.Select(symbol => symbol.Name), .. ReservedWords.All];
        string free = name;
        for (int i = 2; taken.Contains(free); i++)
            free = name + Numbers.Format(i);
        return free;
    }
}
