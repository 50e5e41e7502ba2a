namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>A kind of finding: its stable code, its title and how serious it is. The catalogue is <see cref="Rules"/>.</summary>
/// <param name="Code">Stable code, such as HV0203.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Severity">How serious it is.</param>
public sealed record DiagnosticRule(string Code, string Title, Severity Severity)
{
    /// <summary>The first two digits name the chapter; each has a page of its own.</summary>
    public string HelpPage => $"docs/diagnostics/{Code}.md";
}
