namespace HyperVaeDsl.Generators;

/// <summary>Names of the generated files: distinct, even where the compiler would take two paths for one name.</summary>
internal static class HintNames
{
    /// <summary>The name for each path, in the order of the paths.</summary>
    public static EquatableArray<NamedFile> Of(IEnumerable<string> paths, string projectFolder)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<NamedFile> names = [];
        // Sorted, so that the names do not depend on the order in which the files were given.
        foreach (string path in paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal))
        {
            string stem = Stem(path, projectFolder);
            string name = stem;
            for (int number = 2; !taken.Add(name); number++)
                name = stem + "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            names.Add(new NamedFile(path, name + ".g.cs"));
        }
        return new EquatableArray<NamedFile>([.. names]);
    }

    // The path below the project; of files elsewhere, the name alone.
    private static string Stem(string path, string projectFolder)
    {
        string relative = projectFolder.Length > 0 && path.StartsWith(projectFolder, StringComparison.Ordinal)
            ? path.Substring(projectFolder.Length)
            : path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        string stem = relative.Substring(0, relative.Length - HvaeFiles.Extension.Length);
        return string.Concat(stem.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '.')).TrimStart('.');
    }
}

/// <summary>A file and the name of what is generated from it.</summary>
internal sealed record NamedFile(string Path, string HintName);
