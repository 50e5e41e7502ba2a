using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Configuration;

/// <summary>
/// An .editorconfig or .globalconfig file, read as the C# compiler reads it: sections in brackets, 'key = value' or 'key: value', comments behind
/// '#' and ';' to the end of the line. What is none of these is passed over.
/// </summary>
/// <param name="Text">The text, for findings about it.</param>
/// <param name="Lines">The keys and values in order.</param>
internal sealed record ConfigFile(SourceText Text, IReadOnlyList<ConfigLine> Lines)
{
    private const int UsualLevel = 100;

    /// <summary>The folder that sections are relative to.</summary>
    public string Folder => Path.GetDirectoryName(Text.Path)!;

    /// <summary>Whether no file further up counts.</summary>
    public bool IsRoot => Lines.Any(line => line is { Section: null, Key: "root" } && line.Value.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>How strong a global configuration is among others.</summary>
    public int Level => Lines.LastOrDefault(line => line is { Section: null, Key: "global_level" }) is { } line && int.TryParse(line.Value, out int level) ? level : UsualLevel;

    public static ConfigFile Parse(string path, string content)
    {
        List<ConfigLine> lines = [];
        string? section = null;
        for (int start = 0; start < content.Length;)
        {
            int end = content.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? content.Length : start + end;
            string line = content[start..end];
            string trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] is not ('#' or ';'))
            {
                if (trimmed[0] == '[' && trimmed.LastIndexOf(']') is > 0 and int close)
                    section = trimmed[1..close];
                else if (line.IndexOfAny(['=', ':']) is > 0 and int split)
                    lines.Add(Line(section, line, split, start));
            }
            start = end + 1;
        }
        return new ConfigFile(new SourceText(path, content), lines);
    }

    private static ConfigLine Line(string? section, string line, int split, int start)
    {
        string value = line[(split + 1)..];
        int comment = value.AsSpan().IndexOfAny('#', ';');
        if (comment >= 0)
            value = value[..comment];
        int first = line.Length - line.TrimStart().Length;
        int last = split + 1 + value.TrimEnd().Length;
        return new ConfigLine(section, line[..split].Trim().ToLowerInvariant(), value.Trim(), new TextSpan(start + first, start + Math.Max(last, split + 1)));
    }
}
