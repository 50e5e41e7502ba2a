namespace HyperVaeDsl.Cli.Git;

/// <summary>Git's configuration of a repository, or of the user.</summary>
internal sealed class GitConfiguration(string folder, bool isGlobal)
{
    private string Scope => isGlobal ? "--global" : "--local";

    /// <summary>The value of a key in this scope; null without one.</summary>
    public string? Get(string key)
    {
        GitAnswer answer = GitProcess.Run(folder, "config", Scope, "--get", key);
        return answer.Code == 0 ? answer.Line : null;
    }

    /// <summary>A path in any scope, with '~' resolved; null without one.</summary>
    public string? PathOf(string key)
    {
        GitAnswer answer = GitProcess.Run(folder, "config", Scope, "--type=path", "--get", key);
        return answer.Code == 0 ? answer.Line : null;
    }

    /// <summary>Sets a key.</summary>
    /// <exception cref="GitException">The configuration cannot be written.</exception>
    public void Set(string key, string value) => Demand(GitProcess.Run(folder, "config", Scope, key, value));

    /// <summary>Removes a key.</summary>
    /// <exception cref="GitException">The configuration cannot be written.</exception>
    public void Unset(string key) => Demand(GitProcess.Run(folder, "config", Scope, "--unset-all", key));

    private static void Demand(GitAnswer answer)
    {
        if (answer.Code != 0)
            throw new GitException($"git config failed: {answer.Errors.Trim()}");
    }
}
