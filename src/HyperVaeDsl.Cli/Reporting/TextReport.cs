using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>For people: each finding with its place in the text, and a line for each file that says how it stands.</summary>
internal sealed class TextReport(TextWriter writer, Palette palette, int width) : IReport
{
    private readonly FindingWriter findings = new(writer, palette, width);

    public void Add(CheckedFile file)
    {
        foreach (Diagnostic finding in file.Findings)
            findings.Write(file.Text, finding);
        if (file.Compilation != null)
            writer.WriteLine(Verdict.Of(file));
    }

    public void Finish()
    {
    }
}
