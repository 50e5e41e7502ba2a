using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// What all positions of one parse share: the tokens, the findings, and the farthest place where something else was expected,
/// which is where the mistake is.
/// </summary>
internal sealed class ParseState(Token[] tokens, DiagnosticBag diagnostics)
{
    private readonly List<string> expected = [];

    public Token[] Tokens { get; } = tokens;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public Dictionary<object, object> Memos { get; } = [];

    public int FarthestFailure { get; private set; } = -1;

    public IReadOnlyList<string> Expected => expected;

    /// <summary>Names and keywords of statements that could not be read; nothing is said about their absence.</summary>
    public HashSet<string> BrokenWords { get; } = new(StringComparer.Ordinal);

    public void ForgetFailures()
    {
        FarthestFailure = -1;
        expected.Clear();
    }

    public void Fail(int position, string expectation)
    {
        if (position < FarthestFailure)
            return;
        if (position > FarthestFailure)
            expected.Clear();
        FarthestFailure = position;
        if (!expected.Contains(expectation))
            expected.Add(expectation);
    }
}
