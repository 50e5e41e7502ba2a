using System.Collections.Immutable;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>Compiles every .hvae file of a project to a class, and reports its findings at their places.</summary>
[Generator]
public sealed class HvaeGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<HvaeFile> files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".hvae", StringComparison.OrdinalIgnoreCase))
            .Select((file, cancellation) => new HvaeFile(file.Path, file.GetText(cancellation)?.ToString()))
            .WithTrackingName("Files");
        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => Settings(options.GlobalOptions))
            .WithTrackingName("Settings");
        IncrementalValuesProvider<ScannedFile> scanned = files.Select((file, _) => ScannedFile.Of(file)).WithTrackingName("Scanned");
        // Each file is compiled again when it changes, or a file that it imports; not when any other does.
        IncrementalValuesProvider<CompilerInput> inputs = scanned.Combine(scanned.Collect())
            .Select((pair, _) => ImportGraph.InputOf(pair.Left, pair.Right))
            .WithTrackingName("Inputs");
        IncrementalValuesProvider<CompiledFile> compiled = inputs.Combine(settings)
            .Select((pair, _) => Compile(pair.Left, pair.Right))
            .WithTrackingName("Compiled");

        IncrementalValueProvider<EquatableArray<NamedFile>> names = files.Select((file, _) => file.Path).Collect().Combine(settings)
            .Select((pair, _) => HintNames.Of(pair.Left, pair.Right.ProjectFolder))
            .WithTrackingName("Names");
        IncrementalValueProvider<EquatableArray<FileDiagnostic>> repeated = compiled
            .Select((file, _) => new DeclaredName(file.Methodology, file.NamePlace)).Collect()
            .Select((declared, _) => Repeated(declared))
            .WithTrackingName("Repeated");

        // What the project chooses is applied to findings when they are reported: another severity compiles nothing again.
        IncrementalValueProvider<EquatableArray<FileSeverities>> severities = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".hvae", StringComparison.OrdinalIgnoreCase))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => FileSeverities.Of(pair.Left.Path, pair.Right.GetOptions(pair.Left)))
            .Collect()
            .Select((all, _) => new EquatableArray<FileSeverities>([.. all]))
            .WithTrackingName("Severities");

        // Findings and sources are outputs of their own: a finding that moves by a line must not write the C# again.
        context.RegisterSourceOutput(
            compiled.Select((file, _) => (file.Path, file.Source)).WithTrackingName("Sources").Combine(names).Combine(repeated),
            (output, pair) =>
            {
                ((string path, string? source), EquatableArray<NamedFile> hints) = pair.Left;
                if (source != null && !pair.Right.Any(finding => finding.Place.Path == path))
                    output.AddSource(hints.First(hint => hint.Path == path).HintName, source);
            });
        context.RegisterSourceOutput(
            // What is wrong with a base is found by every methodology that extends it, and said once.
            compiled.Select((file, _) => file.Diagnostics).Collect().Combine(severities)
                .SelectMany((pair, _) => Chosen(pair.Left.SelectMany(findings => findings).GroupBy(finding => (finding.Rule, finding.Message, finding.Place)).Select(same => same.First()), pair.Right))
                .WithTrackingName("Diagnostics"),
            (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToRoslyn()));
        context.RegisterSourceOutput(
            repeated.SelectMany((findings, _) => findings),
            (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToRoslyn()));
    }

    // Findings with the severities that the project chose for their files, and what is wrong with these; one line of configuration speaks of many files.
    private static IEnumerable<FileDiagnostic> Chosen(IEnumerable<FileDiagnostic> findings, EquatableArray<FileSeverities> severities)
    {
        Dictionary<string, SeverityPolicy> policies = [];
        foreach (FileSeverities file in severities)
            policies[file.Path] = file.Policy();
        FileDiagnostic[] problems = [.. severities.OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => file.Problems()).GroupBy(problem => problem.Message, StringComparer.Ordinal).Select(same => same.First())];
        foreach (FileDiagnostic finding in findings.Concat(problems))
        {
            FileDiagnostic? chosen = policies.TryGetValue(finding.Place.Path, out SeverityPolicy? policy) ? finding.Chosen(policy) : finding;
            if (chosen != null)
                yield return chosen;
        }
    }

    // Two classes of one name would give a C# error for each of their members.
    private static EquatableArray<FileDiagnostic> Repeated(ImmutableArray<DeclaredName> declared)
    {
        IEnumerable<FileDiagnostic> findings = declared.Where(item => item.Methodology.Length > 0)
            .OrderBy(item => item.Place.Path, StringComparer.Ordinal)
            .GroupBy(item => CSharpEmitter.ClassOf(item.Methodology), StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1).Select(again => new FileDiagnostic(
                Rules.DuplicateName,
                Repeated(again.Methodology, group.First(), group.Key),
                again.Place,
                new EquatableArray<FilePlace>([group.First().Place]))));
        return new EquatableArray<FileDiagnostic>([.. findings]);
    }

    private static string Repeated(string name, DeclaredName first, string className)
    {
        string file = new SourceText(first.Place.Path, "").FileName;
        return name == first.Methodology
            ? $"Methodology '{name}' is also declared in {file}. Give one of the two another name."
            : $"Methodology '{name}' and '{first.Methodology}' in {file} would both be the class {className}. Give one of the two another name.";
    }

    private static CompiledFile Compile(CompilerInput input, ProjectSettings settings)
    {
        HvaeFile file = input.File;
        FilePlace start = new(file.Path, 0, 0, 0, 0, 0, 0);
        if (file.Content == null)
        {
            FileDiagnostic unreadable = new(Rules.UnreadableFile, "The file cannot be read. Check that it exists and is readable.", start, default);
            return new CompiledFile(file.Path, "", start, null, new EquatableArray<FileDiagnostic>([unreadable]));
        }
        HvaeCompilation compilation = HvaeCompiler.Compile(file.Path, file.Content, ImportGraph.Options(input));
        string? source = compilation.Methodology != null ? CSharpEmitter.Emit(compilation.Methodology, compilation.Text, settings.Namespace)
            : compilation.Name is { } known ? ShapeEmitter.Emit(known.Text, compilation.Text, settings.Namespace, compilation.Draft?.External != null)
            : null;
        FilePlace namePlace = compilation.Name is { } named ? FilePlace.From(named.Span, compilation.Text) : start;
        return new CompiledFile(file.Path, compilation.Name?.Text ?? "", namePlace, source, new EquatableArray<FileDiagnostic>([.. compilation.Diagnostics.Select(diagnostic => FileDiagnostic.From(diagnostic, compilation.Text))]));
    }

    private static ProjectSettings Settings(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.RootNamespace", out string? root);
        options.TryGetValue("build_property.ProjectDir", out string? folder);
        return options.TryGetValue("build_property.HvaeNamespace", out string? chosen) && chosen.Length > 0
            ? new ProjectSettings(chosen, folder ?? "")
            : new ProjectSettings(root ?? "", folder ?? "");
    }

    private sealed record DeclaredName(string Methodology, FilePlace Place);
}
