namespace HyperVaeDsl.Cli.Git;

/// <summary>The repository of a folder, or one of its work trees.</summary>
internal sealed class GitRepository
{
    private GitRepository(string root) => Root = root;

    /// <summary>The top folder of the work tree.</summary>
    public string Root { get; }

    /// <summary>Finds the repository that a folder lies in.</summary>
    /// <exception cref="GitException">There is none, or no git.</exception>
    public static GitRepository Of(string folder)
    {
        GitAnswer answer = GitProcess.Run(folder, "rev-parse", "--show-toplevel");
        if (answer.Code == 0 && answer.Line.Length > 0)
            return new GitRepository(Path.GetFullPath(answer.Line));
        if (answer.Errors.Contains("dubious ownership", StringComparison.Ordinal))
            throw new GitException($"git does not trust the repository of {folder}, because somebody else owns it: {answer.Errors.Trim().Split('\n')[^1].Trim()}");
        if (answer.Code == 0 || answer.Errors.Contains("must be run in a work tree", StringComparison.Ordinal))
            throw new GitException($"The repository of {folder} is a bare one, without files.");
        throw new GitException($"{folder} is not in a git repository. Name two files, or run hvae inside a repository.");
    }

    /// <summary>Runs git in the top folder.</summary>
    public GitAnswer Run(params string[] arguments) => GitProcess.Run(Root, arguments);

    /// <summary>Runs git in the top folder; what it complains about is an exception.</summary>
    /// <exception cref="GitException">It failed.</exception>
    public GitAnswer Demand(params string[] arguments)
    {
        GitAnswer answer = Run(arguments);
        return answer.Code == 0 ? answer : throw new GitException($"git {arguments[0]} failed: {answer.Errors.Trim().Split('\n')[0]}.");
    }

    /// <summary>The commit that a revision names, or null.</summary>
    public string? FindCommit(string revision)
    {
        GitAnswer answer = Run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return answer.Code == 0 ? answer.Line : null;
    }

    /// <summary>The commit that a revision names.</summary>
    /// <exception cref="GitException">It names none.</exception>
    public string Commit(string revision) => FindCommit(revision)
        ?? throw new GitException($"There is no revision '{revision}' in the repository {Root}.{(IsShallow ? " It is a shallow clone: fetch more of it, such as with 'git fetch --unshallow'." : " If it is a branch of a remote repository, fetch it, or write origin/" + revision + ".")}");

    /// <summary>The newest commit that a revision and the current one come from.</summary>
    /// <exception cref="GitException">There is none, or it was not fetched.</exception>
    public string MergeBase(string revision)
    {
        string other = Commit(revision);
        if (FindCommit("HEAD") == null)
            throw new GitException($"The repository {Root} has no commit yet.");
        GitAnswer answer = Run("merge-base", "HEAD", other);
        if (answer.Code == 0)
            return answer.Line.Split('\n')[0];
        throw new GitException($"HEAD and '{revision}' have no commit in common{(IsShallow ? " that was fetched: this is a shallow clone. Fetch more of it, such as with 'git fetch --unshallow', or in GitHub Actions with 'fetch-depth: 0'" : "; compare with one of its files as REVISION:PATH")}.");
    }

    /// <summary>A path relative to the top folder, with '/' between folders.</summary>
    public string Relative(string path)
    {
        // The top folder is known without links on the way to it.
        string full = Path.GetFullPath(path);
        string relative = Path.GetRelativePath(Root, full).Replace('\\', '/');
        if (relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal))
            return relative;
        GitAnswer prefix = GitProcess.Run(Directory.Exists(full) ? full : Path.GetDirectoryName(full)!, "rev-parse", "--show-prefix");
        return prefix.Line + (Directory.Exists(full) ? "" : Path.GetFileName(full));
    }

    private bool IsShallow => Run("rev-parse", "--is-shallow-repository").Line == "true";
}
