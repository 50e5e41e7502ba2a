namespace HyperVaeDsl.Docs.Tests;

/// <summary>The documentation as it lies in the repository.</summary>
internal static class Documents
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder docs.</summary>
    public static string Folder { get; } = Path.Combine(Root, "docs");

    /// <summary>All pages, as paths relative to docs with forward slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>The text of a page, line ends as \n.</summary>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Folder, page)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "HyperVaeDsl.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds HyperVaeDsl.sln.");
    }
}
