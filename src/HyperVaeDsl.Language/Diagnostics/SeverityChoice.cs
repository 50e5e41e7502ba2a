namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>What a user wants a finding to be.</summary>
public enum SeverityChoice
{
    /// <summary>Not reported.</summary>
    None,

    /// <summary>Worth knowing.</summary>
    Suggestion,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}
