using System.Text.RegularExpressions;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>
/// Completes the examples of the documentation. A line "// ... the rest as in skeleton.hvae" stands for those statements of
/// docs/diagnostics/skeleton.hvae (in a block: of the skeleton's block of that keyword) whose keyword the example does not use
/// at that place; ", without x, y" at its end leaves out more.
/// </summary>
internal sealed partial class Skeleton
{
    private const string Marker = "// ... the rest as in skeleton.hvae";

    private readonly List<Line> lines;

    private Skeleton(string text) => lines = Scan(text);

    /// <summary>The skeleton of the repository.</summary>
    public static Skeleton Shared { get; } = new(Documents.Read("diagnostics/skeleton.hvae"));

    /// <summary>A complete file for an example.</summary>
    public string Complete(string example)
    {
        List<Line> written = Scan(example);
        return string.Concat(written.Select(line => Expand(line, written) + "\n"));
    }

    /// <summary>A complete file for statements of a methodology.</summary>
    public string Wrap(string statements) => Complete($"methodology Example {{\n{statements}\n{Marker}\n}}\n");

    private string Expand(Line line, List<Line> written)
    {
        string trimmed = line.Text.Trim();
        if (!trimmed.StartsWith(Marker, StringComparison.Ordinal))
            return line.Text;
        HashSet<string> left = [.. written.Where(other => other.Block == line.Block).Select(other => other.Keyword)];
        if (trimmed.Split(", without ") is [_, { } without])
            left.UnionWith(without.Split(", "));
        string owner = line.Depth == 1 ? "methodology" : written[line.Block].Keyword;
        int block = lines.FindIndex(other => other.Keyword == owner);
        IEnumerable<string> added = Enumerable.Range(0, lines.Count)
            .Where(i => lines[i].Text.Length > 0 && Enclosing(i, block) is { } statement && !left.Contains(lines[statement].Keyword))
            .Select(i => lines[i].Text);
        return string.Join("\n", added);
    }

    // The statement of the block that a line belongs to, or null when it lies outside.
    private int? Enclosing(int index, int block)
    {
        while (index >= 0 && lines[index].Block != block)
            index = lines[index].Block;
        return index < 0 || lines[index].Keyword.Length == 0 ? null : index;
    }

    // A closing brace belongs to the block that it closes, so that it is copied together with the block's header.
    private static List<Line> Scan(string text)
    {
        List<Line> result = [];
        Stack<int> open = new();
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            string code = Ignored().Replace(line, "");
            bool closes = code.Trim() == "}";
            string keyword = closes ? "" : FirstWord().Match(code).Groups[1].Value;
            int block = open.Count == 0 ? -1 : open.Peek();
            if (closes && block >= 0)
                result.Add(new Line(line, block, open.Count, result[block].Keyword));
            else
                result.Add(new Line(line, block, open.Count, keyword));
            int index = result.Count - 1;
            for (int i = code.Count(c => c == '{') - code.Count(c => c == '}'); i > 0; i--)
                open.Push(index);
            if (closes && open.Count > 0)
            {
                int header = open.Pop();
                // Seen from outside the brace is a line of the statement that it ends.
                result[index] = new Line(line, result[header].Block, open.Count, result[header].Keyword);
            }
        }

        return result;
    }

    [GeneratedRegex("\"[^\"]*\"|//.*")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^\s*([\w.]+)")]
    private static partial Regex FirstWord();

    /// <summary>A line: its text, the line that opened its block (-1 at the top), how deep it lies, and its first word.</summary>
    private sealed record Line(string Text, int Block, int Depth, string Keyword);
}
