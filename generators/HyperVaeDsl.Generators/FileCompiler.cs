using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Generators;

/// <summary>Compiles one file to plain values. The generator and the analyzer call it alike, so both find the same.</summary>
internal static class FileCompiler
{
    public static CompiledFile Compile(CompilerInput input, ProjectSettings settings)
    {
        HvaeFile file = input.File;
        if (file.Content == null)
        {
            FileDiagnostic unreadable = new(Rules.UnreadableFile, "The file cannot be read. Check that it exists and is readable.", FilePlace.StartOf(file.Path), EquatableArray<FilePlace>.Empty);
            return new CompiledFile(file.Path, null, new EquatableArray<FileDiagnostic>([unreadable]));
        }
        HvaeOptions options = ImportGraph.Options(input);
        List<string> unread = [];
        HvaeCompilation compilation = HvaeCompiler.Compile(file.Path, file.Content, options with { Settings = SettingList.Read(input.Item.Set, unread) });
        SettingError[] refused = [.. unread.Select(sentence => new SettingError(sentence, null)), .. compilation.SettingErrors];
        // With the values of the file the class keeps its members, so that the one mistake is all that is said.
        if (compilation.SettingErrors.Count > 0)
            compilation = HvaeCompiler.Compile(file.Path, file.Content, options);
        string space = settings.NamespaceOf(input.Item);
        string? source = compilation.Methodology != null ? CSharpEmitter.Emit(compilation, space, settings.PathsOfLines())
            : ShapeEmitter.Emit(compilation, space);
        List<FileDiagnostic> findings = [.. compilation.Diagnostics.Select(diagnostic => FileDiagnostic.From(diagnostic, compilation.Text))];
        findings.AddRange(refused.Select(error => Refusal(error, input, compilation)));
        if (source != null && settings.NamespaceProblem(input) is { } problem)
            findings.Add(problem);
        return new CompiledFile(file.Path, source, new EquatableArray<FileDiagnostic>([.. findings]));
    }

    // The project file says it, and a generator is not told where; the methodology says what could be meant.
    private static FileDiagnostic Refusal(SettingError error, CompilerInput input, HvaeCompilation compilation) => new(
        Rules.BadItemValue,
        $"The item of this file has HvaeSet=\"{input.Item.Set}\". {error.Sentence}",
        (error.Place ?? compilation.Name?.Span) is { } place ? FilePlace.From(place, compilation.Text) : FilePlace.StartOf(input.File.Path),
        EquatableArray<FilePlace>.Empty);
}
