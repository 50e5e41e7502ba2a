using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>The difference of two texts in the unified format that 'patch' and 'git apply' read, with three lines around each change.</summary>
internal static class UnifiedDiff
{
    private const int Around = 3;
    private const string NoLineEnd = "\\ No newline at end of file\n";

    /// <summary>The difference; "" when there is none.</summary>
    public static string Of(string path, string before, string after)
    {
        string[] old = Lines(before);
        string[] fresh = Lines(after);
        List<(char Sign, string Line)> script = Script(old, fresh);
        StringBuilder diff = new();
        int oldLine = 1;
        int freshLine = 1;
        for (int i = 0; i < script.Count;)
        {
            int first = i;
            while (first < script.Count && script[first].Sign == ' ')
                first++;
            if (first == script.Count)
                break;
            int start = Math.Max(i, first - Around);
            int end = first;
            // Changes that lie close together share a hunk.
            for (int same = 0; end < script.Count && same <= 2 * Around; end++)
                same = script[end].Sign == ' ' ? same + 1 : 0;
            while (end > first && script[end - 1].Sign == ' ' && end - LastChange(script, end) - 1 > Around)
                end--;
            oldLine += start - i;
            freshLine += start - i;
            Hunk(diff, diff.Length == 0 ? path : null, script[start..end], oldLine, freshLine);
            oldLine += script[start..end].Count(item => item.Sign != '+');
            freshLine += script[start..end].Count(item => item.Sign != '-');
            i = end;
        }
        return diff.ToString();
    }

    private static void Hunk(StringBuilder diff, string? path, List<(char Sign, string Line)> lines, int oldLine, int freshLine)
    {
        if (path != null)
            diff.Append("--- ").Append(path).Append("\n+++ ").Append(path).Append('\n');
        int old = lines.Count(item => item.Sign != '+');
        int fresh = lines.Count(item => item.Sign != '-');
        // Of an empty side the line before it is named.
        diff.Append("@@ -").Append(Numbers.Format(old == 0 ? oldLine - 1 : oldLine)).Append(',').Append(Numbers.Format(old))
            .Append(" +").Append(Numbers.Format(fresh == 0 ? freshLine - 1 : freshLine)).Append(',').Append(Numbers.Format(fresh)).Append(" @@\n");
        foreach ((char sign, string line) in lines)
        {
            diff.Append(sign).Append(line);
            if (!line.EndsWith('\n'))
                diff.Append('\n').Append(NoLineEnd);
        }
    }

    private static int LastChange(List<(char Sign, string Line)> script, int end)
    {
        int last = end - 1;
        while (last >= 0 && script[last].Sign == ' ')
            last--;
        return last;
    }

    // Lines with their ends, so that a change of an end is a change.
    private static string[] Lines(string text)
    {
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return [.. lines];
    }

    // What both begin and end with is the same; in between, the longest common subsequence.
    private static List<(char, string)> Script(string[] old, string[] fresh)
    {
        int head = 0;
        while (head < old.Length && head < fresh.Length && old[head] == fresh[head])
            head++;
        int tail = 0;
        while (tail < old.Length - head && tail < fresh.Length - head && old[^(tail + 1)] == fresh[^(tail + 1)])
            tail++;
        string[] a = old[head..(old.Length - tail)];
        string[] b = fresh[head..(fresh.Length - tail)];
        List<(char, string)> script = [.. old[..head].Select(line => (' ', line))];
        int[,] common = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
                (_, i, j) = (Add(' ', a[i]), i + 1, j + 1);
            else if (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]))
                (_, i) = (Add('-', a[i]), i + 1);
            else
                (_, j) = (Add('+', b[j]), j + 1);
        }
        script.AddRange(old[(old.Length - tail)..].Select(line => (' ', line)));
        return script;

        bool Add(char sign, string line)
        {
            script.Add((sign, line));
            return true;
        }
    }
}
