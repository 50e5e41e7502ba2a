using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// The names that a methodology and its bases declare, read from their words alone: a statement that is broken further on, or wrong, has given its name. What
/// is off is left out.
/// </summary>
internal sealed class Outline
{
    private static readonly string[] Moving = ["scale", "shift", "drive", "keep"];

    private readonly Dictionary<string, List<string>> names = new(StringComparer.Ordinal);
    private readonly Token[] tokens;

    private Outline(Token[] tokens) => this.tokens = tokens;

    /// <summary>Losses that the user's code computes.</summary>
    public IReadOnlyList<string> OwnLosses => Of("loss external");

    /// <summary>Whether the model is the user's own.</summary>
    public bool HasOwnModel => names.ContainsKey("model external");

    /// <summary>The names after a keyword, in the order of the file.</summary>
    public IReadOnlyList<string> Of(string keyword) => names.TryGetValue(keyword, out List<string>? found) ? found : [];

    /// <summary>What one methodology declares.</summary>
    /// <param name="text">Its file, and the files that it imports.</param>
    /// <param name="methodology">Its name.</param>
    public static Outline Of(SourceText text, string methodology)
    {
        Outline outline = new([.. Lexer.Tokenize(new SourceText(text.Path, text.Content), new DiagnosticBag())]);
        outline.Declared(methodology, []);
        return outline;
    }

    // What it inherits comes first, as in the class.
    private void Declared(string methodology, HashSet<string> known)
    {
        if (!known.Add(methodology))
            return;
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Text != "methodology" || Word(i + 1) != methodology)
                continue;
            if (Word(i + 2) == "extends" && Word(i + 3) is { } inherited)
                Declared(inherited, known);
            Read(i + 2);
        }
    }

    private void Read(int i)
    {
        int depth = 0;
        bool starts = false;
        // An optimizer scales components, which are no signals.
        bool isInController = false;
        for (; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.NewLine:
                    starts = true;
                    continue;
                case TokenKind.OpenBrace:
                    depth++;
                    starts = true;
                    continue;
                case TokenKind.CloseBrace:
                    if (--depth <= 0)
                        return;
                    continue;
            }
            if (isInController && tokens[i].Kind == TokenKind.Word && Moving.Contains(tokens[i].Text) && Word(i + 1) is { } moved && moved.IndexOf('.') > 0)
                Add("signal", moved);
            if (!starts)
                continue;
            if (depth == 1)
                isInController = tokens[i].Text == "controller";
            starts = tokens[i].Text == "override";
            if (tokens[i].Text == "off")
                i = EndOfStatement(i);
            else if (!starts)
                Statement(i);
        }
    }

    private void Statement(int i)
    {
        string keyword = tokens[i].Text;
        if (keyword is "loss" or "model" or "data" && Word(i + 1) == "external")
        {
            keyword += " external";
            i++;
        }
        if (keyword is "components" or "reads")
        {
            for (i++; Word(i) is { } item; i++)
                Add(keyword, item);
            return;
        }
        if (Word(i + 1) is not { } name)
            return;
        Add(keyword, name);
        for (i++; keyword == "signal" && tokens[i + 1].Kind == TokenKind.Comma && Word(i + 2) is { } other; i += 2)
            Add(keyword, other);
        if (keyword is not ("loss" or "loss external"))
            return;
        // An option with a schedule is a signal of its own.
        for (; tokens[i].Kind is not (TokenKind.NewLine or TokenKind.End); i++)
        {
            if (Word(i) is { } option && Word(i + 1) is { } operation && Schedules.IsOperator(operation))
                Add("signal", $"{name}.{option}");
        }
    }

    private int EndOfStatement(int i)
    {
        int depth = 0;
        for (; tokens[i].Kind != TokenKind.End; i++)
        {
            depth += tokens[i].Kind == TokenKind.OpenBrace ? 1 : tokens[i].Kind == TokenKind.CloseBrace ? -1 : 0;
            if (tokens[i].Kind == TokenKind.NewLine && depth == 0)
                return i - 1;
        }
        return i - 1;
    }

    private void Add(string keyword, string name)
    {
        if (!names.TryGetValue(keyword, out List<string>? found))
            names.Add(keyword, found = []);
        if (!found.Contains(name))
            found.Add(name);
    }

    private string? Word(int i) => i < tokens.Length && tokens[i].Kind == TokenKind.Word ? tokens[i].Text : null;
}
