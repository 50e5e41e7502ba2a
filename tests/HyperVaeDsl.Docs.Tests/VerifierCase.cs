using HyperVaeDsl.Language;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>
/// A case in a folder of tests/verifier: "bad" or "attempt", perhaps with a name after an underscore, its codes in codes.txt or
/// codes_NAME.txt; or "good", with or without a name, which has no finding.
/// </summary>
/// <param name="Id">The folder: the id of a row of verifier.md.</param>
/// <param name="File">The file without .hvae.</param>
internal sealed record VerifierCase(string Id, string File)
{
    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Path.Combine(Documents.Root, "tests", "verifier");

    /// <summary>bad, attempt or good.</summary>
    public string Kind => File.Split('_')[0];

    /// <summary>What stands after the kind, with its underscore.</summary>
    public string Suffix => File[Kind.Length..];

    /// <summary>The ids that have a folder.</summary>
    public static IEnumerable<string> Folders => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    /// <summary>The cases of a folder; what is imported has another name.</summary>
    public static IEnumerable<VerifierCase> Of(string id) => Directory.Exists(Path.Combine(Root, id))
        ? Directory.GetFiles(Path.Combine(Root, id), "*.hvae").Select(file => new VerifierCase(id, Path.GetFileNameWithoutExtension(file))).Where(item => item.Kind is "bad" or "good" or "attempt").OrderBy(item => item.File, StringComparer.Ordinal)
        : [];

    /// <summary>The codes that the case shall have.</summary>
    public string[] Expected => Kind == "good" ? [] : [.. System.IO.File.ReadAllText(PathOf($"codes{Suffix}.txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    /// <summary>Compiles the case.</summary>
    public HvaeCompilation Compile() => HvaeCompiler.Compile(File + ".hvae", Text(File + ".hvae"), new HvaeOptions
    {
        Resolve = (_, import) => System.IO.File.Exists(PathOf(import)) ? new SourceFile(import, Text(import)) : null,
    });

    /// <summary>Whether a file of the folder is there.</summary>
    public bool Has(string name) => System.IO.File.Exists(PathOf(name));

    private string Text(string name) => Skeleton.Shared.Complete(System.IO.File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n"));

    private string PathOf(string name) => Path.Combine(Root, Id, name);
}
