using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Cli.Git;

/// <summary>
/// The files of one revision, or of the work tree. What a file imports is looked for in the same revision, so that an old methodology has
/// its old bases.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="blobs">Reads what is not in the work tree.</param>
/// <param name="revision">A commit, "" for the index; null for the work tree.</param>
internal sealed class SourceTree(GitRepository repository, BlobReader blobs, string? revision)
{
    /// <summary>What the paths of its files begin with in messages.</summary>
    public string Shown { get; init; } = revision == null ? "" : revision + ":";

    /// <summary>The bytes of a file; null when there is no such file.</summary>
    /// <param name="path">Its path from the top of the repository.</param>
    public byte[]? Read(string path)
    {
        if (revision != null)
            return blobs.Read($"{revision}:{path}");
        try
        {
            string full = Path.Combine(repository.Root, path);
            return File.Exists(full) ? File.ReadAllBytes(full) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GitException($"{path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>A file compiled with what it imports; null when there is no such file.</summary>
    public HvaeCompilation? Compile(string path, IReadOnlyDictionary<string, string>? settings = null) =>
        Read(path) is { } bytes ? Compile(path, TextBytes.Decode(bytes), settings) : null;

    /// <summary>A text compiled in the place of a file.</summary>
    public HvaeCompilation Compile(string path, string content, IReadOnlyDictionary<string, string>? settings = null, bool checksParams = true) =>
        HvaeCompiler.Compile(Shown + path, content, new HvaeOptions { Resolve = (importer, import) => Import(importer, import), Settings = settings ?? HvaeOptions.None.Settings, ChecksParams = checksParams });

    private SourceFile Import(string importer, string import)
    {
        string path = ImportPath.Resolve(importer.StartsWith(Shown, StringComparison.Ordinal) ? importer[Shown.Length..] : importer, import);
        byte[]? bytes = path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : Read(path);
        return bytes == null
            ? new SourceFile(Shown + path, null, revision == null ? "it does not exist" : "it is not in that revision")
            : new SourceFile(Shown + path, TextBytes.Decode(bytes));
    }
}
