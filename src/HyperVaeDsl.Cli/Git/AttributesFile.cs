namespace HyperVaeDsl.Cli.Git;

/// <summary>
/// A file of git attributes. What is added stands between two comments; the first says what else was done, so that removing restores the file
/// byte for byte.
/// </summary>
internal sealed class AttributesFile(string path)
{
    /// <summary>The line that gives methodologies their drivers.</summary>
    public const string Attributes = "*.hvae diff=hvae merge=hvae";

    private const string Begin = "# begin: hvae git install";
    private const string NewFile = " (this file is new)";
    private const string NewLineEnd = " (the line end before this line is new)";
    private const string End = "# end: hvae git install";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Whether it gives methodologies their drivers.</summary>
    public bool IsSet => Read() is { } text && (IsAdded || Lines(text).Any(SaysIt));

    /// <summary>Whether installing added to it.</summary>
    public bool IsAdded => Read() is { } text && Lines(text).Any(line => line.StartsWith(Begin, StringComparison.Ordinal));

    /// <summary>Adds the line unless it is there. Returns whether it did.</summary>
    /// <exception cref="GitException">The file cannot be written.</exception>
    public bool Add()
    {
        if (IsSet)
            return false;
        string? text = Read();
        string end = text?.Contains("\r\n", StringComparison.Ordinal) == true ? "\r\n" : "\n";
        bool lacksEnd = text is { Length: > 0 } && !text.EndsWith('\n');
        string note = text == null ? NewFile : lacksEnd ? NewLineEnd : "";
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        Write($"{text}{(lacksEnd ? end : "")}{Begin}{note}{end}{Attributes}{end}{End}{end}");
        return true;
    }

    /// <summary>Removes what was added, and nothing else. Returns whether there was something.</summary>
    /// <exception cref="GitException">The file cannot be written.</exception>
    public bool Remove()
    {
        if (Read() is not { } text || text.IndexOf(Begin, StringComparison.Ordinal) is var start && start < 0)
            return false;
        int end = text.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0)
            throw new GitException($"{path}: The line '{End}' is missing below '{Begin}'. Remove by hand what was added.");
        int headEnd = text.IndexOf('\n', start);
        string head = text[start..headEnd].TrimEnd('\r');
        int after = text.IndexOf('\n', end) is >= 0 and int lineEnd ? lineEnd + 1 : text.Length;
        string before = text[..start];
        if (head.EndsWith(NewLineEnd, StringComparison.Ordinal) && after == text.Length)
            before = before.EndsWith("\r\n", StringComparison.Ordinal) ? before[..^2] : before[..^1];
        string rest = before + text[after..];
        if (rest.Length > 0 || !head.EndsWith(NewFile, StringComparison.Ordinal))
            Write(rest);
        else
            File.Delete(path);
        return true;
    }

    private static bool SaysIt(string line)
    {
        string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 2 && words[0].EndsWith("*.hvae", StringComparison.Ordinal) && words.Contains("diff=hvae") && words.Contains("merge=hvae");
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r'));

    private string? Read()
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GitException($"{path}: The file cannot be read: {exception.Message}");
        }
    }

    private void Write(string text)
    {
        if (AtomicFile.WriteNew(path, text) is { } why)
            throw new GitException($"{path}: The file cannot be written: {why}.");
    }
}
