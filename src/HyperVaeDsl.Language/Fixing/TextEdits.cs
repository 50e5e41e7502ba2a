using System.Text;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Fixing;

/// <summary>Changes of a text, applied together.</summary>
public static class TextEdits
{
    /// <summary>The text with all changes, which get its line ends; null when two of them touch the same characters or one lies outside of it.</summary>
    public static string? Apply(string content, IEnumerable<TextChange> changes)
    {
        string lineEnd = content.Contains("\r\n") ? "\r\n" : "\n";
        StringBuilder text = new(content.Length);
        int done = 0;
        foreach (TextChange change in changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End))
        {
            if (change.Span.Start < done || change.Span.End > content.Length || change.Span.Length < 0)
                return null;
            text.Append(content, done, change.Span.Start - done).Append(change.Text.Replace("\r\n", "\n").Replace("\n", lineEnd));
            done = change.Span.End;
        }
        return text.Append(content, done, content.Length - done).ToString();
    }
}
