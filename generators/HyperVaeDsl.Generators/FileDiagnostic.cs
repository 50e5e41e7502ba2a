using HyperVaeDsl.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using LinePosition = HyperVaeDsl.Language.Text.LinePosition;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using SourceText = HyperVaeDsl.Language.Text.SourceText;
using TextSpan = HyperVaeDsl.Language.Text.TextSpan;

namespace HyperVaeDsl.Generators;

/// <summary>A finding as plain values, so that the generator's cache can compare it and holds on to nothing.</summary>
internal sealed record FileDiagnostic(DiagnosticRule Rule, string Message, FilePlace Place, EquatableArray<FilePlace> Related)
{
    /// <summary>How serious it is: as its rule says, unless the project chose otherwise.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>The finding as it is to be reported; null when the project does not want it.</summary>
    public FileDiagnostic? Chosen(SeverityPolicy policy) =>
        policy.Apply(new Language.Diagnostics.Diagnostic(Rule, default, Message, [])) is { } chosen ? this with { Severity = chosen.Severity } : null;

    public static FileDiagnostic From(Language.Diagnostics.Diagnostic diagnostic, SourceText text) => new(
        diagnostic.Rule,
        diagnostic.Message,
        FilePlace.From(diagnostic.Span, text),
        new EquatableArray<FilePlace>([.. diagnostic.Related.Select(related => FilePlace.From(related.Span, text))]));

    /// <summary>The finding in Roslyn's form, at its place in the .hvae file.</summary>
    public RoslynDiagnostic ToRoslyn() =>
        RoslynDiagnostic.Create(Descriptors.Of(Rule), Place.ToLocation(), Descriptors.SeverityOf(Severity), Related.Select(place => place.ToLocation()), null, Message);
}

/// <summary>A stretch of a file by offsets, lines and columns (from 0, as Roslyn counts).</summary>
internal sealed record FilePlace(string Path, int Start, int End, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>For what is said of the whole project.</summary>
    public static FilePlace Nowhere { get; } = StartOf("");

    public static FilePlace StartOf(string path) => new(path, 0, 0, 0, 0, 0, 0);

    public static FilePlace From(TextSpan span, SourceText text)
    {
        LinePosition start = text.PositionOf(span.Start);
        LinePosition end = text.PositionOf(span.End);
        int before = text.FileStart(span.Start);
        return new FilePlace(text.FileAt(span.Start).Path, span.Start - before, span.End - before, start.Line - 1, start.Column - 1, end.Line - 1, end.Column - 1);
    }

    public Location ToLocation() => Path.Length == 0 ? Location.None : Location.Create(
        Path,
        Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Start, End),
        new LinePositionSpan(new(StartLine, StartColumn), new(EndLine, EndColumn)));
}
