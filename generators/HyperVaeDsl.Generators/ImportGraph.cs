using System.Collections.Immutable;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Generators;

/// <summary>A file and the paths that it imports, as written.</summary>
internal sealed record ScannedFile(HvaeFile File, EquatableArray<string> Imports)
{
    public static ScannedFile Of(HvaeFile file) =>
        new(file, new EquatableArray<string>(file.Content == null ? [] : [.. ImportPath.Of(file.Content)]));
}

/// <summary>Finds what a file imports among the .hvae files of the project: the compiler lets a generator read no others.</summary>
internal static class ImportGraph
{
    /// <summary>The file with the files that it imports, directly or not, sorted by path.</summary>
    public static CompilerInput InputOf(ScannedFile file, ImmutableArray<ScannedFile> all)
    {
        if (!file.Imports.Any())
            return new CompilerInput(file.File, default);
        Dictionary<string, ScannedFile> byPath = [];
        foreach (ScannedFile candidate in all)
            byPath[ImportPath.Normalize(candidate.File.Path)] = candidate;
        Dictionary<string, HvaeFile> reached = new(StringComparer.Ordinal);
        Queue<ScannedFile> open = new([file]);
        while (open.Count > 0)
        {
            ScannedFile next = open.Dequeue();
            foreach (string import in next.Imports)
            {
                string path = ImportPath.Resolve(next.File.Path, import);
                if (byPath.TryGetValue(path, out ScannedFile? found) && !reached.ContainsKey(path))
                {
                    reached.Add(path, found.File);
                    open.Enqueue(found);
                }
            }
        }
        return new CompilerInput(file.File, new EquatableArray<HvaeFile>([.. reached.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)]));
    }

    /// <summary>How the compiler finds the imports of a file.</summary>
    public static HvaeOptions Options(CompilerInput input)
    {
        Dictionary<string, HvaeFile> files = new(StringComparer.Ordinal);
        foreach (HvaeFile file in input.Imported)
            files[ImportPath.Normalize(file.Path)] = file;
        return new HvaeOptions
        {
            Resolve = (importer, import) => files.TryGetValue(ImportPath.Resolve(importer, import), out HvaeFile? file)
                ? new SourceFile(file.Path, file.Content)
                : new SourceFile(ImportPath.Resolve(importer, import), null, "it is not among the .hvae files of the project (its AdditionalFiles)"),
        };
    }
}
