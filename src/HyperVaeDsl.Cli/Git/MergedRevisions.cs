using HyperVaeDsl.Language.Composition;

namespace HyperVaeDsl.Cli.Git;

/// <summary>
/// In which revisions the files of a merge stand. Git gives a merge driver three files and their path, not their revisions; but what they
/// import has to be read in those. So the commits that git is known to be merging are asked whether they hold the text.
/// </summary>
internal sealed class MergedRevisions(GitRepository repository, BlobReader blobs, MergeRequest request)
{
    /// <summary>Where a text that is merged stands; the work tree if it imports nothing, or its revision is not known.</summary>
    public SourceTree Of(byte[] content, bool isBase)
    {
        SourceTree workTree = new(repository, blobs, null);
        if (ImportPath.Of(TextBytes.Decode(content)).Count == 0)
            return workTree;
        foreach (string candidate in isBase ? Candidates().SelectMany(Ancestors) : Candidates())
        {
            if (blobs.Read($"{candidate}:{request.Path}") is { } bytes && bytes.AsSpan().SequenceEqual(content))
                return new SourceTree(repository, blobs, candidate) { Shown = "" };
        }
        return workTree;
    }

    private IEnumerable<string> Candidates()
    {
        // A label is a branch, or a commit and its subject.
        foreach (string? label in new[] { request.TheirsLabel, request.OursLabel })
        {
            if (label != null && repository.FindCommit(label.Split(' ')[0]) is { } commit)
                yield return commit;
        }
        // 'git merge' says so to what it starts.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.OfType<string>().Where(name => name.StartsWith("GITHEAD_", StringComparison.Ordinal)))
            yield return name["GITHEAD_".Length..];
        foreach (string head in new[] { "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD", "HEAD" })
        {
            if (repository.FindCommit(head) is { } commit)
                yield return commit;
        }
        if (LastPicked() is { } picked)
            yield return picked;
    }

    private IEnumerable<string> Ancestors(string commit)
    {
        GitAnswer answer = repository.Run("merge-base", "HEAD", commit);
        if (answer.Code == 0)
            yield return answer.Line.Split('\n')[0];
        if (repository.FindCommit(commit + "^") is { } parent)
            yield return parent;
    }

    // A rebase writes down what it is about to pick: "pick 1a2b3c subject".
    private string? LastPicked()
    {
        try
        {
            string path = Path.Combine(repository.Root, repository.Run("rev-parse", "--git-path", "rebase-merge/done").Line);
            return File.Exists(path) && File.ReadAllText(path).TrimEnd().Split('\n')[^1].Split(' ') is { Length: > 1 } words ? repository.FindCommit(words[1]) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
