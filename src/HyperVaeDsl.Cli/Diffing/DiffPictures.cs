namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Pictures beside a report: where they are written, and how the report leads to them.</summary>
/// <param name="folder">The folder; it is made where it is not there.</param>
/// <param name="report">The report; null where it goes to the output, so that links are relative to where the tool was started.</param>
/// <param name="errors">Where to say what cannot be written.</param>
internal sealed class DiffPictures(string folder, string? report, TextWriter errors)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a picture could not be written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Writes a picture and returns the address for the report.</summary>
    public string Write(string name, string svg)
    {
        string file = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        string free = file;
        for (int i = 2; !taken.Add(free); i++)
            free = $"{file}_{i}";
        string path = Path.Combine(folder, free + ".svg");
        string? why = null;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            why = exception.Message.TrimEnd('.');
        }
        if ((why ?? AtomicFile.WriteNew(path, svg)) is { } problem)
        {
            errors.WriteLine($"{path}: The file cannot be written: {problem}.");
            HasFailed = true;
        }
        string from = report == null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(report))!;
        string relative = Path.GetRelativePath(from, Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
        return string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
    }
}
