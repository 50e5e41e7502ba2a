namespace HyperVaeDsl.Cli;

/// <summary>The methodologies in a folder and below.</summary>
internal static class MethodologyFolder
{
    /// <summary>How the name of a methodology ends.</summary>
    public const string Extension = ".hvae";

    // What tools make lies there, such as copies of a build's input.
    private static readonly HashSet<string> NotSources = new(StringComparer.Ordinal) { "bin", "obj", "node_modules" };

    /// <summary>The paths of the .hvae files, in one order on every machine. Folders that begin with a dot and those that builds write are left out.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        List<string> found = [];
        Add(folder, found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Add(string folder, List<string> found)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            if (file.EndsWith(Extension, StringComparison.Ordinal))
                found.Add(file);
        }
        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(inner);
            // A link to a folder may lead back to where it lies.
            if (!name.StartsWith('.') && !NotSources.Contains(name) && (File.GetAttributes(inner) & FileAttributes.ReparsePoint) == 0)
                Add(inner, found);
        }
    }
}
