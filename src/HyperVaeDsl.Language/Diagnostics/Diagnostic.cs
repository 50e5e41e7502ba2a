using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>One finding at one place.</summary>
/// <param name="Rule">What kind of finding.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, with the numbers, and what to do; whole sentences.</param>
/// <param name="Related">Other places that take part, such as the earlier phase of an overlap.</param>
public sealed record Diagnostic(DiagnosticRule Rule, TextSpan Span, string Message, IReadOnlyList<RelatedLocation> Related)
{
    /// <summary>What explains the message further: whole sentences, such as how a number came about.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Changes of the text that cure it; only where the cure is certain.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>A drawing of it in characters, such as the phases with the gap marked; null when there is nothing to draw.</summary>
    public string? Picture => Drawing?.Value;

    /// <summary>The same, drawn when it is asked for.</summary>
    internal Lazy<string?>? Drawing { get; init; }

    /// <summary>Shorthand for the rule's code.</summary>
    public string Code => Rule.Code;

    /// <summary>How serious it is: as its rule says, unless the user chose otherwise.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>path(line,column): error HV0203: message - the form that editors and build tools turn into links.</summary>
    public string Format(SourceText text)
    {
        LinePosition at = text.PositionOf(Span.Start);
        return $"{text.FileAt(Span.Start).Path}({Numbers.Format(at.Line)},{Numbers.Format(at.Column)}): {SeverityNames.Of(Severity)} {Code}: {Message}";
    }
}

/// <summary>A second place that a finding is about.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is there.</param>
public sealed record RelatedLocation(TextSpan Span, string Message);
