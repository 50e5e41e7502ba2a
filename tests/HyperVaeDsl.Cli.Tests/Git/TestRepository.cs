using System.Diagnostics;

namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>A real repository in a temporary folder, with a home of its own: nothing of the user's configuration counts, and nothing is left in it.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hvae git ü ");

    public TestRepository(string name = "a repository")
    {
        Root = Path.Combine(folder.FullName, name);
        Home = Path.Combine(folder.FullName, "home");
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Home);
        Git("init", "-q", "-b", "main");
    }

    public string Root { get; }

    public string Home { get; }

    /// <summary>The tool as git starts it, by its whole path.</summary>
    public static string Tool => Path.Combine(AppContext.BaseDirectory, "hvae.dll");

    /// <summary>Other values for the environment.</summary>
    public Dictionary<string, string?> Variables { get; } = [];

    public void Write(string path, string content)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Commits all files.</summary>
    public void Commit(string message = "A change")
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", message);
    }

    /// <summary>Writes a file on a branch that begins at another one, commits it and stays there.</summary>
    public void Branch(string name, string from, string path, string content)
    {
        Git("checkout", "-q", "-b", name, from);
        Write(path, content);
        Commit($"Change on {name}");
    }

    /// <summary>Runs git, which must succeed.</summary>
    public string Git(params string[] arguments)
    {
        Answer answer = TryGit(arguments);
        Assert.True(answer.Code == 0, $"git {string.Join(" ", arguments)}: {answer.Output}{answer.Errors}");
        return answer.Output;
    }

    public Answer TryGit(params string[] arguments) => Run("git", Root, arguments);

    /// <summary>Runs the tool as a process of its own.</summary>
    public Answer Hvae(params string[] arguments) => Run(Environment.ProcessPath!, Root, [Tool, .. arguments]);

    public Answer HvaeIn(string where, params string[] arguments) => Run(Environment.ProcessPath!, where, [Tool, .. arguments]);

    public void Install() => Assert.Equal(0, Hvae("git", "install").Code);

    public void Dispose()
    {
        // Git makes its objects read-only.
        foreach (FileInfo file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
            file.IsReadOnly = false;
        folder.Delete(recursive: true);
    }

    private Answer Run(string program, string where, string[] arguments)
    {
        ProcessStartInfo info = new(program) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in arguments)
            info.ArgumentList.Add(argument);
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
            info.Environment.Remove(name);
        info.Environment["HOME"] = Home;
        info.Environment["XDG_CONFIG_HOME"] = "";
        info.Environment["GIT_CONFIG_GLOBAL"] = Path.Combine(Home, ".gitconfig");
        info.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        info.Environment["GIT_AUTHOR_NAME"] = info.Environment["GIT_COMMITTER_NAME"] = "A Tester";
        info.Environment["GIT_AUTHOR_EMAIL"] = info.Environment["GIT_COMMITTER_EMAIL"] = "tester@example.org";
        info.Environment["GIT_EDITOR"] = "true";
        foreach ((string name, string? value) in Variables)
            info.Environment[name] = value;
        using Process process = Process.Start(info)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, errors.Result);
    }
}
