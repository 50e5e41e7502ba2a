using System.Collections.Concurrent;
using Sprache;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>The terminals of the grammar: parsers of one token, each with the words by which a message asks for it.</summary>
internal static class Tokens
{
    /// <summary>What a message says when a number stands without its unit; it selects a diagnostic of its own.</summary>
    public const string TimeUnit = "a unit (epochs, steps, samples or %)";

    /// <summary>What a message says where a value may be calculated with.</summary>
    public const string Calculation = "+ - * /";

    /// <summary>The same where evaluations may be counted too.</summary>
    public const string ConditionUnit = "a unit (evals, epochs, steps or %)";

    /// <summary>The same where only evaluations are counted.</summary>
    public const string EvaluationUnit = "the unit evals";

    // A grammar in query syntax asks for its words anew each time that it is at them.
    private static readonly ConcurrentDictionary<string, Parser<Token>> Words = new(StringComparer.Ordinal);

    public static readonly Parser<Token> Number = Of(TokenKind.Number, "a number");
    public static readonly Parser<Token> Text = Of(TokenKind.Text, "a text in double quotes");
    public static readonly Parser<Token> Open = Of(TokenKind.OpenBrace, "'{'");
    public static readonly Parser<Token> Range = Of(TokenKind.Range, "'..'");
    public static readonly Parser<Token> Arrow = Of(TokenKind.Arrow, "'->'");
    public static readonly Parser<Token> EqualsSign = Of(TokenKind.Equals, "'='");
    public static readonly Parser<Token> Comma = Of(TokenKind.Comma, "','");
    public static readonly Parser<Token> Colon = Of(TokenKind.Colon, "':'");
    public static readonly Parser<Token> Percent = Of(TokenKind.Percent, "'%'");
    public static readonly Parser<Token> Slash = Of(TokenKind.Slash, "'/'");
    public static readonly Parser<Token> Star = Of(TokenKind.Star, "'*'");
    public static readonly Parser<Token> Minus = Of(TokenKind.Minus, "'-'");
    public static readonly Parser<Token> Terms = Where(token => token.Kind is TokenKind.Plus or TokenKind.Minus, Calculation);
    public static readonly Parser<Token> Factors = Where(token => token.Kind is TokenKind.Star or TokenKind.Slash, Calculation);
    public static readonly Parser<Token> OpenParenthesis = Of(TokenKind.OpenParenthesis, "'('");
    public static readonly Parser<Token> CloseParenthesis = Of(TokenKind.CloseParenthesis, "')'");
    public static readonly Parser<Token> Comparison = Of(TokenKind.Comparison, "'<', '<=', '>' or '>='");

    /// <summary>A token of a kind.</summary>
    public static Parser<Token> Of(TokenKind kind, string expectation) => Where(token => token.Kind == kind, expectation);

    /// <summary>The keyword itself.</summary>
    public static Parser<Token> Word(string keyword) =>
        Words.GetOrAdd(keyword, word => Where(token => token.Kind == TokenKind.Word && token.Text == word, $"'{word}'"));

    /// <summary>One of several keywords.</summary>
    public static Parser<Token> AnyWord(params string[] keywords)
    {
        Parser<Token> any = i => Result.Success(((TokenInput)i).Token, i.Advance());
        return ByWord([.. keywords.Select(keyword => (keyword, any))]);
    }

    /// <summary>
    /// What begins with one of several keywords, by the keyword that stands there: alternatives that cannot match are asked for in
    /// messages, but not tried.
    /// </summary>
    public static Parser<T> ByWord<T>(params (string Keyword, Parser<T> Parser)[] alternatives)
    {
        Dictionary<string, Parser<T>> parsers = alternatives.ToDictionary(item => item.Keyword, item => item.Parser, StringComparer.Ordinal);
        string[] expectations = [.. alternatives.Select(item => $"'{item.Keyword}'")];
        return i =>
        {
            TokenInput input = (TokenInput)i;
            if (input.Token.Kind == TokenKind.Word && parsers.TryGetValue(input.Token.Text, out Parser<T>? parser))
                return parser(i);
            input.State.Fail(input.Position, expectations);
            return Result.Failure<T>(input, "unexpected token", expectations);
        };
    }

    /// <summary>Any name.</summary>
    public static Parser<Token> Name(string expectation) => Where(token => token.Kind == TokenKind.Word, expectation);

    /// <summary>A token that satisfies a condition; failing is remembered for the message.</summary>
    public static Parser<Token> Where(Func<Token, bool> condition, string expectation)
    {
        string[] expectations = [expectation];
        return i =>
        {
            TokenInput input = (TokenInput)i;
            if (condition(input.Token))
                return Result.Success(input.Token, input.Advance());
            input.State.Fail(input.Position, expectation);
            return Result.Failure<Token>(input, "unexpected token", expectations);
        };
    }
}
