using System.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>Where a number stands in generated code.</summary>
internal enum NumberPlace
{
    /// <summary>It is a literal.</summary>
    Code,

    /// <summary>It is part of a text.</summary>
    String,

    /// <summary>It is only said.</summary>
    Comment,
}

/// <summary>A number in a line of generated code.</summary>
/// <param name="Text">Its characters, with the sign.</param>
/// <param name="Place">Where it stands.</param>
internal readonly record struct ScannedNumber(string Text, NumberPlace Place);

/// <summary>A line of generated code, cut at its numbers.</summary>
/// <param name="Pieces">What stands around the numbers: one more than there are numbers.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record NumberScan(IReadOnlyList<string> Pieces, IReadOnlyList<ScannedNumber> Numbers)
{
    /// <summary>What is left without the numbers; lines with one skeleton differ in numbers only.</summary>
    public string Skeleton { get; } = string.Join("\u0001", Pieces);

    /// <summary>Cuts a line.</summary>
    /// <param name="text">The line, or the several lines of a statement.</param>
    /// <param name="isComment">Whether all of it is only said.</param>
    public static NumberScan Of(string text, bool isComment = false)
    {
        List<string> pieces = [];
        List<ScannedNumber> numbers = [];
        StringBuilder piece = new();
        bool inString = false;
        bool inComment = isComment;
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (c == '\n')
                inComment = isComment;
            else if (!inComment && c == '"')
                inString = !inString;
            else if (!inComment && !inString && c == '/' && i + 1 < text.Length && text[i + 1] == '/')
                inComment = true;
            int length = inString && c == '\\' ? 0 : LengthAt(text, i);
            if (length > 0)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                numbers.Add(new ScannedNumber(text.Substring(i, length), inComment ? NumberPlace.Comment : inString ? NumberPlace.String : NumberPlace.Code));
                i += length;
                continue;
            }
            int step = inString && c == '\\' ? 2 : 1;
            piece.Append(text, i, step);
            i += step;
        }
        pieces.Add(piece.ToString());
        return new NumberScan(pieces, numbers);
    }

    // The length of the number that begins there; 0 for none. Digits of names and of other words are none.
    private static int LengthAt(string text, int at)
    {
        char before = at > 0 ? text[at - 1] : ' ';
        int start = at;
        if (text[at] == '-' && !IsOfWord(before) && before is not ')' and not ']')
            start++;
        if (start >= text.Length || !IsDigit(text[start]) || (start == at && IsOfWord(before)))
            return 0;
        int end = Digits(text, start);
        if (end + 1 < text.Length && text[end] == '.' && IsDigit(text[end + 1]))
            end = Digits(text, end + 1);
        if (end < text.Length && text[end] is 'E' or 'e')
        {
            int exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (exponent < text.Length && IsDigit(text[exponent]))
                end = Digits(text, exponent);
        }
        return end < text.Length && IsOfWord(text[end]) ? 0 : end - at;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && IsDigit(text[at]))
            at++;
        return at;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
