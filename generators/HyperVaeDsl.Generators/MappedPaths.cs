namespace HyperVaeDsl.Generators;

/// <summary>
/// Paths as they are written in what is built. The compiler maps the paths of #line itself, but the text that it embeds beside the symbols
/// would still name folders of the machine; so they are mapped before, by the same rules: the first prefix that fits counts.
/// </summary>
/// <param name="map">Pairs "from=to" with commas between; ',,' and '==' stand for the sign itself.</param>
internal sealed class MappedPaths(string map)
{
    private readonly (string From, string To)[] pairs =
    [
        .. Parts(map, ',').Select(pair => Parts(pair, '=')).Where(pair => pair.Count == 2 && pair[0].Length > 0 && pair[1].Length > 0).Select(pair => (pair[0], pair[1])),
    ];

    /// <summary>The mapped path of a file.</summary>
    public string Of(string path)
    {
        foreach ((string from, string to) in pairs)
        {
            if (path.StartsWith(from, StringComparison.Ordinal))
                return to[to.Length - 1] == '/' ? to + path.Substring(from.Length).Replace('\\', '/') : to + path.Substring(from.Length);
        }
        return path;
    }

    // A doubled separator is a sign of its part; what is left of doubling is undone at the level of pairs.
    private static List<string> Parts(string text, char separator)
    {
        List<string> parts = [];
        System.Text.StringBuilder part = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != separator)
            {
                part.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == separator)
            {
                part.Append(separator);
                i++;
            }
            else
            {
                parts.Add(part.ToString());
                part.Clear();
            }
        }
        parts.Add(part.ToString());
        return parts;
    }
}
