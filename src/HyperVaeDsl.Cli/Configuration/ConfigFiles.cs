namespace HyperVaeDsl.Cli.Configuration;

/// <summary>Configuration files beside a file and in the folders above.</summary>
internal static class ConfigFiles
{
    /// <summary>Those of a name that can be read, the nearest first, up to one that says that it is the last.</summary>
    public static IEnumerable<ConfigFile> Above(string path, string name, Func<ConfigFile, bool> isLast, Func<string, ConfigFile?>? read = null)
    {
        for (string? folder = Path.GetDirectoryName(path); folder != null; folder = Path.GetDirectoryName(folder))
        {
            if ((read ?? Read)(Path.Combine(folder, name)) is not { } file)
                continue;
            yield return file;
            if (isLast(file))
                yield break;
        }
    }

    /// <summary>A file; null where there is none. What the compiler cannot read does not count there either.</summary>
    public static ConfigFile? Read(string path)
    {
        try
        {
            return File.Exists(path) ? ConfigFile.Parse(path, File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
