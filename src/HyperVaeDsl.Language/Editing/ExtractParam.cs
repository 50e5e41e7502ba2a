using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

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
        foreach (ParamDomain domain in Domains(tokens[index].Value))
        {
            string value = file.Text.Slice(written);
            string line = $"param {name} = {value} in {Param.Write(domain, unit)}";
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

    // A factor of two around it, or to one side; as steps or a list where only what is counted can be checked. Whole numbers stay whole.
    private static IEnumerable<ParamDomain> Domains(double value)
    {
        bool isWhole = Math.Floor(value).Equals(value);
        double half = isWhole ? Math.Floor(value / 2) : value / 2;
        Interval around = value > 0 ? new(half, 2 * value) : value < 0 ? new(2 * value, Math.Ceiling(half)) : new(0, 1);
        Interval below = value > 0 ? new(half, value) : new(value, value + 1);
        Interval above = new(value, 2 * Math.Abs(value) + (value.Equals(0) ? 1 : 0));
        Interval[] ranges = [.. new[] { around, below, above }.Where(range => range.High > range.Low)];
        foreach (Interval range in ranges)
            yield return new ParamDomain(range, isWhole, null);
        foreach (Interval range in ranges)
            yield return CountedRange.Of(range, isWhole, [value]);
        foreach (double[] values in new[] { new[] { around.Low, value, around.High }, [around.Low, value], [value, around.High] })
        {
            double[] distinct = [.. values.Distinct()];
            if (distinct.Length > 1)
                yield return ParamDomain.Of(distinct, isWhole);
        }
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
