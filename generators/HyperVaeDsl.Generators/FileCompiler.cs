using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Generators;

/// <summary>Compiles one file to plain values. The generator and the analyzer call it alike, so both find the same.</summary>
internal static class FileCompiler
{
    public static CompiledFile Compile(CompilerInput input, ProjectSettings settings)
    {
        HvaeFile file = input.File;
        FilePlace start = FilePlace.StartOf(file.Path);
        if (file.Content == null)
        {
            FileDiagnostic unreadable = new(Rules.UnreadableFile, "The file cannot be read. Check that it exists and is readable.", start, default);
            return new CompiledFile(file.Path, "", "", start, null, new EquatableArray<FileDiagnostic>([unreadable]));
        }
        HvaeCompilation compilation = HvaeCompiler.Compile(file.Path, file.Content, ImportGraph.Options(input));
        string space = settings.NamespaceOf(input);
        string? source = compilation.Methodology != null ? CSharpEmitter.Emit(compilation, space, settings.PathsOfLines())
            : ShapeEmitter.Emit(compilation, space);
        List<FileDiagnostic> findings = [.. compilation.Diagnostics.Select(diagnostic => FileDiagnostic.From(diagnostic, compilation.Text))];
        if (source != null && settings.NamespaceProblem(input) is { } problem)
            findings.Add(problem);
        string name = compilation.Name?.Text ?? "";
        return new CompiledFile(
            file.Path,
            name.Length == 0 ? "" : (space.Length > 0 ? space + "." : "") + CSharpEmitter.ClassOf(name),
            name,
            compilation.Name is { } named ? FilePlace.From(named.Span, compilation.Text) : start,
            source,
            new EquatableArray<FileDiagnostic>([.. findings]));
    }
}
