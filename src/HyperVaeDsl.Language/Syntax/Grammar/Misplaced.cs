using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Words that stand twice, in the wrong order, or where a name should: more is said of them than what else could stand there.</summary>
internal static class Misplaced
{
    /// <summary>Reports such a word at the farthest failure; false if there is none.</summary>
    public static bool Report(ParseState state)
    {
        int at = state.FarthestFailure;
        if (at < 1 || at >= state.Tokens.Count || state.ContinuesLine(at))
            return false;
        int twice = IsDoubled(state, at) ? at : IsSame(state, at - 1) && IsKeyword(state.Tokens[at - 1]) ? at - 1 : -1;
        if (twice > 0)
        {
            (Token first, Token second) = (state.Tokens[twice - 1], state.Tokens[twice]);
            state.Diagnostics.Report(Rules.UnexpectedText, second.Span, $"'{second.Text}' stands here twice. Remove one of the two.", new DiagnosticDetails
            {
                Fixes = [new Fix($"Remove the second '{second.Text}'", new TextSpan(first.Span.End, second.Span.End), "") { Applicability = Applicability.Choice }],
            });
            return true;
        }
        (Token before, Token found) = (state.Tokens[at - 1], state.Tokens[at]);
        if (state.Expected.Count != 1 || before.Kind != TokenKind.Word || found.Kind is not (TokenKind.Word or TokenKind.Number) || state.Expected[0] != $"'{before.Text}'")
            return false;
        if (found.Kind == TokenKind.Number)
        {
            // The keyword was taken for the name that is not there.
            state.Diagnostics.Report(Rules.UnexpectedText, before.Span, $"A name is missing before '{before.Text}'.");
            return true;
        }
        TextSpan both = before.Span.To(found.Span);
        state.Diagnostics.Report(Rules.UnexpectedText, both, $"Two words are swapped here. Write '{found.Text} {before.Text}'.", new DiagnosticDetails
        {
            Fixes = [new Fix($"Write '{found.Text} {before.Text}'", both, $"{found.Text} {before.Text}") { Applicability = Applicability.Choice }],
        });
        return true;
    }

    // In "best coverage coverage rises" a word is missing between two that are rightly there; in "best coverage coverage when" it is not.
    private static bool IsDoubled(ParseState state, int at) =>
        IsSame(state, at) && (state.Expected.Count != 1 || state.Expected[0][0] != '\'' || IsKeyword(state.Tokens[at]) || state.Expected[0] == $"'{state.Tokens[Math.Min(at + 1, state.Tokens.Count - 1)].Text}'");

    private static bool IsKeyword(Token token) => token.Kind == TokenKind.Word && Composition.ReservedWords.All.Contains(token.Text);

    private static bool IsSame(ParseState state, int at) =>
        at > 0 && state.Tokens[at].Kind == state.Tokens[at - 1].Kind && state.Tokens[at].Text == state.Tokens[at - 1].Text
        && state.Tokens[at].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Percent or TokenKind.Comparison or TokenKind.Arrow or TokenKind.Range or TokenKind.Comma or TokenKind.Colon;
}
