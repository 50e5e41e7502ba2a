using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Fixing;

/// <summary>
/// Removing a statement removes its line and the /// lines above it, if nothing else stands there; a comment behind it stays. Findings only
/// know where the statement is; what its line looks like is seen here.
/// </summary>
internal static class Removals
{
    /// <summary>The finding with removals that leave no empty line behind.</summary>
    public static Diagnostic Widened(Diagnostic finding, SourceText text) =>
        finding.Fixes.All(fix => fix.Changes.All(change => !change.IsStatement)) ? finding
        : finding with { Fixes = [.. finding.Fixes.Select(fix => fix with { Changes = [.. fix.Changes.Select(change => change.IsStatement ? new TextChange(Widened(change.Span, text), "") : change)] })] };

    private static TextSpan Widened(TextSpan statement, SourceText text)
    {
        string content = text.FileAt(statement.Start).Content;
        int before = text.FileStart(statement.Start);
        int start = statement.Start - before;
        int end = statement.End - before;
        int lineStart = start;
        while (lineStart > 0 && content[lineStart - 1] is ' ' or '\t')
            lineStart--;
        int after = end;
        while (after < content.Length && content[after] is ' ' or '\t')
            after++;
        bool isAlone = (lineStart == 0 || content[lineStart - 1] is '\r' or '\n') && (after == content.Length || content[after] is '\r' or '\n');
        if (!isAlone)
            return new TextSpan(start, after).Moved(before);
        for (int above = lineStart; above > 0; lineStart = above)
        {
            above = LineStart(content, above - 1);
            if (!content.Substring(above, lineStart - above).TrimStart().StartsWith("///", StringComparison.Ordinal))
                break;
        }
        return new TextSpan(lineStart, AfterLineEnd(content, after)).Moved(before);
    }

    private static int LineStart(string content, int at)
    {
        // Of a pair that ends a line, the carriage return belongs to it, too.
        if (at > 0 && at < content.Length && content[at] == '\n' && content[at - 1] == '\r')
            at--;
        while (at > 0 && content[at - 1] is not ('\n' or '\r'))
            at--;
        return at;
    }

    private static int AfterLineEnd(string content, int at) =>
        at + (at == content.Length ? 0 : content[at] == '\r' && at + 1 < content.Length && content[at + 1] == '\n' ? 2 : 1);
}
