using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>The methodologies of a folder, on the disk or in a revision.</summary>
internal abstract class SideFolder
{
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> imports = new(StringComparer.Ordinal);

    /// <summary>Its .hvae files, relative to it, with '/' between folders.</summary>
    public abstract IReadOnlyList<string> Paths { get; }

    /// <summary>A file compiled with what it imports, with the values that its params have.</summary>
    /// <param name="path">The file.</param>
    public abstract HvaeCompilation Compile(string path);

    /// <summary>Where a file lies on the disk, or would.</summary>
    public abstract string PlaceOf(string path);

    /// <summary>The text of a file, with line feeds; null when there is none. Files beside the folder may be asked for, too.</summary>
    public string? Text(string path)
    {
        if (!texts.TryGetValue(path, out string? text))
            texts[path] = text = Read(path)?.Replace("\r", "", StringComparison.Ordinal);
        return text;
    }

    /// <summary>The files that a file imports.</summary>
    public IReadOnlyList<string> Imports(string path)
    {
        if (!imports.TryGetValue(path, out IReadOnlyList<string>? found))
            imports[path] = found = Text(path) is { } text ? [.. ImportPath.Of(text).Select(import => ImportPath.Resolve(path, import))] : [];
        return found;
    }

    protected abstract string? Read(string path);
}
