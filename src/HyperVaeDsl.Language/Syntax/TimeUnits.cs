namespace HyperVaeDsl.Language.Syntax;

/// <summary>The units of time as they may be written.</summary>
internal static class TimeUnits
{
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "sec", "second", "seconds", "min", "minute", "minutes", "h", "hour", "hours", "ms", "iteration", "iterations", "iter", "iters", "batch", "batches", "percent", "pct",
    };

    /// <summary>The units in the plural, as messages name them.</summary>
    public static readonly string[] Names = ["epochs", "steps", "samples", "%"];

    /// <summary>Whether a word is a unit elsewhere.</summary>
    public static bool IsForeign(string word) => Foreign.Contains(word);

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
