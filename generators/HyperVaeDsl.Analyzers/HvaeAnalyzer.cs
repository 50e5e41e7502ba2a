using System.Collections.Immutable;
using HyperVaeDsl.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Analyzers;

/// <summary>
/// Shows the findings of .hvae files while they are written. Editors show what an analyzer finds in an additional file, and not, or later, what a generator does.
/// A build does not run it: there the generator reports, also where analyzers are switched off, and nothing is said twice. The build files of the package see to that.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HvaeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.ToImmutableArray();

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            AnalyzedProject project = new(start.Options);
            start.RegisterAdditionalFileAction(file =>
            {
                if (!HvaeFiles.IsOne(file.AdditionalFile.Path))
                    return;
                foreach (FileDiagnostic finding in project.FindingsIn(file.AdditionalFile, file.CancellationToken))
                    file.ReportDiagnostic(finding.ToRoslyn());
            });
        });
    }
}
