using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>What .globalconfig files choose for the compiler's own keys.</summary>
internal sealed class ProjectSeverities(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
