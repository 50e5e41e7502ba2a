using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace HyperVaeDsl.Generators;

/// <summary>
/// Compiles every .hvae file of a project to a class, and reports its findings at their places. What flows from step to step are plain values: no symbol,
/// tree or location, which would keep old compilations alive. In editors the findings come from the analyzer beside it (HyperVaeDsl.Analyzers).
/// </summary>
[Generator]
public sealed class HvaeGenerator : IIncrementalGenerator
{
    // Without the mark that .NET puts before UTF-8, so that 'hvae gen' prints the same bytes.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AdditionalText> texts = context.AdditionalTextsProvider.Where(text => HvaeFiles.IsOne(text.Path));
        IncrementalValuesProvider<ProjectItem> items = texts.Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => ProjectItem.Of(pair.Left, pair.Right.GetOptions(pair.Left), cancellation))
            .WithTrackingName(StepNames.Files);
        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => ProjectSettings.Of(options.GlobalOptions))
            .WithTrackingName(StepNames.Settings);
        IncrementalValueProvider<LanguageVersion> version = context.ParseOptionsProvider.Select((options, _) => ((CSharpParseOptions)options).LanguageVersion);

        // Each file is compiled again when it changes, or a file that it imports; not when any other does.
        IncrementalValuesProvider<ScannedFile> scanned = items.Select((item, _) => ScannedFile.Of(item)).WithTrackingName(StepNames.Scanned);
        IncrementalValueProvider<ImportGraph> graph = scanned.Collect().Select((all, _) => new ImportGraph(all));
        IncrementalValuesProvider<CompilerInput> inputs = scanned.Combine(graph)
            .Select((pair, _) => pair.Right.InputOf(pair.Left))
            .WithTrackingName(StepNames.Inputs);
        IncrementalValuesProvider<CompiledFile> compiled = inputs.Combine(settings)
            .Select((pair, cancellation) => PendingFile.Begin(pair.Left, pair.Right, cancellation))
            .Select((pending, cancellation) => pending.Result(cancellation))
            .WithTrackingName(StepNames.Compiled);

        IncrementalValueProvider<EquatableArray<NamedFile>> names = items.Select((item, _) => item.File.Path).Collect().Combine(settings)
            .Select((pair, _) => HintNames.Of(pair.Left, pair.Right.ProjectFolder))
            .WithTrackingName(StepNames.Names);
        IncrementalValueProvider<EquatableArray<FileDiagnostic>> repeated = items.Combine(settings)
            .Select((pair, _) => DeclaredClass.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Declared)
            .Collect()
            .Select((declared, _) => RepeatedClasses.Among(declared))
            .WithTrackingName(StepNames.Repeated);
        // What the project chooses is applied to findings when they are reported: another severity compiles nothing again.
        IncrementalValueProvider<EquatableArray<FileSeverities>> severities = texts.Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => FileSeverities.Of(pair.Left.Path, pair.Right.GetOptions(pair.Left)))
            .Collect()
            .Select((all, _) => new EquatableArray<FileSeverities>([.. all]))
            .WithTrackingName(StepNames.Severities);

        // Findings and sources are outputs of their own: a finding that moves by a column must not write the C# again. Sources know neither where the
        // name of the methodology stands nor what else is generated, so that they are equal whenever their texts are.
        context.RegisterSourceOutput(
            compiled.Select((file, _) => (file.Path, file.Source)).Combine(names).Combine(repeated).Combine(version)
                .Select((all, _) => Generated(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
                .WithTrackingName(StepNames.Sources),
            (output, file) =>
            {
                if (file.Text != null)
                    output.AddSource(file.HintName, SourceText.From(file.Text, Utf8));
            });
        context.RegisterSourceOutput(
            compiled.Select((file, _) => file.Diagnostics).Collect().Combine(repeated).Combine(severities)
                .SelectMany((all, _) => Findings.Chosen(Findings.Once(all.Left.Left.SelectMany(findings => findings).Concat(all.Left.Right)), all.Right))
                .WithTrackingName(StepNames.Diagnostics),
            (output, finding) => output.ReportDiagnostic(finding.ToRoslyn()));
        context.RegisterSourceOutput(
            items.Collect().Combine(version).Select((pair, _) => pair.Left.Length > 0 ? ProjectSettings.Refusal(pair.Right) : null),
            (output, refusal) =>
            {
                if (refusal != null)
                    output.ReportDiagnostic(refusal.ToRoslyn());
            });
    }

    private static GeneratedFile Generated((string Path, string? Source) file, EquatableArray<NamedFile> names, EquatableArray<FileDiagnostic> repeated, LanguageVersion version)
    {
        bool isRefused = ProjectSettings.Refusal(version) != null || repeated.Any(finding => finding.Place.Path == file.Path);
        return new GeneratedFile(names.First(name => name.Path == file.Path).HintName, isRefused ? null : file.Source);
    }
}
