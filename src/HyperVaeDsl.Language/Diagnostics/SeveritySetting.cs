namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>
/// Reads what a user chose for a code, in the words that C# projects use: hvae_diagnostic.HV1203.severity = error. The build and the command line
/// read with it, so that a line means the same in both.
/// </summary>
/// <param name="Rule">The rule; null when there is none of the code.</param>
/// <param name="Choice">What it is to be; null for its own severity, or after a mistake.</param>
/// <param name="Problem">The rule of the mistake in the setting; null when it is right.</param>
/// <param name="Message">What is wrong with it, in whole sentences.</param>
public sealed record SeveritySetting(DiagnosticRule? Rule, SeverityChoice? Choice, DiagnosticRule? Problem = null, string Message = "")
{
    /// <summary>Begins the keys of the language: they reach the build from .editorconfig sections and .globalconfig files alike.</summary>
    public const string OwnPrefix = "hvae_diagnostic.";

    /// <summary>Begins the keys of the C# compiler: it reads them in .globalconfig files, and not in sections for .hvae files.</summary>
    public const string CompilerPrefix = "dotnet_diagnostic.";

    private const string Suffix = ".severity";

    /// <summary>The words of severities.</summary>
    public static IReadOnlyList<string> Words { get; } = ["none", "silent", "suggestion", "warning", "error", "default"];

    /// <summary>The setting of a key; null when the key is about something else.</summary>
    public static SeveritySetting? OfKey(string key, string value, string prefix)
    {
        if (!key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || key.Length <= prefix.Length + Suffix.Length)
            return null;
        string code = key.Substring(prefix.Length, key.Length - prefix.Length - Suffix.Length);
        // The keys of the C# compiler are about all analyzers.
        return prefix == CompilerPrefix && !code.StartsWith("HV", StringComparison.OrdinalIgnoreCase) ? null : Of(code, value);
    }

    /// <summary>The setting of a code.</summary>
    public static SeveritySetting Of(string code, string word)
    {
        DiagnosticRule? rule = Rules.All.FirstOrDefault(candidate => string.Equals(candidate.Code, code, StringComparison.OrdinalIgnoreCase));
        if (rule == null)
            return new SeveritySetting(null, null, Rules.UnknownSeverityCode, $"There is no diagnostic '{code.ToUpperInvariant()}', so a severity for it has no effect.{Suggestion.For(code, Rules.All.Select(candidate => candidate.Code))}");
        SeverityChoice? choice;
        switch (word.Trim().ToLowerInvariant())
        {
            case "default":
                return new SeveritySetting(rule, null);
            case "none" or "silent":
                choice = SeverityChoice.None;
                break;
            case "suggestion":
                choice = SeverityChoice.Suggestion;
                break;
            case "warning":
                choice = SeverityChoice.Warning;
                break;
            case "error":
                choice = SeverityChoice.Error;
                break;
            default:
                return new SeveritySetting(rule, null, Rules.BadSeverity, $"'{word}' is no severity, so {rule.Code} stays what it is. Write none, suggestion, warning or error.{Suggestion.For(word, Words)}");
        }
        if (rule.Severity == Severity.Error && choice != SeverityChoice.Error)
            return new SeveritySetting(rule, null, Rules.ErrorLowered, $"{rule.Code} ({rule.Title}) is an error of the language, which has no code without it. It stays an error; remove the setting and correct what it finds.");
        return new SeveritySetting(rule, choice);
    }
}
