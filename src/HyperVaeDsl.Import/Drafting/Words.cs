using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Import.Drafting;

/// <summary>Names and numbers as methodologies write them.</summary>
public static class Words
{
    /// <summary>A name in Pascal case from a file name or a title: v5_12-fixed becomes V5_12Fixed.</summary>
    public static string Title(string text)
    {
        StringBuilder title = new();
        bool isStart = true;
        foreach (char c in text)
        {
            bool isKept = char.IsAsciiLetterOrDigit(c) || c == '_';
            if (!isKept)
            {
                isStart = true;
                continue;
            }
            // Between digits the stroke tells numbers apart; elsewhere the next capital does.
            if (c == '_')
            {
                isStart = true;
                if (title.Length > 0 && char.IsAsciiDigit(title[^1]))
                    title.Append('_');
                continue;
            }
            if (title.Length > 0 && title[^1] == '_' && !char.IsAsciiDigit(c))
                title.Length--;
            if (title.Length == 0 && char.IsAsciiDigit(c))
                title.Append('V');
            title.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }
        string name = title.ToString().TrimEnd('_');
        return name.Length == 0 ? "Imported" : name;
    }

    /// <summary>A name in lower case with strokes: "val/Spearman" becomes val_spearman.</summary>
    public static string Name(string text, string otherwise)
    {
        StringBuilder name = new();
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (char.IsAsciiLetterUpper(c) && name.Length > 0 && char.IsAsciiLetterLower(name[^1]))
                    name.Append('_');
                name.Append(char.ToLowerInvariant(c));
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }
        string result = name.ToString().Trim('_');
        // 'nan' and its kin would be read as numbers.
        bool isNoName = result.Length > 0 && (char.IsAsciiDigit(result[0]) || result is "nan" or "inf" or "infinity");
        return result.Length == 0 ? otherwise : isNoName ? "v" + result : result;
    }

    /// <summary>A text that may stand between quotation marks.</summary>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
            quoted.Append(c == '"' ? '\'' : char.IsControl(c) ? ' ' : c);
        return quoted.Append('"').ToString();
    }

    /// <summary>A calculated number, with twelve digits: what is behind them is rounding.</summary>
    public static string Number(double value) => Numbers.Short(value, 12);
}
