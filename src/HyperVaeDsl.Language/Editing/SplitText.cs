using System.Text;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>How two phases of one are written.</summary>
/// <param name="continuesAll">Whether every signal that the first phase assigns is continued; else those alone that run.</param>
/// <param name="allowsBoth">Whether what is allowed in the phase is allowed in both.</param>
internal sealed class SplitText(bool continuesAll, bool allowsBoth)
{
    /// <summary>The changes; null where the phase is written so that a line cannot be moved.</summary>
    public IReadOnlyList<FileChange>? Write(CodeActionRequest request, SplitTarget target, double epoch)
    {
        EditedFile file = request.File;
        TokenList tokens = file.Tokens;
        StatementPlace phase = target.Statement;
        Token end = tokens[phase.Keyword + 5];
        string split = target.Written(epoch);
        List<FileChange> changes = [new(file, end.Span, split)];
        List<(string Word, string Behind)> lines = [];
        foreach (StatementPlace line in phase.Children)
        {
            string word = tokens[line.Keyword].Text;
            if (word == "allow")
            {
                if (allowsBoth)
                    lines.Add(("", file.Text.Slice(Written(tokens, line))));
            }
            else if (word == "activate" && line.Table?.Find(word) != null)
            {
                if (Later(file, target, line, epoch) is not { } rest)
                    continue;
                if (Lines(file, line) is not { } whole)
                    return null;
                changes.Add(new FileChange(file, whole, ""));
                lines.Add((word, rest));
            }
            else if (line.Table?.Find(word) == null && Names(tokens, line) is var names && (continuesAll || names.Any(name => Runs(target, name, epoch))))
            {
                lines.Add((string.Join(", ", names), "continue"));
            }
        }
        string lineEnd = CodeActions.LineEnd(file);
        string margin = new(' ', 2 * CodeActions.Depth(phase));
        int width = lines.Count == 0 ? 0 : lines.Max(line => line.Word.Length);
        int close = tokens[phase.Close].Span.End;
        // Where blank lines part the phases, one parts these.
        string gap = file.Text.Content.Substring(EndOfLine(file, close)).StartsWith(lineEnd + lineEnd, StringComparison.Ordinal) ? lineEnd : "";
        StringBuilder text = new($"{gap}{lineEnd}{margin}phase {Free(request, target.Phase.Name)} {target.Unit} {split}..{end.Text} {{");
        foreach ((string word, string behind) in lines)
            text.Append(lineEnd).Append(margin).Append("  ").Append(word.Length == 0 ? "" : word.PadRight(width + 2)).Append(behind);
        text.Append(lines.Count == 0 ? " }" : $"{lineEnd}{margin}}}");
        changes.Add(new FileChange(file, new TextSpan(close, close), text.ToString()));
        return changes;
    }

    // Whether a signal does something else at or behind a time of its phase than keep its value.
    private static bool Runs(SplitTarget target, string name, double epoch) =>
        target.Methodology.FindSignal(name)?.Timeline is not { } plan || plan.SegmentAt(epoch) is not { } segment || !segment.Curve.IsSteady || segment.End < target.Phase.End;

    // What is activated behind the split belongs to the second phase: the rest of the line, or null for one that stays.
    private static string? Later(EditedFile file, SplitTarget target, StatementPlace line, double epoch)
    {
        TokenList tokens = file.Tokens;
        int after = line.Keyword + 2;
        // activate GROUP after NUMBER UNIT
        if (after + 2 >= line.HeaderEnd || tokens[after].Text != "after" || tokens[after + 1].Kind != TokenKind.Number)
            return null;
        string? unit = tokens[after + 2].Kind == TokenKind.Percent ? "%" : tokens[after + 2].Kind == TokenKind.Word ? TimeUnits.Normalize(tokens[after + 2]) : null;
        if (unit == null || TimeWords.Epochs(target.Methodology, tokens[after + 1].Value, unit) is not { } length)
            return null;
        double left = target.Phase.Start + length - epoch;
        if (left < -1e-9 * Math.Max(1, target.Methodology.Epochs))
            return null;
        string group = tokens[after - 1].Text;
        bool isNow = left <= 1e-9 * Math.Max(1, target.Methodology.Epochs);
        string behind = file.Text.Slice(new TextSpan(tokens[after + 2].Span.End, EndOfLine(file, tokens[line.End - 1].Span.End))).TrimEnd();
        return (isNow ? group : $"{group} after {target.Duration(left, unit)}") + behind;
    }

    // All of the lines that a statement takes; null where something else stands on them.
    private static TextSpan? Lines(EditedFile file, StatementPlace line)
    {
        string content = file.Text.Content;
        int start = file.Tokens[line.First].Span.Start;
        while (start > 0 && content[start - 1] is ' ' or '\t')
            start--;
        if (start > 0 && content[start - 1] is not ('\n' or '\r'))
            return null;
        int end = EndOfLine(file, Written(file.Tokens, line).End);
        if (end < content.Length && content[end] == '\r')
            end++;
        if (end < content.Length && content[end] == '\n')
            end++;
        return new TextSpan(start, end);
    }

    private static int EndOfLine(EditedFile file, int from)
    {
        string content = file.Text.Content;
        while (from < content.Length && content[from] is not ('\n' or '\r'))
            from++;
        return from;
    }

    private static TextSpan Written(TokenList tokens, StatementPlace line)
    {
        int last = line.End - 1;
        while (last > line.First && tokens[last].Kind == TokenKind.NewLine)
            last--;
        return tokens[line.First].Span.To(tokens[last].Span);
    }

    private static List<string> Names(TokenList tokens, StatementPlace line)
    {
        List<string> names = [tokens[line.Keyword].Text];
        for (int i = line.Keyword; i + 2 < line.HeaderEnd && tokens[i + 1].Kind == TokenKind.Comma; i += 2)
            names.Add(tokens[i + 2].Text);
        return names;
    }

    private static string Free(CodeActionRequest request, string name)
    {
        HashSet<string> taken = [.. request.Project.Symbols.Select(symbol => symbol.Name)];
        int number = 2;
        while (taken.Contains(name + Numbers.Format(number)))
            number++;
        return name + Numbers.Format(number);
    }
}
