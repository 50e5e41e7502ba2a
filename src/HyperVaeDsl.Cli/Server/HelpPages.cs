using HyperVaeDsl.Cli.Explaining;

namespace HyperVaeDsl.Cli.Server;

/// <summary>
/// Where the page of a code is: at the address that the client says, or in a file of this user's cache, so that a link leads somewhere without a network. Also the place for
/// what commands show.
/// </summary>
internal sealed class HelpPages(string? address)
{
    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);
    private readonly string? folder = FolderOf();

    /// <summary>The address of a page, or null.</summary>
    public string? AddressOf(string code)
    {
        if (known.TryGetValue(code, out string? found))
            return found;
        if (address != null)
            found = $"{address.TrimEnd('/')}/{code}.md";
        else if (Pages.Find(code) is { } page)
            found = Write(Path.Combine("diagnostics", code + ".md"), page.Markdown);
        known[code] = found;
        return found;
    }

    /// <summary>Writes a file of the cache and returns its address; null where that is not possible.</summary>
    public string? Write(string name, string content)
    {
        if (folder == null)
            return null;
        try
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || File.ReadAllText(path) != content)
            {
                if (AtomicFile.WriteNew(path, content) != null)
                    return null;
            }
            return DocumentAddress.Of(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? FolderOf()
    {
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } chosen && Path.IsPathRooted(chosen) ? chosen
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache") : "";
        return cache.Length == 0 ? null : Path.Combine(cache, "hvae", ToolVersion.Text);
    }
}
