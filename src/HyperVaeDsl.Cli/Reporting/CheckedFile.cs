using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>What was found in one file.</summary>
/// <param name="Path">Its path, as given.</param>
/// <param name="Text">Its text, with those of the files that it imports.</param>
/// <param name="Compilation">What became of it; null of a configuration file.</param>
/// <param name="Findings">What is reported of it, in the order of the text.</param>
internal sealed record CheckedFile(string Path, SourceText Text, HvaeCompilation? Compilation, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>How many findings have a severity.</summary>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
