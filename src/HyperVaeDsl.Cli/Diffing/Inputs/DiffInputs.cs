using System.Text;
using HyperVaeDsl.Cli.Git;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>
/// Reads what is to be compared: files, folders, REVISION:PATH, the standard input, or a repository against a revision. All is compiled with the values
/// that params have; with which others it is checked is decided when it is known what is compared with what (<see cref="ComparedParams"/>).
/// </summary>
internal sealed class DiffInputs(TextReader input, TextWriter errors) : IDisposable
{
    private const string StandardInput = "-";

    private GitRepository? repository;
    private BlobReader? blobs;

    private GitRepository Repository => repository ??= GitRepository.Of(Environment.CurrentDirectory);

    private BlobReader Blobs => blobs ??= new BlobReader(Repository);

    /// <summary>Two sides; null after saying why one cannot be read.</summary>
    /// <exception cref="InputException">What is named is not there, or does not go together.</exception>
    public DiffSelection? Two(string old, string @new, IReadOnlyDictionary<string, string> settingsOfOld, IReadOnlyDictionary<string, string> settingsOfNew)
    {
        if (old == StandardInput && @new == StandardInput)
            throw new InputException("There is one standard input: name another side beside '-'.");
        if (FolderOf(old) is { } before)
        {
            if (FolderOf(@new) is not { } after)
                throw new InputException($"{old} is a folder and {@new} is a file. Compare two folders, or two files.");
            if (settingsOfOld.Count + settingsOfNew.Count > 0)
                throw new InputException("Params are set for two files, not for two folders.");
            return new FolderComparison(before, after).Select();
        }
        if (FolderOf(@new) != null)
            throw new InputException($"{old} is a file and {@new} is a folder. Compare two files, or two folders.");
        using StringWriter problems = new();
        (HvaeCompilation? one, HvaeCompilation? other) = TwoSides.Compile(Tried(Opened(old, settingsOfOld, errors)), Tried(Opened(@new, settingsOfNew, problems)));
        // Of two sides that cannot be compared the first one is named.
        if (one != null)
            errors.Write(problems.ToString());
        if (one == null || other == null)
            return null;
        // Both have looked at them already; of a side beside one with errors that is not told.
        if (one.Methodology != null && other.Methodology != null)
            (one, other) = (one.WithParamsChecked(), other.WithParamsChecked());
        return DiffSelection.Of(new DiffPair(one, other, PlaceOf(@new)));
    }

    /// <summary>The files of the work tree that git knows, against the commit that they and a revision come from.</summary>
    /// <exception cref="InputException">There is no such revision or repository.</exception>
    public DiffSelection Against(string revision, IReadOnlyList<string> paths)
    {
        string commit = Repository.MergeBase(revision);
        string[] given = paths.Count == 0 ? ["*" + MethodologyFolder.Extension] : [.. paths.Select(Pathspec)];
        string[] absent = [.. Listed(["ls-files", "-z", "-t", "--", .. given]).Where(line => line.StartsWith("S ", StringComparison.Ordinal)).Select(line => line[2..])];
        string[] now = [.. Listed(["ls-files", "-z", "--", .. given]).Distinct().Except(absent).Where(path => File.Exists(Path.Combine(Repository.Root, path)))];
        // Unlike ls-files, ls-tree takes no patterns.
        HashSet<string> scope = paths.Count == 0 ? [] : [.. paths.Select(Repository.Relative)];
        string[] before = [.. FilesOf(commit, "").Except(absent).Where(path => scope.Count == 0 || scope.Any(part => part is "." or "" || path == part || path.StartsWith(part + "/", StringComparison.Ordinal)))];
        string shown = Repository.Run("rev-parse", "--short", commit).Line;
        TreeFolder old = new(Repository, new SourceTree(Repository, Blobs, commit) { Shown = shown + ":" }, "", before);
        TreeFolder @new = new(Repository, new SourceTree(Repository, Blobs, null), "", now);
        return new FolderComparison(old, @new).Select();
    }

    public void Dispose() => blobs?.Dispose();

    private SideFolder? FolderOf(string side)
    {
        if (side == StandardInput || File.Exists(side))
            return null;
        if (Directory.Exists(side))
            return new LocalFolder(side);
        if (RevisionOf(side) is not { } place || place.Tree.Read(place.Path) != null)
            return null;
        string prefix = place.Path.Length == 0 ? "" : place.Path + "/";
        string[] files = [.. FilesOf(place.Commit, place.Path).Select(path => path[prefix.Length..])];
        return files.Length == 0 ? throw Missing(place) : new TreeFolder(Repository, place.Tree, prefix, files);
    }

    // Finds a side, and says how it is compiled: git and the standard input are asked one after the other.
    // Other values of its params are looked at by the thread of a side at once, and remembered: that is asked for unless the other side has errors, and to wait for it would
    // leave a core idle.
    private static Func<HvaeCompilation?> Tried(Func<HvaeCompilation?> side) => () =>
    {
        HvaeCompilation? compiled = side();
        if (compiled is { Methodology: not null, UncheckedParams.Count: > 0 })
            compiled.WithParamsChecked();
        return compiled;
    };

    private Func<HvaeCompilation?> Opened(string side, IReadOnlyDictionary<string, string> settings, TextWriter problems)
    {
        if (side == StandardInput)
        {
            string text = StandardText();
            return () => Settled(MethodologyFile.Compile(StandardInput, text, settings, checksParams: false));
        }
        if (File.Exists(side) || RevisionOf(side) is not { } place)
            return () => MethodologyFile.Compile(side, problems, settings, checksParams: false);
        byte[] content = place.Tree.Read(place.Path) ?? throw Missing(place);
        return () => Settled(place.Tree.Compile(place.Path, TextBytes.Decode(content), settings, checksParams: false));

        HvaeCompilation? Settled(HvaeCompilation compilation)
        {
            foreach (SettingError error in compilation.SettingErrors)
                problems.WriteLine($"hvae: {error.Sentence}");
            return compilation.SettingErrors.Count > 0 ? null : compilation;
        }
    }

    private string StandardText()
    {
        try
        {
            return input.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return "\0";
        }
    }

    // REVISION:PATH from the top of the repository, or REVISION:./PATH from here, as git has it; ":PATH" is the index.
    private RevisionPath? RevisionOf(string side)
    {
        int colon = side.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        string revision = side[..colon];
        string written = side[(colon + 1)..];
        string commit = revision.Length == 0 ? "" : Repository.Commit(revision);
        bool isFromHere = written.StartsWith("./", StringComparison.Ordinal) || written.StartsWith("../", StringComparison.Ordinal);
        string path = ImportPath.Normalize(isFromHere ? Repository.Relative(Path.Combine(Environment.CurrentDirectory, written)) : written);
        return new RevisionPath(revision, commit, path, new SourceTree(Repository, Blobs, commit) { Shown = revision + ":" });
    }

    private InputException Missing(RevisionPath place)
    {
        string here = Repository.Relative(Path.Combine(Environment.CurrentDirectory, place.Path));
        string help = here != place.Path && place.Tree.Read(here) != null ? $" Paths begin at the top of the repository: did you mean '{place.Revision}:{here}', or '{place.Revision}:./{place.Path}'?" : "";
        return new InputException($"There is no methodology '{place.Path}' in {(place.Revision.Length == 0 ? "the index" : $"revision '{place.Revision}'")}.{help}");
    }

    private string[] FilesOf(string commit, string folder)
    {
        string[] arguments = commit.Length == 0 ? ["ls-files", "-z", "--", folder.Length == 0 ? "." : folder] : ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, .. folder.Length == 0 ? (string[])[] : ["--", folder + "/"]];
        return [.. Listed(arguments).Where(path => path.EndsWith(MethodologyFolder.Extension, StringComparison.Ordinal))];
    }

    private string[] Listed(string[] arguments) => Repository.Demand(arguments).Fields;

    private string Pathspec(string path)
    {
        string relative = Repository.Relative(path);
        return relative.EndsWith(MethodologyFolder.Extension, StringComparison.Ordinal) ? $":(top,literal){relative}" : $":(top,glob){(relative == "." ? "" : relative.TrimEnd('/') + "/")}**/*{MethodologyFolder.Extension}";
    }

    private static string PlaceOf(string side) => side.Contains(':', StringComparison.Ordinal) && !File.Exists(side) ? side[(side.IndexOf(':', StringComparison.Ordinal) + 1)..] : side;

    private sealed record RevisionPath(string Revision, string Commit, string Path, SourceTree Tree);
}
