using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes a line of the canonical form as an expression, its holes filled.</summary>
/// <param name="names">The names of the params.</param>
internal sealed class HoleWriter(EmissionNames names)
{
    private string text = "";
    private int at;

    /// <summary>The expression of a line.</summary>
    public string Write(string line)
    {
        (text, at) = (line, 0);
        return Parts('\0', '\0');
    }

    // All up to one of two signs, which is not passed.
    private string Parts(char end, char orEnd)
    {
        List<string> parts = [];
        while (at < text.Length && text[at] != end && text[at] != orEnd)
        {
            parts.Add(text[at] switch
            {
                LevelText.Open => $"ParamValues.Text({names.Named(Until(LevelText.Close))})",
                LevelText.Unless => $"({names.Named(Until(LevelText.Else))} ? \"\" : {Inner(LevelText.End)})",
                LevelText.Sort => InOrder(),
                _ => Plain(),
            });
        }
        return parts.Count == 0 ? "\"\"" : string.Join(" + ", parts);
    }

    private string InOrder()
    {
        int separator = at + 1;
        at = text.IndexOf(LevelText.Next, at);
        List<string> items = [Names.Quote(text.Substring(separator, at - separator).Replace(LevelText.LineEnd, '\n'))];
        while (text[at] == LevelText.Next)
        {
            at++;
            items.Add(Parts(LevelText.Next, LevelText.SortEnd));
        }
        at++;
        return $"ParamValues.InOrder({string.Join(", ", items)})";
    }

    private string Inner(char end)
    {
        string inner = Parts(end, end);
        at++;
        return inner;
    }

    // What stands between a sign and its end, which is passed.
    private string Until(char end)
    {
        int begin = at + 1;
        int close = text.IndexOf(end, begin);
        at = close + 1;
        return text.Substring(begin, close - begin);
    }

    private string Plain()
    {
        int begin = at;
        while (at < text.Length && text[at] is not (LevelText.Open or LevelText.Unless or LevelText.Else or LevelText.End or LevelText.Sort or LevelText.Next or LevelText.SortEnd))
            at++;
        return Names.Quote(text.Substring(begin, at - begin));
    }
}
