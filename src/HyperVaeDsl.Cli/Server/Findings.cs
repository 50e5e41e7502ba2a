using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Server;

/// <summary>Makes findings of the compiler into those of the protocol.</summary>
internal static class Findings
{
    private const int Unnecessary = 1;

    // What could be taken away without a change of training; editors show it faded.
    private static readonly HashSet<string> Unused = new(StringComparer.Ordinal)
    {
        Rules.UnusedSignal.Code, Rules.NeedlessJump.Code, Rules.UnusedParam.Code, Rules.NeedlessOverride.Code, Rules.UnusedAllow.Code, Rules.IdlePhase.Code, Rules.UnreadMetric.Code,
    };

    /// <summary>A finding of the document that was compiled.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="text">All files of the compilation.</param>
    /// <param name="document">The main one.</param>
    /// <param name="workspace">Knows the addresses of others.</param>
    /// <param name="pages">Knows the pages of codes.</param>
    public static DiagnosticItem Of(Diagnostic finding, SourceText text, OpenDocument document, Workspace workspace, HelpPages pages)
    {
        SourceText file = text.FileAt(finding.Span.Start);
        bool isHere = text.FileStart(finding.Span.Start) == 0;
        LinePosition place = text.PositionOf(finding.Span.Start);
        string message = string.Join('\n', new[] { isHere ? finding.Message : $"In {file.FileName}, line {Numbers.Format(place.Line)}: {finding.Message}" }.Concat(finding.Notes));
        List<RelatedInformation> related = [.. finding.Related.Select(other => new RelatedInformation(LocationOf(text, other.Span, workspace), other.Message))];
        if (!isHere)
            related.Insert(0, new RelatedInformation(LocationOf(text, finding.Span, workspace), "the place"));
        return new DiagnosticItem(
            isHere ? Places.Of(text, finding.Span) : ImportOf(document.File, file.Path),
            finding.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 },
            finding.Code,
            pages.AddressOf(finding.Code) is { } href ? new CodeDescription(href) : null,
            "hvae",
            message,
            Unused.Contains(finding.Code) ? [Unnecessary] : null,
            related.Count > 0 ? [.. related] : null);
    }

    private static Location LocationOf(SourceText text, TextSpan span, Workspace workspace) =>
        new(workspace.AddressOf(text.FileAt(span.Start).Path), Places.Of(text, span));

    // What is wrong in an imported file stands at the import of it, or at the first one if another file imports it.
    private static Protocol.Range ImportOf(EditedFile file, string path)
    {
        DocumentLink[] imports = [.. DocumentLinks.Of(file).Where(link => link.Path != null)];
        DocumentLink? import = imports.FirstOrDefault(link => link.Path == path) ?? imports.FirstOrDefault();
        return Places.Of(file.Text, import?.Span ?? new TextSpan(0, 0));
    }
}
