using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// Refuses values that are nested deeper than anyone can read. Parser, binder and evaluator descend into parentheses, into operators
/// that stand before a schedule and into sums and products; the limit is what keeps their stacks bounded.
/// </summary>
internal static class NestingLimit
{
    /// <summary>So many parentheses, operators and signs may be within each other.</summary>
    public const int Most = 100;

    /// <summary>Reports each value that is too deep where its nesting begins, and makes that a token which nothing can be read from.</summary>
    public static TokenList Apply(TokenList tokens, DiagnosticBag diagnostics)
    {
        Stack<int> outer = new();
        int here = 0;
        int total = 0;
        int outermost = 0;
        bool isReported = false;
        TokenList result = tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            int before = total;
            switch (token.Kind)
            {
                case TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace:
                    outer.Clear();
                    (here, total, isReported) = (0, 0, false);
                    break;
                case TokenKind.OpenParenthesis:
                    outer.Push(here);
                    here = 0;
                    total++;
                    break;
                case TokenKind.CloseParenthesis when outer.Count > 0:
                    total -= here + 1;
                    here = outer.Pop();
                    break;
                // The parts of a sequence or of a property, and values side by side, are not within each other.
                case TokenKind.Comma or TokenKind.Comparison or TokenKind.Equals:
                case TokenKind.Word when token.Text is "then" or "and" or "or" or "implies" or "until":
                    total -= here;
                    here = 0;
                    break;
                case TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash:
                case TokenKind.Word when token.Text is "delay" or "stretch" or "pushing" or "overlapping" or "not":
                    here++;
                    total++;
                    break;
            }
            if (before == 0 && total > 0)
                outermost = i;
            if (total <= Most || isReported)
                continue;
            isReported = true;
            // The same tokens may be read again, with other values of the params.
            result = result == tokens ? TokenList.Of(tokens) : result;
            result[outermost] = tokens[outermost] with { Kind = TokenKind.Unknown, IsBroken = true };
            diagnostics.Report(Rules.NestedTooDeeply, tokens[outermost].Span, $"More than {Most} parentheses, operators and signs stand within each other from here on. Give a part of this schedule a signal of its own and use its name.");
        }
        return result;
    }
}
