using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>The folders of tests/corpus; each holds an input.hvae and what is expected of it.</summary>
internal static class CorpusFolders
{
    private const string Expectation = "// Expected:";

    public static IEnumerable<string> Names(string kind) =>
        Directory.GetDirectories(Repository.Path("tests", "corpus", kind)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static string Folder(string kind, string name) => Repository.Path("tests", "corpus", kind, name);

    public static HvaeCompilation Compile(string kind, string name) =>
        HvaeCompiler.Compile("input.hvae", File.ReadAllText(Path.Combine(Folder(kind, name), "input.hvae")), Options(kind, name));

    /// <summary>Imports lead to the files beside the input.</summary>
    public static HvaeOptions Options(string kind, string name) => new()
    {
        Resolve = (importer, import) =>
        {
            string path = ImportPath.Resolve(importer, import);
            string file = Path.Combine(Folder(kind, name), path);
            return File.Exists(file) ? new SourceFile(path, File.ReadAllText(file)) : null;
        },
    };

    /// <summary>The codes that the first line announces ("// Expected: HV0101 HV0203"); null when it announces nothing.</summary>
    public static string[]? Announced(HvaeCompilation compilation)
    {
        string first = compilation.Text.Content.Split('\n')[0].Trim();
        return first.StartsWith(Expectation, StringComparison.Ordinal)
            ? first[Expectation.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }
}
