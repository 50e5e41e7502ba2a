namespace HyperVaeDsl.Cli.Reporting;

/// <summary>The path of a file as a URI reference (RFC 3986): relative to the current folder where it lies below it.</summary>
internal static class FileAddress
{
    public static string Of(string path)
    {
        string relative = Path.IsPathRooted(path) ? Path.GetRelativePath(Environment.CurrentDirectory, path) : path;
        relative = relative.Replace(Path.DirectorySeparatorChar, '/');
        while (relative.StartsWith("./", StringComparison.Ordinal))
            relative = relative[2..];
        if (Path.IsPathRooted(path) && (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)))
            return new Uri(Path.GetFullPath(path)).AbsoluteUri;
        // A colon in the first part would make it a scheme; escaped it is none.
        return string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
    }
}
