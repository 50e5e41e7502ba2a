using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Where comments stand: what two slashes begin in the gaps between tokens. Tokens hold none of their characters.</summary>
internal static class CommentRanges
{
    /// <summary>All comments of a file, each to the end of its line.</summary>
    public static IEnumerable<TextSpan> Of(EditedFile file)
    {
        int done = 0;
        for (int i = 0; i < file.Tokens.Count; i++)
        {
            foreach (TextSpan comment in Between(file.Text.Content, done, file.Tokens[i].Span.Start))
                yield return comment;
            done = Math.Max(done, file.Tokens[i].Span.End);
        }
        foreach (TextSpan comment in Between(file.Text.Content, done, file.Text.Content.Length))
            yield return comment;
    }

    /// <summary>Whether an offset lies within a comment or at its end.</summary>
    public static bool Contains(EditedFile file, int offset)
    {
        int after = file.FirstAfter(offset);
        int from = 0;
        for (int i = after - 1; i >= 0; i--)
        {
            if (file.Tokens[i].Kind is TokenKind.NewLine or TokenKind.End)
                continue;
            from = file.Tokens[i].Span.End;
            break;
        }
        return Between(file.Text.Content, Math.Min(from, offset), Math.Min(offset + 1, file.Text.Content.Length)).Any(comment => comment.Start < offset && offset <= comment.End);
    }

    private static IEnumerable<TextSpan> Between(string content, int from, int to)
    {
        for (int at = from; at + 1 < to; at++)
        {
            if (content[at] != '/' || content[at + 1] != '/')
                continue;
            int end = at;
            while (end < content.Length && content[end] is not ('\n' or '\r'))
                end++;
            yield return new TextSpan(at, end);
            at = end;
        }
    }
}
