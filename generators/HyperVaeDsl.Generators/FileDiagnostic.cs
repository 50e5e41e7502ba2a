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
    public static FileDiagnostic From(Language.Diagnostics.Diagnostic diagnostic, SourceText text) => new(
        diagnostic.Rule,
        diagnostic.Message,
        FilePlace.From(diagnostic.Span, text),
        new EquatableArray<FilePlace>([.. diagnostic.Related.Select(related => FilePlace.From(related.Span, text))]));

    /// <summary>The finding in Roslyn's form, at its place in the .hvae file.</summary>
    public RoslynDiagnostic ToRoslyn()
    {
        DiagnosticSeverity severity = Rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
#pragma warning disable RS1033, RS2000, RS1032 // The descriptor's texts come from the language's catalogue, which has its own tests.
        DiagnosticDescriptor descriptor = new(Rule.Code, Rule.Title, "{0}", "HyperVaeDsl", severity, isEnabledByDefault: true);
#pragma warning restore RS1033, RS2000, RS1032
        return RoslynDiagnostic.Create(descriptor, Place.ToLocation(), Related.Select(place => place.ToLocation()), Message);
    }
}

/// <summary>A stretch of a file by offsets, lines and columns (from 0, as Roslyn counts).</summary>
internal sealed record FilePlace(string Path, int Start, int End, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static FilePlace From(TextSpan span, SourceText text)
    {
        LinePosition start = text.PositionOf(span.Start);
        LinePosition end = text.PositionOf(span.End);
        int before = text.FileStart(span.Start);
        return new FilePlace(text.FileAt(span.Start).Path, span.Start - before, span.End - before, start.Line - 1, start.Column - 1, end.Line - 1, end.Column - 1);
    }

    public Location ToLocation() => Location.Create(
        Path,
        Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Start, End),
        new LinePositionSpan(new(StartLine, StartColumn), new(EndLine, EndColumn)));
}
