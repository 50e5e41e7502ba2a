using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Cli.Git;

/// <summary>
/// In which revision a text stands. Git gives a diff driver two texts and their path, not their revisions; but what they import has to be read
/// there. So the places where the text may come from are asked whether they hold it, the nearest first.
/// </summary>
internal sealed class BlobPlace(GitRepository repository, BlobReader blobs)
{
    private const int MostCommits = 8;

    /// <summary>Where a text stands; the work tree if it imports nothing, or its revision is not found.</summary>
    /// <param name="path">Its path in the repository.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="id">The id of its content, as git gives it; null when it gives none.</param>
    public SourceTree Of(string path, byte[] content, string? id)
    {
        SourceTree workTree = new(repository, blobs, null);
        if (ImportPath.Of(TextBytes.Decode(content)).Count == 0 || Holds(workTree, path, content))
            return workTree;
        foreach (string revision in Commits(path, id).Prepend("HEAD").Prepend(""))
        {
            SourceTree tree = new(repository, blobs, revision) { Shown = "" };
            if (Holds(tree, path, content))
                return tree;
        }
        return workTree;
    }

    private static bool Holds(SourceTree tree, string path, byte[] content) => tree.Read(path) is { } bytes && bytes.AsSpan().SequenceEqual(content);

    // Commits that brought the text, or removed it.
    private IEnumerable<string> Commits(string path, string? id)
    {
        if (string.IsNullOrEmpty(id) || id.All(c => c is '0' or '.'))
            yield break;
        GitAnswer answer = repository.Run("log", "--all", FormattableString.Invariant($"-{MostCommits}"), "--format=%H", $"--find-object={id.TrimEnd('.')}", "--", path);
        foreach (string commit in answer.Code == 0 ? answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            yield return commit;
            yield return commit + "^";
        }
    }
}
