using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>What the language does not use: signs of other languages and keyboards, each reported once and with what is written instead.</summary>
internal sealed partial class Lexer
{
    private void ThreeDots()
    {
        int start = position;
        while (Peek() == '.')
            position++;
        TextSpan span = new(start, position);
        diagnostics.Report(Rules.BadCharacter, span, "A range has two dots: write '..'.", new DiagnosticDetails { Fixes = [new Fix("Write '..'", span, "..")] });
        tokens.Add(new Token(TokenKind.Range, content.Substring(start, span.Length), span, 0, TakeDocumentation(), true));
    }

    // Where quotes of another kind close on the same line, or null.
    private int? ForeignQuote(char opening)
    {
        char[] closing = opening switch { '\'' => ['\''], '‘' => ['’', '‘'], _ => ['”', '“'] };
        int end = position + 1;
        while (end < content.Length && content[end] is not ('\n' or '\r') && !closing.Contains(content[end]))
            end++;
        return end < content.Length && closing.Contains(content[end]) ? end : null;
    }

    private void ForeignQuotes(int closing)
    {
        int start = position;
        string inside = content.Substring(start + 1, closing - start - 1);
        position = closing + 1;
        bool isName = inside.Length > 0 && inside.All(IsWordPart) && !(tokens.Count > 0 && tokens[tokens.Count - 1].Text == "because");
        TextSpan span = new(start, position);
        diagnostics.Report(Rules.BadCharacter, span, isName ? $"Names stand without quotes: {Clip(inside)}." : "Texts stand in straight double quotes: \"...\".", new DiagnosticDetails
        {
            Fixes = isName ? [new Fix("Remove the quotes", span, inside)] : inside.IndexOf('"') < 0 ? [new Fix("Write straight double quotes", span, $"\"{inside}\"")] : [],
        });
        tokens.Add(new Token(isName ? TokenKind.Word : TokenKind.Text, inside, span, 0, TakeDocumentation(), true));
    }

    // What nobody sees would stand in names of files, in reports and in generated code; the compiler marks places in texts with such characters itself.
    private bool HasNoControlCharacters(string text, int start)
    {
        int first = 0;
        while (first < text.Length && (!char.IsControl(text[first]) || text[first] == '\t'))
            first++;
        if (first == text.Length)
            return true;
        TextSpan span = new(start + first, start + first + 1);
        diagnostics.Report(Rules.BadCharacter, span, $"The character U+{(int)text[first]:X4} has no meaning in a text. Remove it.", new DiagnosticDetails { Fixes = [new Fix("Remove it", span, "")] });
        return false;
    }

    private void BadCharacters()
    {
        int start = position++;
        // Swallow what belongs together (";;", an emoji, a run of control characters) so that it is reported once.
        while (position < content.Length && !char.IsWhiteSpace(content[position]) && !IsWordPart(content[position])
            && content[position] != '"' && Sign(content[position]) == null)
            position++;
        string characters = content.Substring(start, position - start);
        string fix = characters[0] switch
        {
            ';' => "Lines end statements; remove it.",
            '#' => "Comments begin with //.",
            '[' or ']' => "Values stand with blanks between them, and blocks in braces.",
            '→' => "Write '->'.",
            '−' or '–' or '—' => "Write '-', as it stands on the keyboard.",
            '≤' => "Write '<='.",
            '≥' => "Write '>='.",
            '×' or '·' => "Write '*'.",
            '…' => "Write '..'.",
            '^' => "There is no sign for powers; write the number itself, such as 1e-8.",
            '&' or '|' => "Tests are joined by 'and'.",
            '!' => "Compare with '<', '<=', '>' or '>='.",
            '.' => "A number does not end with a point, nor does a name begin with one.",
            _ => "Remove it.",
        };
        string shown = characters.Any(char.IsControl) ? $"The character U+{(int)characters[0]:X4}" : $"'{Clip(characters)}'";
        // Of a pair of brackets the first is enough.
        if (characters[0] != ']' || openBracket < LineStart(start))
            diagnostics.Report(Rules.BadCharacter, new TextSpan(start, position), $"{shown} has no meaning here. {fix}", new DiagnosticDetails { Fixes = Instead(characters) is { } sign ? [new Fix(sign.Length == 0 ? "Remove it" : $"Write '{sign}'", new TextSpan(start, position), sign)] : [] });
        if (characters[0] == '[')
            openBracket = start;
        if (characters[0] == '#')
            SkipLine();
        // Without a semicolon the statement is what was meant; without other characters it may not be.
        else if (characters[0] != ';')
            tokens.Add(new Token(TokenKind.Unknown, characters, new TextSpan(start, position), 0, TakeDocumentation(), true));
    }

    // Signs of other keyboards and languages that mean one thing.
    private static string? Instead(string characters) => characters switch
    {
        "→" => "->",
        "−" => "-",
        "≤" => "<=",
        "≥" => ">=",
        "×" or "·" => "*",
        "…" => "..",
        "#" => "//",
        "&&" => "and",
        _ => characters.All(c => c == ';') ? "" : null,
    };
}
