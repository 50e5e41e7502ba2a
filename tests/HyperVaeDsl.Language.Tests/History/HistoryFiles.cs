using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.History;

/// <summary>The historical methodologies of examples/history.</summary>
internal static class HistoryFiles
{
    private static readonly string Folder = Repository.Path("examples", "history");

    /// <summary>File names of the methodologies that train; those that are only bases are left out.</summary>
    public static IReadOnlyList<string> Concrete { get; } =
        [.. All().Where(name => !Text(name).Split('\n').Any(line => line.StartsWith("abstract methodology", StringComparison.Ordinal)))];

    public static IEnumerable<string> All() =>
        Directory.GetFiles(Folder, "*.hvae").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static HvaeCompilation Compile(string name) => HvaeCompiler.Compile(name, Text(name), Options);

    /// <summary>Imports lead to the files beside it.</summary>
    public static HvaeOptions Options { get; } = new()
    {
        Resolve = (importer, import) =>
        {
            string path = ImportPath.Resolve(importer, import);
            return File.Exists(Path.Combine(Folder, path)) ? new SourceFile(path, Text(path)) : null;
        },
    };

    /// <summary>The name after "extends", or "" for a methodology without a base.</summary>
    public static (string Name, string Base) Heading(string name)
    {
        string[] words = Text(name).Split('\n').First(line => line.Contains("methodology ", StringComparison.Ordinal)).Split(' ');
        int extends = Array.IndexOf(words, "extends");
        return (words[Array.IndexOf(words, "methodology") + 1], extends < 0 ? "" : words[extends + 1]);
    }
}
