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
        IncrementalValueProvider<FileDiagnostic?> refusal = context.ParseOptionsProvider.Select((options, _) => ProjectSettings.Refusal(((CSharpParseOptions)options).LanguageVersion));

        // Each file is compiled again when it changes, or a file that it imports; not when any other does.
        IncrementalValuesProvider<ScannedFile> scanned = items.Select((item, _) => ScannedFile.Of(item)).WithTrackingName(StepNames.Scanned);
        IncrementalValuesProvider<CompilerInput> inputs = scanned.With(scanned.Together(all => new ImportGraph(all)), (file, graph) => graph.InputOf(file))
            .WithTrackingName(StepNames.Inputs);
        IncrementalValuesProvider<CompiledFile> compiled = inputs.Combine(settings)
            .Select((pair, cancellation) => PendingFile.Begin(pair.Left, pair.Right, cancellation))
            .Select((pending, cancellation) => pending.Result(cancellation))
            .WithTrackingName(StepNames.Compiled);

        IncrementalValueProvider<EquatableArray<NamedFile>> names = items.Select((item, _) => item.File.Path).Together(paths => new EquatableArray<string>([.. paths]))
            .With(settings, (paths, project) => HintNames.Of(paths, project.ProjectFolder))
            .WithTrackingName(StepNames.Names);
        IncrementalValueProvider<EquatableArray<FileDiagnostic>> repeated = items.With(settings, DeclaredClass.Of)
            .WithTrackingName(StepNames.Declared)
            .Together(RepeatedClasses.Among)
            .WithTrackingName(StepNames.Repeated);
        // What the project chooses is applied to findings when they are reported: another severity compiles nothing again.
        IncrementalValueProvider<EquatableArray<FileSeverities>> severities = texts.With(context.AnalyzerConfigOptionsProvider, (text, options) => FileSeverities.Of(text.Path, options.GetOptions(text)))
            .Together(all => new EquatableArray<FileSeverities>([.. all]))
            .WithTrackingName(StepNames.Severities);

        // Findings and sources are outputs of their own: a finding that moves by a column must not write the C# again. Sources know neither where the
        // name of the methodology stands nor what else is generated, so that they are equal whenever their texts are.
        context.RegisterSourceOutput(
            compiled.Select((file, _) => new WrittenClass(file.Path, file.Source))
                .With(names, (file, all) => new GeneratedFile(all.First(name => name.Path == file.Path).HintName, file.Path, file.Text))
                .With(repeated, (file, all) => all.Any(finding => finding.Place.Path == file.Path) ? file with { Text = null } : file)
                .With(refusal, (file, refused) => refused != null ? file with { Text = null } : file)
                .WithTrackingName(StepNames.Sources),
            (output, file) =>
            {
                if (file.Text != null)
                    output.AddSource(file.HintName, SourceText.From(file.Text, Utf8));
            });
        context.RegisterSourceOutput(
            compiled.Select((file, _) => file.Diagnostics).Together(all => new EquatableArray<FileDiagnostic>([.. all.SelectMany(findings => findings)]))
                .With(repeated, (found, more) => new EquatableArray<FileDiagnostic>([.. Findings.Once(found.Concat(more))]))
                .With(severities, (found, chosen) => new EquatableArray<FileDiagnostic>([.. Findings.Chosen(found, chosen)]))
                .SelectMany((all, _) => all)
                .WithTrackingName(StepNames.Diagnostics),
            (output, finding) => output.ReportDiagnostic(finding.ToRoslyn()));
        context.RegisterSourceOutput(
            names.With(refusal, (all, refused) => all.Any() ? refused : null),
            (output, refused) =>
            {
                if (refused != null)
                    output.ReportDiagnostic(refused.ToRoslyn());
            });
    }
}
