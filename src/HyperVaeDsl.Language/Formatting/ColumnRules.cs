using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>
/// Where the columns of a statement begin. A statement of a kind that is not named here has two: its first word, or the names
/// before the value of an assignment, and the rest. That lays out new kinds of facts without new code.
/// </summary>
internal static class ColumnRules
{
    private const string AnyFact = "";

    // Begins a statement, or behind any other one its last column.
    private const string Allow = "allow";

    private static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal) { "override", "off", "abstract" };

    // Kinds that carry a name of their own or read as a sentence, and the words (or signs) that begin their further columns.
    private static readonly Dictionary<string, HashSet<string>> Kinds = new(StringComparer.Ordinal)
    {
        ["signal"] = Words("in", "="),
        ["param"] = Words("=", "in"),
        ["preset"] = Words("="),
        ["loss"] = Words([.. LossKind.All.SelectMany(kind => kind.Parameters).Select(parameter => parameter.Name), "weight"]),
        ["guard"] = Words("when", "stop", "warn", "rollback"),
        ["best"] = Words("when"),
        ["milestone"] = Words("at"),
        ["every"] = Words("keep"),
        ["observe"] = Words("ema"),
        ["when"] = Words("scale", "shift"),
        ["keep"] = Words("in"),
        ["plant"] = Words("as"),
        ["drive"] = Words("by"),
        ["target"] = Words("<", "<=", ">", ">="),
        ["scale"] = Words("by"),
        ["balance"] = Words("ema", "clamp"),
        ["metric"] = Words("in", "rises", "falls", "as", "or"),
        ["drives"] = Words("in"),
        ["warm_start"] = Words("load"),
        ["clip"] = Words(),
        ["allow"] = Words(),
        ["import"] = Words(),
        ["without"] = Words(),
        ["order"] = Words(),
        ["measure"] = Words(),
        ["ensure"] = Words(),
    };

    /// <summary>The kind of a line: adjacent lines of one kind share their columns.</summary>
    public static string KindOf(LayoutLine line)
    {
        string word = line.Pieces[FirstWord(line)].Token.Text;
        // In a phase a line begins with a signal, which may be called like a statement.
        return (line.Block != "phase" || word == Allow) && Kinds.ContainsKey(word) ? word : AnyFact;
    }

    /// <summary>Whether a line is a name, or several, and a value.</summary>
    public static bool IsFact(LayoutLine line) => KindOf(line) == AnyFact;

    /// <summary>Finds the columns of a line.</summary>
    public static void Mark(LayoutLine line)
    {
        if (line.IsOutline)
            return;
        string kind = KindOf(line);
        int start = FirstWord(line);
        if (kind == AnyFact)
            MarkFact(line, start);
        else
            MarkWords(line, start, Kinds[kind]);
    }

    private static void MarkFact(LayoutLine line, int start)
    {
        int value = start + 1;
        while (value + 1 < line.Pieces.Count && line.Pieces[value].Token.Kind == TokenKind.Comma)
            value += 2;
        if (value < line.Pieces.Count)
            line.Columns.Add(value);
        for (int i = value + 1; i < line.Pieces.Count; i++)
        {
            if (line.Pieces[i].Token is { Kind: TokenKind.Word, Text: Allow })
                line.Columns.Add(i);
        }
    }

    private static void MarkWords(LayoutLine line, int start, HashSet<string> words)
    {
        int depth = 0;
        HashSet<string> begun = new(StringComparer.Ordinal);
        // The keyword and its name are never the beginning of a further column, whatever the name is; nor is the word after the
        // first of a column, nor a word that began one before ("signal s in 0..1 = steps in epochs 0: 1").
        for (int i = start + 1; i < line.Pieces.Count; i++)
        {
            Token token = line.Pieces[i].Token;
            depth += token.Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            bool follows = line.Columns[line.Columns.Count - 1] == i - 1 && line.Columns.Count > 1;
            if (i > start + 1 && token is { Kind: TokenKind.Word, Text: Allow })
                line.Columns.Add(i);
            else if (i > start + 1 && depth == 0 && !follows && token.Kind is TokenKind.Word or TokenKind.Equals or TokenKind.Comparison && words.Contains(token.Text) && begun.Add(token.Text))
                line.Columns.Add(i);
        }
    }

    private static int FirstWord(LayoutLine line)
    {
        int first = 0;
        while (first + 1 < line.Pieces.Count && Modifiers.Contains(line.Pieces[first].Token.Text) && line.Pieces[first + 1].Token.Kind == TokenKind.Word)
            first++;
        return first;
    }

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.Ordinal);
}
