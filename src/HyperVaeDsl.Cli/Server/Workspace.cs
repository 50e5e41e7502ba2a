using System.Collections.Concurrent;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Editing;

namespace HyperVaeDsl.Cli.Server;

/// <summary>
/// The files that the server knows: open documents, which count above the disk, and the .hvae files of the open folders. Texts are read again only where a file changed.
/// It may be used from several threads.
/// </summary>
internal sealed class Workspace
{
    // Beyond this many, names are found in open files and in what they import; a folder of so many methodologies is something else.
    private const int MostFiles = 2000;

    private readonly ConcurrentDictionary<string, OpenDocument> open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DiskFile> disk = new(StringComparer.Ordinal);
    private readonly List<string> folders = [];
    private IReadOnlyList<string>? known;
    private EditorProject? project;
    private EditedFile[] projectFiles = [];

    /// <summary>The open documents.</summary>
    public IEnumerable<OpenDocument> Open => open.Values;

    /// <summary>Opens a folder.</summary>
    public void Add(string folder)
    {
        folders.Add(folder);
        known = null;
    }

    /// <summary>Closes a folder.</summary>
    public void Remove(string folder)
    {
        folders.Remove(folder);
        known = null;
    }

    /// <summary>The open document of an address, or null.</summary>
    public OpenDocument? Find(string uri) => open.TryGetValue(Key(DocumentAddress.PathOf(uri)), out OpenDocument? document) ? document : null;

    /// <summary>Opens a document, or puts another version in its place.</summary>
    public void Set(OpenDocument document) => open[Key(document.File.Path)] = document;

    /// <summary>Closes a document; what is on the disk counts again.</summary>
    public void Close(string uri) => open.TryRemove(Key(DocumentAddress.PathOf(uri)), out _);

    /// <summary>Files came or went.</summary>
    public void Forget()
    {
        known = null;
        disk.Clear();
    }

    /// <summary>The file of a path as it is now, open or on the disk; null if there is none that can be read.</summary>
    public EditedFile? Read(string path) => open.TryGetValue(Key(path), out OpenDocument? document) ? document.File : OnDisk(path)?.File;

    /// <summary>The address of a path: that by which an editor opened it, if it did.</summary>
    public string AddressOf(string path) => open.TryGetValue(Key(path), out OpenDocument? document) ? document.Uri : DocumentAddress.Of(path);

    /// <summary>Compiles a text as the content of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="others">Other contents of files by their paths, or null for those that stay; null for none.</param>
    /// <param name="read">Gets every file that was imported, or looked for in vain.</param>
    public HvaeCompilation Compile(EditedFile file, Func<string, string?>? others = null, Action<string, EditedFile?>? read = null) =>
        HvaeCompiler.Compile(file.Path, others?.Invoke(file.Path) ?? file.Text.Content, new HvaeOptions { Resolve = (importer, import) => Import(importer, import, others, read) });

    /// <summary>The names of all known files, as they are now.</summary>
    public EditorProject Project()
    {
        List<EditedFile> files = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<string> paths = new(open.Values.Select(document => document.File.Path).Concat(Known()));
        while (paths.Count > 0 && files.Count < MostFiles)
        {
            string path = paths.Dequeue();
            if (!seen.Add(Key(path)) || Read(path) is not { } file)
                continue;
            files.Add(file);
            foreach (string import in DocumentLinks.Of(file).Select(link => link.Path).OfType<string>())
                paths.Enqueue(import);
        }
        if (project == null || !files.SequenceEqual(projectFiles))
            (project, projectFiles) = (new EditorProject(files), [.. files]);
        return project;
    }

    private SourceFile? Import(string importer, string import, Func<string, string?>? others, Action<string, EditedFile?>? read)
    {
        string path = ImportPath.Resolve(importer, import);
        EditedFile? file = Read(path);
        read?.Invoke(path, file);
        if (others?.Invoke(path) is { } other)
            return new SourceFile(path, other);
        return file != null ? new SourceFile(path, file.Text.Content) : MethodologyFile.Import(importer, import);
    }

    private IReadOnlyList<string> Known()
    {
        if (known != null)
            return known;
        List<string> found = [];
        foreach (string folder in folders)
        {
            try
            {
                found.AddRange(MethodologyFolder.Files(folder).Take(MostFiles - found.Count));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // A folder that cannot be read has no files that could be named.
            }
        }
        return known = found;
    }

    private DiskFile? OnDisk(string path)
    {
        string key = Key(path);
        try
        {
            FileInfo info = new(path);
            if (!info.Exists)
                return null;
            if (disk.TryGetValue(key, out DiskFile? cached) && cached.Time == info.LastWriteTimeUtc && cached.Size == info.Length)
                return cached;
            if (MethodologyFile.Import(path, path)?.Content is not { } content)
                return null;
            return disk[key] = new DiskFile(info.LastWriteTimeUtc, info.Length, new EditedFile(path, content));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Key(string path) => ImportPath.Normalize(path);

    private sealed record DiskFile(DateTime Time, long Size, EditedFile File);
}
