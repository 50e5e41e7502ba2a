namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>The words for severities in messages, as build tools know them.</summary>
public static class SeverityNames
{
    /// <summary>"error", "warning" or "info".</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
