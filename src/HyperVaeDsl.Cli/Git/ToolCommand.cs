namespace HyperVaeDsl.Cli.Git;

/// <summary>How a shell starts this tool.</summary>
internal static class ToolCommand
{
    private const string Name = "hvae";

    /// <summary>The command for git's configuration: the name where the PATH leads here, so that it outlives a move, else the whole path.</summary>
    public static string Text { get; } = Find();

    /// <summary>The tool that the PATH leads to; null when there is none.</summary>
    public static string? OnPath()
    {
        string[] names = OperatingSystem.IsWindows() ? [Name + ".exe", Name + ".cmd"] : [Name];
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Whether the PATH leads to this tool.</summary>
    public static bool IsOnPath => OnPath() is { } found && Final(found) == Final(Environment.ProcessPath ?? "");

    private static string Find()
    {
        if (IsOnPath)
            return Name;
        string program = Environment.ProcessPath ?? Name;
        // Started by the host of .NET, the program is the host.
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? $"{Quoted(program)} {Quoted(Path.Combine(AppContext.BaseDirectory, Name + ".dll"))}" : Quoted(program);
    }

    private static string Quoted(string path)
    {
        string written = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        return written.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+:".Contains(c, StringComparison.Ordinal)) ? written : $"'{written.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    private static string Final(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return path;
        }
    }
}
