using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli;

/// <summary>Prints findings beside the output proper of a command, without colours.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>Prints what was found.</summary>
    /// <param name="compilation">The compiled file.</param>
    /// <param name="writer">Where to print.</param>
    /// <param name="said">What was printed before, of other files, and is not repeated: what is wrong with a base is wrong with each of its heirs. Null to print all.</param>
    public static void Print(HvaeCompilation compilation, TextWriter writer, HashSet<string>? said = null)
    {
        FindingWriter findings = new(writer, Palette.Plain, width: 0);
        foreach (Diagnostic diagnostic in Severities.Configured().Apply(compilation.Text, compilation.Diagnostics))
        {
            if (said?.Add(diagnostic.Format(compilation.Text)) != false)
                findings.Write(compilation.Text, diagnostic);
        }
    }
}
