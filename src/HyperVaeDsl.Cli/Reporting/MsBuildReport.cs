using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>The canonical form of build tools, one line for each finding: path(line,column,line,column): error HV0203: message.</summary>
internal sealed class MsBuildReport(TextWriter writer) : IReport
{
    public void Add(CheckedFile file)
    {
        SourceText text = file.Text;
        foreach (Diagnostic finding in file.Findings)
        {
            LinePosition from = text.PositionOf(finding.Span.Start);
            LinePosition to = text.PositionOf(finding.Span.End);
            // 'info' is not a category that MSBuild reads; it takes a line of another kind for output.
            string severity = SeverityNames.Of(finding.Severity);
            writer.WriteLine($"{SafeText.Of(text.FileAt(finding.Span.Start).Path)}({Numbers.Format(from.Line)},{Numbers.Format(from.Column)},{Numbers.Format(to.Line)},{Numbers.Format(to.Column)}): {severity} {finding.Code}: {SafeText.Of(finding.Message)}");
        }
    }

    public void Finish()
    {
    }
}
