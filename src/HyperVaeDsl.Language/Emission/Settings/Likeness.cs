using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>Whether lines of different settings say the same but for their numbers.</summary>
internal static class Likeness
{
    /// <summary>Whether lines of two settings differ in numbers only.</summary>
    public static bool AreAlike(IReadOnlyList<CodeLine> some, IReadOnlyList<CodeLine> others)
    {
        if (some.Count != others.Count)
            return false;
        for (int i = 0; i < some.Count; i++)
        {
            if (!AreAlike(some[i], others[i]))
                return false;
        }
        return true;
    }

    /// <summary>Whether two lines differ in numbers only.</summary>
    public static bool AreAlike(CodeLine line, CodeLine other)
    {
        if (line == other)
            return true;
        return line.Depth == other.Depth && line.Span.Equals(other.Span) && (line.Comment == null) == (other.Comment == null)
            && AreAlike(line.Text, other.Text, line.IsComment) && AreAlike(line.Comment ?? "", other.Comment ?? "", isComment: true);
    }

    private static bool AreAlike(string text, string other, bool isComment)
    {
        if (text == other)
            return true;
        NumberScan scan = NumberScan.Of(text, isComment);
        NumberScan otherScan = NumberScan.Of(other, isComment);
        if (scan.Skeleton != otherScan.Skeleton)
            return false;
        for (int i = 0; i < scan.Numbers.Count; i++)
        {
            (ScannedNumber number, ScannedNumber second) = (scan.Numbers[i], otherScan.Numbers[i]);
            // What a class would write otherwise than the compiler stays a text of its own.
            if (number.Text != second.Text && number.Place == NumberPlace.String && !(IsAsWritten(number.Text) && IsAsWritten(second.Text)))
                return false;
        }
        return true;
    }

    private static bool IsAsWritten(string number) =>
        double.TryParse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && Numbers.Format(value) == number;
}
