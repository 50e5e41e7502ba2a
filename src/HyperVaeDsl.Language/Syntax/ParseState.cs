using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// What all positions of one parse share: the tokens, the findings, and the farthest place where something else was expected,
/// which is where the mistake is.
/// </summary>
internal sealed class ParseState(SourceText text, TokenList tokens, DiagnosticBag diagnostics, ReadStatements? before = null)
{
    // How many more braces close than open from a token on; the parser asks for tokens that are near one another.
    private int closingAt = -1;
    private int closing;

    // Words, or arrays of them: what is noted on the way through a correct text is never looked at, so it is made into a list only when it is.
    private readonly List<object> noted = [];
    private List<string>? expected;

    public TokenList Tokens { get; } = NestingLimit.Apply(tokens, diagnostics);

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>What was read of the same text with other values of its params; null where it has none.</summary>
    public ReadStatements? Before => before;

    public Dictionary<object, object> Memos { get; } = [];

    /// <summary>Inputs at recent positions; the number of places is a power of two.</summary>
    public TokenInput?[] Recent { get; } = new TokenInput?[64];

    /// <summary>How many schedules are open around the one that is read.</summary>
    public int Depth { get; set; }

    public int FarthestFailure { get; private set; } = -1;

    /// <summary>What was expected at the farthest failure, each once, in the order of the grammar.</summary>
    public IReadOnlyList<string> Expected => expected ??= [.. noted.SelectMany(note => note as string[] ?? [(string)note]).Distinct()];

    /// <summary>Names and keywords of statements that could not be read; nothing is said about their absence.</summary>
    public HashSet<string> BrokenWords { get; } = new(StringComparer.Ordinal);

    /// <summary>How many more '}' than '{' there are from a token on: the depth of the token, if all braces are right.</summary>
    public int ClosingFrom(int position)
    {
        if (closingAt < 0)
            closingAt = Tokens.Count;
        while (closingAt > position)
            closing += Closes(--closingAt);
        while (closingAt < position)
            closing -= Closes(closingAt++);
        return closing;
    }

    /// <summary>Whether a token is the first of its line although the line before goes on (see <see cref="Token.ContinuesLine"/>).</summary>
    public bool ContinuesLine(int position) =>
        position > 0 && Tokens[position - 1].ContinuesLine
        && text.PositionOf(Tokens[position - 1].Span.End).Line < text.PositionOf(Tokens[position].Span.Start).Line;

    public void ForgetFailures()
    {
        FarthestFailure = -1;
        noted.Clear();
        expected = null;
    }

    /// <summary>Moves the failure to where the mistake is, although more could be read.</summary>
    public void FailAt(int position, string expectation)
    {
        ForgetFailures();
        Fail(position, expectation);
    }

    /// <summary>Notes that something else was expected at a position.</summary>
    public void Fail(int position, string expectation) => Note(position, expectation);

    /// <summary>Notes that one of several words was expected at a position.</summary>
    public void Fail(int position, string[] expectations) => Note(position, expectations);

    private void Note(int position, object what)
    {
        if (position < FarthestFailure)
            return;
        if (position > FarthestFailure)
            noted.Clear();
        FarthestFailure = position;
        noted.Add(what);
        expected = null;
    }

    private int Closes(int position) => Tokens[position].Kind switch { TokenKind.CloseBrace => 1, TokenKind.OpenBrace => -1, _ => 0 };
}
