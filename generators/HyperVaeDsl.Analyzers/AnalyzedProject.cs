using System.Collections.Concurrent;
using System.Collections.Immutable;
using HyperVaeDsl.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Analyzers;

/// <summary>The .hvae files of one compilation. A file is compiled when its findings are asked for, and once.</summary>
internal sealed class AnalyzedProject
{
    private readonly AnalyzerOptions options;
    private readonly ProjectSettings settings;
    private readonly ConcurrentDictionary<string, CompiledFile> compiled = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<ScannedFile>> files;
    private readonly Lazy<EquatableArray<FileDiagnostic>> repeated;

    public AnalyzedProject(AnalyzerOptions options)
    {
        this.options = options;
        settings = ProjectSettings.Of(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        Lazy<ImmutableArray<ProjectItem>> items = new(() => options.AdditionalFiles.Where(text => HvaeFiles.IsOne(text.Path))
            .Select(text => ProjectItem.Of(text, options.AnalyzerConfigOptionsProvider.GetOptions(text), CancellationToken.None))
            .ToImmutableArray());
        files = new(() => items.Value.Select(ScannedFile.Of).ToImmutableArray());
        // What two files declare is read from their words: an edit compiles no file that nobody looks at.
        repeated = new(() => RepeatedClasses.Among(items.Value.Select(item => DeclaredClass.Of(item, settings))));
    }

    /// <summary>
    /// What is found in one file: by compiling it, and by compiling those that import it, because what is wrong with a base is often seen by its heirs only;
    /// and that another file declares its class.
    /// </summary>
    public IEnumerable<FileDiagnostic> FindingsIn(AdditionalText text, CancellationToken cancellation)
    {
        ImportGraph graph = new(files.Value);
        List<FileDiagnostic> findings = [];
        foreach (CompilerInput input in files.Value.Select(graph.InputOf).Where(input => input.File.Path == text.Path || input.Imported.Any(file => file.Path == text.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            findings.AddRange(compiled.GetOrAdd(input.File.Path, _ => FileCompiler.Compile(input, settings)).Diagnostics.Where(finding => finding.Place.Path == text.Path));
        }
        findings.AddRange(repeated.Value.Where(finding => finding.Place.Path == text.Path));
        FileSeverities severities = FileSeverities.Of(text.Path, options.AnalyzerConfigOptionsProvider.GetOptions(text));
        return Findings.Chosen(Findings.Once(findings), new EquatableArray<FileSeverities>([severities]));
    }
}
