using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The shapes of a passage, with their parameters.</summary>
internal static class ShapeGrammar
{
    /// <summary>The words that name a shape.</summary>
    public static readonly string[] Words =
        ["linear", "cosine", "smoothstep", "exponential", "polynomial", "sqrt", "inverse_sqrt", "inverse_time", "sigmoid", "tanh", "staircase"];

    private static readonly string[] Expected =
        [.. new[] { "linear", "smoothstep", "exponential", "sqrt", "cosine", "inverse_sqrt", "inverse_time", "sigmoid", "tanh", "polynomial", "staircase" }.Select(word => $"'{word}'")];

    private static readonly Keyword RawWord = new("raw");
    private static readonly Keyword ExponentWord = new("exponent");
    private static readonly Keyword ScaleWord = new("scale");
    private static readonly Keyword RateWord = new("rate");
    private static readonly Keyword SteepnessWord = new("steepness");
    private static readonly Keyword WarpWord = new("warp");

    /// <summary>A shape, or null after saying what was expected.</summary>
    public static ShapeSyntax? Read(ref Cursor cursor)
    {
        if (cursor.Token.Kind == TokenKind.Word)
        {
            switch (cursor.Token.Text)
            {
                case "linear" or "smoothstep" or "sqrt":
                    return new ShapeSyntax(cursor.Next(), null, null, cursor.MaybeAfter(WarpWord, Constants.ReadValue));
                case "exponential":
                    return new ShapeSyntax(cursor.Next(), null, null);
                case "polynomial" or "staircase":
                    Token word = cursor.Next();
                    if (Constants.ReadValue(ref cursor) is not { } parameter)
                        return null;
                    return new ShapeSyntax(word, parameter, null, word.Text == "polynomial" ? cursor.MaybeAfter(WarpWord, Constants.ReadValue) : null);
                case "cosine":
                    return new ShapeSyntax(cursor.Next(), cursor.MaybeAfter(ExponentWord, Constants.ReadValue), null, cursor.MaybeAfter(WarpWord, Constants.ReadValue));
                case "inverse_sqrt":
                    return new ShapeSyntax(cursor.Next(), cursor.MaybeAfter(ScaleWord, Constants.ReadValue), null);
                case "inverse_time":
                    return new ShapeSyntax(cursor.Next(), cursor.MaybeAfter(RateWord, Constants.ReadValue), null);
                case "sigmoid" or "tanh":
                    return new ShapeSyntax(cursor.Next(), cursor.MaybeAfter(SteepnessWord, Constants.ReadValue), cursor.Take(RawWord)?.Span);
            }
        }
        cursor.Expect(Expected);
        return null;
    }
}
