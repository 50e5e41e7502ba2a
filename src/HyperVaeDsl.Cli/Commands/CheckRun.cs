using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>One run of 'hvae check' over its files.</summary>
/// <param name="settings">Other values for params.</param>
/// <param name="severities">What users chose.</param>
/// <param name="fixes">Applies fixes; null when none are asked for.</param>
/// <param name="baseline">What is known and not reported; null when there is none.</param>
/// <param name="report">Where to report.</param>
/// <param name="errors">What hinders the run.</param>
internal sealed class CheckRun(IReadOnlyDictionary<string, string>? settings, Severities severities, FixMode? fixes, Baseline? baseline, IReport report, TextWriter errors)
{
    private readonly List<(SourceText Text, Diagnostic Finding)> reported = [];

    /// <summary>All that was reported.</summary>
    public IReadOnlyList<(SourceText Text, Diagnostic Finding)> Reported => reported;

    /// <summary>Checks a file and returns an exit code.</summary>
    public int Check(string file)
    {
        if (MethodologyFile.Compile(file, errors, settings) is not { } compilation)
            return ExitCodes.Usage;
        if (fixes != null)
        {
            if (fixes.Fix(file, compilation, settings, finding => severities.Apply(compilation.Text, finding) != null) is not { } written)
                return ExitCodes.Usage;
            compilation = written;
        }
        IReadOnlyList<Diagnostic> findings = severities.Apply(compilation.Text, compilation.Diagnostics);
        int worst = ExitCodes.Success;
        foreach ((SourceText text, IReadOnlyList<Diagnostic> problems) in severities.TakeProblems())
            worst = Math.Max(worst, Add(text.Path, text, null, severities.Apply(text, problems)));
        return Math.Max(worst, Add(file, compilation.Text, compilation, findings));
    }

    private int Add(string path, SourceText text, HvaeCompilation? compilation, IReadOnlyList<Diagnostic> findings)
    {
        CheckedFile found = new(path, text, compilation, [.. findings.Where(finding => baseline?.Knows(text, finding) != true)]);
        report.Add(found);
        reported.AddRange(found.Findings.Select(finding => (text, finding)));
        return found.Count(Severity.Error) > 0 ? ExitCodes.Errors : ExitCodes.Success;
    }
}
