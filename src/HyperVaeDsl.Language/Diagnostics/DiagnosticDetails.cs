using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>What a finding has besides its message.</summary>
public sealed record DiagnosticDetails
{
    /// <summary>Other places that take part.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];

    /// <summary>What explains the message further.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Changes of the text that cure it.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>Draws it in characters, or gives null; asked only where the drawing is shown, which it is not for what is allowed or reported in a build.</summary>
    public Func<string?>? Draw { get; init; }

    /// <summary>The same where it is drawn already.</summary>
    public string? Picture
    {
        init => Draw = value == null ? null : () => value;
    }
}

/// <summary>A change of the text that cures a finding and changes nothing else.</summary>
/// <param name="Title">What it does, as an order without a full stop: "Remove 'jump'".</param>
/// <param name="Changes">The changes; they do not overlap.</param>
public sealed record Fix(string Title, IReadOnlyList<TextChange> Changes)
{
    /// <summary>A fix of one change.</summary>
    public Fix(string title, TextSpan span, string text)
        : this(title, [new TextChange(span, text)])
    {
    }

    /// <summary>A fix that removes a statement.</summary>
    public static Fix Removal(string title, TextSpan statement) => new(title, [new TextChange(statement, "") { IsStatement = true }]);

    /// <summary>Whether it is the cure, or one that the author may choose.</summary>
    public Applicability Applicability { get; init; }

    /// <summary>
    /// Whether it leaves the meaning as it is, such as the removal of what has no effect. The digest must be the same then, and a fix
    /// of which that is not true is not applied.
    /// </summary>
    public bool KeepsMeaning { get; init; }
}

/// <summary>Replaces a stretch of the text; an empty stretch is a place to insert at.</summary>
/// <param name="Span">What goes.</param>
/// <param name="Text">What comes.</param>
public sealed record TextChange(TextSpan Span, string Text)
{
    /// <summary>Whether the span is a whole statement that goes: then its line goes, too, if nothing else stands there.</summary>
    public bool IsStatement { get; init; }
}
