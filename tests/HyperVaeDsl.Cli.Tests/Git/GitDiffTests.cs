using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>git diff, git show and git difftool with the diff driver.</summary>
public sealed class GitDiffTests : IDisposable
{
    private static readonly string Base = Sample.WithSignal("ramp 0 -> 1", 10);
    private static readonly string Changed = Sample.WithSignal("ramp 0 -> 0.5", 10);

    private readonly TestRepository repository = new();

    public GitDiffTests()
    {
        repository.Write("a folder/ü.hvae", Base);
        repository.Install();
        repository.Commit("Base");
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Git_diff_says_what_training_does()
    {
        repository.Write("a folder/ü.hvae", Changed);
        string diff = repository.Git("diff");
        Assert.StartsWith("diff --hvae a/a folder/ü.hvae b/a folder/ü.hvae\nSample: training differs from epoch 0", diff, StringComparison.Ordinal);
        Assert.Contains("signal s", diff, StringComparison.Ordinal);
        repository.Commit("Changed");
        Assert.Equal(diff, repository.Git("show", "--ext-diff", "--format="));
        Assert.Equal(diff, repository.Git("diff", "HEAD~1", "HEAD"));
        Assert.Contains("-  signal s", repository.Git("show", "--format="), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_words_for_the_same_training_say_so()
    {
        repository.Write("a folder/ü.hvae", "// A note.\n" + Base.Replace("ramp 0 -> 1", "ramp 0 -> 1 over 10 epochs", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Contains("Sample: no change in training.", repository.Git("diff"), StringComparison.Ordinal);
    }

    [Fact]
    public void New_deleted_renamed_and_broken_files_are_shown()
    {
        repository.Write("new.hvae", Base);
        repository.Git("add", "-N", "new.hvae");
        string added = repository.Git("diff", "--", "new.hvae");
        Assert.Contains("new methodology Sample: 10 epochs, 1 phases, 1 signals, 2 losses; digest ", added, StringComparison.Ordinal);
        Assert.Contains("+methodology Sample {", added, StringComparison.Ordinal);
        repository.Commit("New");
        repository.Git("mv", "new.hvae", "renamed.hvae");
        repository.Write("renamed.hvae", Changed);
        repository.Git("add", "-A");
        string renamed = repository.Git("diff", "--cached", "-M");
        Assert.Contains("diff --hvae a/new.hvae b/renamed.hvae\n", renamed, StringComparison.Ordinal);
        Assert.Contains("rename from new.hvae", renamed, StringComparison.Ordinal);
        Assert.Contains("training differs", renamed, StringComparison.Ordinal);
        repository.Commit("Renamed");
        repository.Git("rm", "-q", "renamed.hvae");
        Assert.Contains("deleted methodology Sample", repository.Git("diff", "--cached"), StringComparison.Ordinal);
        repository.Git("reset", "-q", "--hard");
        repository.Write("renamed.hvae", "methodology Broken {\n");
        string broken = repository.Git("diff");
        Assert.Contains("Compared as lines of text: the new text has errors (renamed.hvae, line ", broken, StringComparison.Ordinal);
        Assert.Contains("+methodology Broken {\n", broken, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_merged_is_named()
    {
        repository.Branch("theirs", "main", "a folder/ü.hvae", Changed);
        repository.Branch("ours", "main", "a folder/ü.hvae", Sample.WithSignal("ramp 0 -> 0.25", 10));
        Assert.Equal(1, repository.TryGit("merge", "theirs").Code);
        Answer diff = repository.TryGit("diff", "--cached");
        Assert.Equal((0, ""), (diff.Code, diff.Errors));
        Assert.Contains("* Unmerged path a folder/ü.hvae\n", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_mode_is_shown()
    {
        repository.Git("update-index", "--chmod=+x", "a folder/ü.hvae");
        Assert.Contains("old mode 100644\nnew mode 100755\n", repository.Git("diff", "--cached"), StringComparison.Ordinal);
    }

    [Fact]
    public void Difftool_compares_by_meaning()
    {
        repository.Write("a folder/ü.hvae", Changed);
        Assert.Contains("Sample: training differs from epoch 0", repository.Git("difftool", "-y", "-t", "hvae"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_old_text_imports_is_read_in_its_revision()
    {
        string parts = Base.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal);
        repository.Write("base.hvae", parts);
        repository.Write("heir.hvae", "import \"base.hvae\"\n\nmethodology Heir extends Base {\n}\n");
        repository.Commit("Heir");
        repository.Git("mv", "base.hvae", "parts.hvae");
        repository.Write("parts.hvae", parts.Replace("seed      1", "seed      2", StringComparison.Ordinal));
        repository.Write("heir.hvae", "import \"parts.hvae\"\n\nmethodology Heir extends Base {\n}\n");
        repository.Commit("Parts");
        foreach (string[] range in new string[][] { ["HEAD~1", "HEAD"], ["HEAD~1"] })
        {
            string diff = repository.Git(["diff", .. range, "--", "heir.hvae"]);
            Assert.Contains("Heir: training differs", diff, StringComparison.Ordinal);
            Assert.Contains("seed", diff, StringComparison.Ordinal);
        }
    }
}
