namespace HyperVaeDsl.Language.Syntax;

/// <summary>The units of time as they may be written.</summary>
internal static class TimeUnits
{
    /// <summary>"epochs", "steps", "samples" or "%" for a token that is a unit of time, else null.</summary>
    public static string? Normalize(Token token) => token.Kind switch
    {
        TokenKind.Percent => "%",
        TokenKind.Word when token.Text is "epochs" or "epoch" => "epochs",
        TokenKind.Word when token.Text is "steps" or "step" => "steps",
        TokenKind.Word when token.Text is "samples" or "sample" => "samples",
        _ => null,
    };
}
