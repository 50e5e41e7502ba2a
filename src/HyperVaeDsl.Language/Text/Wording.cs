using System.Text;

namespace HyperVaeDsl.Language.Text;

/// <summary>Words of a file in comments and messages.</summary>
internal static class Wording
{
    /// <summary>A text with every run of blanks and line ends as one blank.</summary>
    public static string OnOneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length == 0 || line[line.Length - 1] != ' ')
                line.Append(' ');
        }
        return line.ToString();
    }
}
