using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli;

/// <summary>Prints findings beside the output proper of a command, without colours.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(HvaeCompilation compilation, TextWriter writer)
    {
        FindingWriter findings = new(writer, Palette.Plain, width: 0);
        foreach (Diagnostic diagnostic in Severities.Configured().Apply(compilation.Text, compilation.Diagnostics))
            findings.Write(compilation.Text, diagnostic);
    }
}
