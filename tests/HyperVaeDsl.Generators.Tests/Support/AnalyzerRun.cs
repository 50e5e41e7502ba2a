using HyperVaeDsl.Analyzers;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>A project that an editor analyses: its generator runs beside, and what the analyzer finds is asked for as an editor asks.</summary>
internal sealed class AnalyzerRun
{
    private readonly CompilationWithAnalyzers analysed;
    private readonly AdditionalText[] texts;

    public AnalyzerRun((string Path, string? Content)[] files, (string Path, string Text)[]? configuration = null, string hvaeNamespace = "")
    {
        AnalyzerConfigSet configs = ProjectOptions.Read(configuration ?? []);
        texts = [.. files.Select(file => new InMemoryText(file.Path, file.Content))];
        CSharpCompilation compilation = CSharp.Compilation([""]);
        // Here warnings stay what they are, so that their severities can be looked at.
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new ProjectSeverities(configs)).WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        ProjectOptions options = new(new Dictionary<string, string> { ["RootNamespace"] = "User.Project", ["ProjectDir"] = "/project/", ["HvaeNamespace"] = hvaeNamespace }, configs);
        analysed = compilation.WithAnalyzers([new HvaeAnalyzer()], new AnalyzerOptions([.. texts], options));
    }

    /// <summary>What is found in all files.</summary>
    public Diagnostic[] Findings => [.. analysed.GetAnalyzerDiagnosticsAsync().Result.OrderBy(item => item.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(item => item.Location.SourceSpan.Start)];

    /// <summary>What is found in one file, as an editor asks for the file that is open.</summary>
    public Diagnostic[] FindingsIn(string path) =>
        [.. analysed.GetAnalysisResultAsync(texts.Single(text => text.Path == path), CancellationToken.None).Result.AdditionalFileDiagnostics.SelectMany(file => file.Value).SelectMany(found => found.Value)];
}
