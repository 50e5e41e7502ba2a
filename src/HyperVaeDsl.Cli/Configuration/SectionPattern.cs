namespace HyperVaeDsl.Cli.Configuration;

/// <summary>
/// The patterns of .editorconfig sections (editorconfig.org, "Glob Expressions"): * is anything but a slash, ** anything, ? one character,
/// [abc] and [!abc] one of some, {a,b} one of several patterns, {1..9} a number. Without a slash a pattern is about files in all folders below.
/// </summary>
internal static class SectionPattern
{
    /// <summary>Whether a pattern speaks of a file.</summary>
    /// <param name="pattern">The words in the brackets.</param>
    /// <param name="path">The path from the folder of the configuration to the file, with slashes.</param>
    public static bool Matches(string pattern, string path)
    {
        bool isAnywhere = !pattern.Contains('/', StringComparison.Ordinal);
        // Between two slashes the compiler wants a folder, so '**/m.hvae' speaks of no file beside the configuration.
        return Alternatives(pattern.StartsWith('/') ? pattern[1..] : pattern).Any(plain =>
            Matches(plain, 0, path, 0) || (isAnywhere && Enumerable.Range(1, path.Length - 1).Any(start => path[start - 1] == '/' && Matches(plain, 0, path, start))));
    }

    // Each pattern without braces that one with braces stands for; numbers stay, to be compared as such.
    private static IEnumerable<string> Alternatives(string pattern)
    {
        int open = -1;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == '{' && !IsNumbers(pattern, i))
            {
                open = i;
                break;
            }
        }
        if (open < 0 || Parts(pattern, open) is not { } found)
            return [pattern];
        return found.Parts.SelectMany(part => Alternatives(pattern[..open] + part + pattern[found.After..]));
    }

    // What stands between braces and commas of the same depth; a lone part keeps its braces.
    private static (List<string> Parts, int After)? Parts(string pattern, int open)
    {
        List<string> parts = [];
        int depth = 0;
        int start = open + 1;
        for (int i = open; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\')
                i++;
            else if (c == '{')
                depth++;
            else if (c == ',' && depth == 1)
                (_, start) = (Add(i), i + 1);
            else if (c == '}' && --depth == 0)
            {
                Add(i);
                return parts.Count > 1 ? (parts, i + 1) : ([@"\{" + parts[0] + @"\}"], i + 1);
            }
        }
        return null;

        bool Add(int end)
        {
            parts.Add(pattern[start..end]);
            return true;
        }
    }

    private static bool IsNumbers(string pattern, int open) => Numbers(pattern, open) != null;

    private static (long Low, long High, int After)? Numbers(string pattern, int open)
    {
        int close = pattern.IndexOf('}', open);
        if (close < 0)
            return null;
        string[] ends = pattern[(open + 1)..close].Split("..");
        return ends.Length == 2 && long.TryParse(ends[0], out long a) && long.TryParse(ends[1], out long b) ? (Math.Min(a, b), Math.Max(a, b), close + 1) : null;
    }

    private static bool Matches(string pattern, int p, string path, int s)
    {
        if (p == pattern.Length)
            return s == path.Length;
        switch (pattern[p])
        {
            case '*':
                bool any = p + 1 < pattern.Length && pattern[p + 1] == '*';
                for (int end = s; end <= path.Length; end++)
                {
                    if (Matches(pattern, p + (any ? 2 : 1), path, end))
                        return true;
                    if (end < path.Length && !any && path[end] == '/')
                        return false;
                }
                return false;
            case '?':
                return s < path.Length && path[s] != '/' && Matches(pattern, p + 1, path, s + 1);
            case '[' when pattern.IndexOf(']', p) is > 0 and int close:
                bool isNot = pattern[p + 1] == '!';
                return s < path.Length && path[s] != '/' && pattern[(p + (isNot ? 2 : 1))..close].Contains(path[s]) != isNot && Matches(pattern, close + 1, path, s + 1);
            case '{' when Numbers(pattern, p) is { } range:
                for (int end = s + 1; end <= path.Length && (char.IsAsciiDigit(path[end - 1]) || (end == s + 1 && path[s] is '-' or '+')); end++)
                {
                    if (long.TryParse(path[s..end], out long number) && range.Low <= number && number <= range.High && Matches(pattern, range.After, path, end))
                        return true;
                }
                return false;
            default:
                int literal = pattern[p] == '\\' && p + 1 < pattern.Length ? p + 1 : p;
                return s < path.Length && pattern[literal] == path[s] && Matches(pattern, literal + 1, path, s + 1);
        }
    }
}
