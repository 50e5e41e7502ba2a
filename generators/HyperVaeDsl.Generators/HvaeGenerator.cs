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
        IncrementalValuesProvider<CompiledFile> compiled = files.Combine(settings)
            .Select((pair, _) => Compile(pair.Left, pair.Right))
            .WithTrackingName("Compiled");

        // Two outputs: a finding that moves by a line must not write the C# again.
        context.RegisterSourceOutput(
            compiled.Select((file, _) => (file.HintName, file.Source)).WithTrackingName("Sources"),
            (output, file) =>
            {
                if (file.Source != null)
                    output.AddSource(file.HintName, file.Source);
            });
        context.RegisterSourceOutput(
            compiled.SelectMany((file, _) => file.Diagnostics).WithTrackingName("Diagnostics"),
            (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToRoslyn()));
    }

    private static CompiledFile Compile(HvaeFile file, ProjectSettings settings)
    {
        string hintName = HintName(file.Path, settings.ProjectFolder);
        if (file.Content == null)
        {
            FilePlace start = new(file.Path, 0, 0, 0, 0, 0, 0);
            FileDiagnostic unreadable = new(Rules.UnreadableFile, "The file cannot be read. Check that it exists and is readable.", start, default);
            return new CompiledFile(hintName, null, new EquatableArray<FileDiagnostic>([unreadable]));
        }
        HvaeCompilation compilation = HvaeCompiler.Compile(file.Path, file.Content);
        string? source = compilation.Methodology != null
            ? CSharpEmitter.Emit(compilation.Methodology, compilation.Text, settings.Namespace)
            : compilation.Draft is { Name.Length: > 0 } draft ? ShapeEmitter.Emit(draft.Name, compilation.Text, settings.Namespace) : null;
        return new CompiledFile(hintName, source, new EquatableArray<FileDiagnostic>([.. compilation.Diagnostics.Select(diagnostic => FileDiagnostic.From(diagnostic, compilation.Text))]));
    }

    private static ProjectSettings Settings(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.RootNamespace", out string? root);
        options.TryGetValue("build_property.ProjectDir", out string? folder);
        return options.TryGetValue("build_property.HvaeNamespace", out string? chosen) && chosen.Length > 0
            ? new ProjectSettings(chosen, folder ?? "")
            : new ProjectSettings(root ?? "", folder ?? "");
    }

    // The path below the project, so that files of one name in two folders do not collide.
    private static string HintName(string path, string projectFolder)
    {
        string relative = projectFolder.Length > 0 && path.StartsWith(projectFolder, StringComparison.Ordinal) ? path.Substring(projectFolder.Length) : new SourceText(path, "").FileName;
        string stem = relative.Substring(0, relative.Length - ".hvae".Length);
        return string.Concat(stem.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '.')).TrimStart('.') + ".g.cs";
    }
}
