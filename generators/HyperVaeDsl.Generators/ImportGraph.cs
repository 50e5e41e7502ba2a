using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Generators;

/// <summary>A file, what its item chooses, and the paths that it imports, as written.</summary>
internal sealed record ScannedFile(HvaeFile File, ItemChoices Item, EquatableArray<string> Imports)
{
    public static ScannedFile Of(ProjectItem item) =>
        new(item.File, item.Item, new EquatableArray<string>(item.File.Content == null ? [] : [.. ImportPath.Of(item.File.Content)]));
}

/// <summary>
/// Finds what a file imports among the .hvae files of the project: the compiler lets a generator read no others. A graph is made of all files and is new
/// after each edit; what it says of a file is a value, and equal when nothing changed for this file.
/// </summary>
internal sealed class ImportGraph
{
    private readonly Dictionary<string, ScannedFile> byPath = new(StringComparer.Ordinal);

    public ImportGraph(IEnumerable<ScannedFile> all)
    {
        foreach (ScannedFile file in all)
            byPath[ImportPath.Normalize(file.File.Path)] = file;
    }

    /// <summary>The file with the files that it imports, directly or not, sorted by path.</summary>
    public CompilerInput InputOf(ScannedFile file)
    {
        if (!file.Imports.Any())
            return new CompilerInput(file.File, file.Item, EquatableArray<HvaeFile>.Empty);
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
        return new CompilerInput(file.File, file.Item, new EquatableArray<HvaeFile>([.. reached.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)]));
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
