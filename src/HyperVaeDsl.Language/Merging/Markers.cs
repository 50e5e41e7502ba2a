using System.Globalization;
using System.Text;
using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Language.Merging;

/// <summary>
/// Conflict markers while a text is laid out: comments, which the layout leaves where they are. Afterwards they become what git writes, at the
/// start of their lines.
/// </summary>
internal sealed class Markers(string sign)
{
    public string Ours => sign + "<";

    public string Base => sign + "|";

    public string Split => sign + "=";

    public string Theirs => sign + ">";

    /// <summary>A line that is not part of what is laid out: the second header of a block, behind the first one, which opened it.</summary>
    public string Literal => sign + ":";

    /// <summary>Markers that none of the texts contains.</summary>
    public static Markers Distinct(IReadOnlyList<string> texts)
    {
        int number = 0;
        string sign;
        do
        {
            sign = $"//conflict{number++.ToString(CultureInfo.InvariantCulture)}";
        }
        while (texts.Any(text => text.Contains(sign)));
        return new Markers(sign);
    }

    /// <summary>The text with the markers of git.</summary>
    public string Replace(string text, MergeOptions options)
    {
        StringBuilder result = new();
        foreach (string line in text.Split('\n'))
        {
            string words = line.TrimStart(' ');
            if (result.Length > 0)
                result.Append('\n');
            if (!words.StartsWith(sign, StringComparison.Ordinal))
                result.Append(line);
            else if (words.StartsWith(Literal, StringComparison.Ordinal))
                result.Append(' ', line.Length - words.Length - LayoutWriter.Indent).Append(words, Literal.Length, words.Length - Literal.Length);
            else
                result.Append(words[sign.Length], options.MarkerSize).Append(words[sign.Length] switch { '<' => " " + options.Ours, '|' => " " + options.Base, '>' => " " + options.Theirs, _ => "" });
        }
        return result.ToString();
    }
}
