using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// Workflow commands of GitHub Actions, which become annotations of the changed lines: ::error file=...,line=...::message. Paths with
/// backslashes are written with slashes, as the service wants them; notes and other places stand in further lines of the message.
/// </summary>
internal sealed class GitHubReport(TextWriter writer) : IReport
{
    public void Add(CheckedFile file)
    {
        SourceText text = file.Text;
        foreach (Diagnostic finding in file.Findings)
        {
            LinePosition from = text.PositionOf(finding.Span.Start);
            LinePosition to = text.PositionOf(finding.Span.End);
            // Columns are only shown for a place within one line; a last column is inclusive.
            string columns = from.Line == to.Line ? $",col={Numbers.Format(from.Column)},endColumn={Numbers.Format(Math.Max(from.Column, to.Column - 1))}" : "";
            string path = text.FileAt(finding.Span.Start).Path.Replace('\\', '/');
            writer.WriteLine($"::{Command(finding.Severity)} file={Property(path)},line={Numbers.Format(from.Line)},endLine={Numbers.Format(to.Line)}{columns},title={Property($"{finding.Code}: {finding.Rule.Title}")}::{Data(Message(text, finding))}");
        }
    }

    public void Finish()
    {
    }

    private static string Message(SourceText text, Diagnostic finding)
    {
        IEnumerable<string> places = finding.Related.Select(related => $"{text.FileAt(related.Span.Start).FileName}({Numbers.Format(text.PositionOf(related.Span.Start).Line)}): {related.Message}");
        return string.Join('\n', new[] { finding.Message }.Concat(places).Concat(finding.Notes.Select(note => "note: " + note)));
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>Words as the message of a command.</summary>
    internal static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>Words as a property of a command.</summary>
    internal static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
