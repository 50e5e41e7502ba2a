namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>hvae git install, uninstall and status.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*.png binary\n")]
    [InlineData("*.png binary")]
    [InlineData("*.png binary\r\n*.txt text")]
    public void Uninstalling_restores_every_byte(string? attributes)
    {
        if (attributes != null)
            repository.Write(".gitattributes", attributes);
        string before = repository.Read(".git/config");
        Answer installed = repository.Hvae("git", "install");
        Assert.Equal((0, ""), (installed.Code, installed.Errors));
        Assert.StartsWith(attributes ?? "", repository.Read(".gitattributes"), StringComparison.Ordinal);
        Assert.Contains("x.hvae: merge: hvae", repository.Git("check-attr", "merge", "--", "x.hvae"), StringComparison.Ordinal);
        Assert.Equal(0, repository.Hvae("git", "status").Code);
        // Once more changes nothing.
        string once = repository.Read(".git/config") + repository.Read(".gitattributes");
        Assert.Contains("was installed in", repository.Hvae("git", "install").Output, StringComparison.Ordinal);
        Assert.Equal(once, repository.Read(".git/config") + repository.Read(".gitattributes"));

        Answer removed = repository.Hvae("git", "uninstall");
        Assert.Equal((0, ""), (removed.Code, removed.Errors));
        Assert.Equal(before, repository.Read(".git/config"));
        Assert.Equal(attributes, File.Exists(Path.Combine(repository.Root, ".gitattributes")) ? repository.Read(".gitattributes") : null);
        Assert.Equal(1, repository.Hvae("git", "status").Code);
        Assert.Contains("was not installed", repository.Hvae("git", "uninstall").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_set_stays()
    {
        repository.Git("config", "diff.hvae.command", "my-own-diff");
        repository.Git("config", "merge.conflictStyle", "diff3");
        repository.Write(".gitattributes", "*.hvae diff=hvae merge=hvae\n");
        Answer refused = repository.Hvae("git", "install");
        Assert.Equal(2, refused.Code);
        Assert.Contains("diff.hvae.command is set to 'my-own-diff' by somebody else", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(1, repository.TryGit("config", "--local", "--get", "merge.hvae.driver").Code);
        Assert.Equal(0, repository.Hvae("git", "install", "--force").Code);
        repository.Git("config", "diff.hvae.command", "my-own-diff");
        Answer removed = repository.Hvae("git", "uninstall");
        Assert.Equal(0, removed.Code);
        Assert.Contains("diff.hvae.command stays", removed.Errors, StringComparison.Ordinal);
        Assert.Equal("my-own-diff\n", repository.Git("config", "diff.hvae.command"));
        Assert.Equal("diff3\n", repository.Git("config", "merge.conflictStyle"));
        Assert.Equal("*.hvae diff=hvae merge=hvae\n", repository.Read(".gitattributes"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_installs_for_all_repositories_of_a_user(bool hasFile)
    {
        string attributes = Path.Combine(repository.Home, hasFile ? "my attributes" : Path.Combine(".config", "git", "attributes"));
        if (hasFile)
        {
            File.WriteAllText(attributes, "*.x text\n");
            repository.Git("config", "--global", "core.attributesFile", "~/my attributes");
        }
        Assert.Equal(0, repository.Hvae("git", "install", "--global").Code);
        Assert.True(File.Exists(attributes));
        Assert.Contains("merge: hvae", repository.Git("check-attr", "merge", "--", "x.hvae"), StringComparison.Ordinal);
        Assert.Contains("git merge-driver", repository.Git("config", "--global", "merge.hvae.driver"), StringComparison.Ordinal);
        Assert.Equal(0, repository.Hvae("git", "status", "--global").Code);
        Assert.Equal(0, repository.Hvae("git", "uninstall", "--global").Code);
        Assert.Equal(hasFile ? "*.x text\n" : null, File.Exists(attributes) ? File.ReadAllText(attributes) : null);
    }

    [Fact]
    public void Status_says_which_hvae_the_path_leads_to()
    {
        repository.Install();
        string folder = Path.Combine(repository.Home, "bin");
        Directory.CreateDirectory(folder);
        string path = repository.Variables["PATH"] = Path.GetDirectoryName(FindGit())!;
        Assert.Contains("PATH: leads to no hvae", repository.Hvae("git", "status").Output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "hvae"), "#!/bin/sh\n");
        repository.Variables["PATH"] = folder + Path.PathSeparator + path;
        Assert.Contains("PATH: leads to another hvae", repository.Hvae("git", "status").Output, StringComparison.Ordinal);
        repository.Git("config", "merge.hvae.driver", "/elsewhere/hvae git merge-driver -- %O %A %B %L %P %S %X %Y");
        Answer status = repository.Hvae("git", "status");
        Assert.Equal(1, status.Code);
        Assert.Contains("merge.hvae.driver: set for another hvae: /elsewhere/hvae", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_a_repository_and_without_git_it_says_so()
    {
        Answer outside = repository.HvaeIn(repository.Home, "git", "install");
        Assert.Equal(2, outside.Code);
        Assert.Contains("is not in a git repository", outside.Errors, StringComparison.Ordinal);
        repository.Variables["PATH"] = repository.Home;
        Answer without = repository.Hvae("git", "install");
        Assert.Equal(2, without.Code);
        Assert.Contains("git is not installed, or not on the PATH", without.Errors, StringComparison.Ordinal);
    }

    private static string FindGit() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git")).First(File.Exists);
}
