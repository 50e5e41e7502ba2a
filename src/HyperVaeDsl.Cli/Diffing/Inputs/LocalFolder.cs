using HyperVaeDsl.Cli.Git;
using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>A folder on the disk.</summary>
internal sealed class LocalFolder : SideFolder
{
    private readonly string folder;

    /// <summary>Lists a folder.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public LocalFolder(string folder)
    {
        this.folder = folder;
        try
        {
            Paths = [.. MethodologyFolder.Files(folder).Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The folder {folder} cannot be read: {exception.Message}");
        }
    }

    public override IReadOnlyList<string> Paths { get; }

    public override HvaeCompilation Compile(string path) => MethodologyFile.Compile(PlaceOf(path), Text(path) ?? "\0", checksParams: false);

    public override string PlaceOf(string path) => System.IO.Path.Combine(folder, path);

    protected override string? Read(string path)
    {
        try
        {
            return File.Exists(PlaceOf(path)) ? TextBytes.Decode(File.ReadAllBytes(PlaceOf(path))) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{PlaceOf(path)}: The file cannot be read: {exception.Message}");
        }
    }
}
