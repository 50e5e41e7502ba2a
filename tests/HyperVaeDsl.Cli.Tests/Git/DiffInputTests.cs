using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>What hvae diff compares: revisions, folders, a repository against a branch, the standard input.</summary>
public sealed class DiffInputTests : IDisposable
{
    private static readonly string Base = Sample.WithSignal("ramp 0 -> 1", 10, name: "First");
    private static readonly string Changed = Sample.WithSignal("ramp 0 -> 0.5", 10, name: "First");

    private readonly TestRepository repository = new();

    public DiffInputTests()
    {
        repository.Write("runs/first.hvae", Base);
        repository.Write("runs/second.hvae", Sample.WithSignal("ramp 1 -> 0", 20, name: "Second"));
        repository.Write("parts.hvae", Sample.Minimal.Replace("methodology Sample", "abstract methodology Parts", StringComparison.Ordinal));
        repository.Write("runs/heir.hvae", "import \"../parts.hvae\"\n\nmethodology Heir extends Parts {\n}\n");
        repository.Commit("Base");
    }

    public void Dispose() => repository.Dispose();

    private string Diff(params string[] arguments)
    {
        Answer answer = repository.Hvae(["diff", .. arguments]);
        Assert.True(answer is { Code: 0, Errors: "" }, answer.Output + answer.Errors);
        return answer.Output;
    }

    private void Fails(string why, params string[] arguments)
    {
        Answer answer = repository.Hvae(["diff", .. arguments]);
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.Contains(why, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_revision_is_compared_with_what_it_imported_then()
    {
        repository.Write("runs/first.hvae", Changed);
        Assert.StartsWith("First: training differs from epoch 0", Diff("HEAD:runs/first.hvae", "runs/first.hvae"), StringComparison.Ordinal);
        Assert.StartsWith("First: no change in training.", Diff("HEAD:runs/first.hvae", "HEAD:./runs/first.hvae"), StringComparison.Ordinal);
        repository.Write("parts.hvae", repository.Read("parts.hvae").Replace("seed      1", "seed      2", StringComparison.Ordinal));
        Assert.Contains("seed", Diff("HEAD:runs/heir.hvae", "runs/heir.hvae"), StringComparison.Ordinal);
        repository.Git("add", "-A");
        Assert.Contains("seed", Diff("HEAD:runs/heir.hvae", ":runs/heir.hvae"), StringComparison.Ordinal);
    }

    [Fact]
    public void Against_a_branch_everything_that_changed_is_compared()
    {
        repository.Git("checkout", "-q", "-b", "feature");
        repository.Git("mv", "runs/second.hvae", "renamed ü.hvae");
        repository.Write("renamed ü.hvae", Sample.WithSignal("ramp 1 -> 0.5", 20, name: "Second"));
        repository.Write("parts.hvae", repository.Read("parts.hvae").Replace("seed      1", "seed      2", StringComparison.Ordinal));
        repository.Write("added.hvae", Sample.WithSignal("cycle 0 -> 1 period 2 epochs", 10, name: "Added"));
        repository.Git("add", "-A");
        repository.Commit("Feature");
        // What the branch got meanwhile does not count.
        repository.Git("checkout", "-q", "main");
        repository.Write("runs/first.hvae", Changed);
        repository.Commit("Main goes on");
        repository.Git("checkout", "-q", "feature");
        string diff = Diff("--against", "main");
        Assert.StartsWith("Of the methodologies, 2 differ in meaning, 1 is new, 1 is unchanged. 1 changed file declares only parts for others and is compared where it is used. ", diff.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("added.hvae: Added (10 epochs,", diff, StringComparison.Ordinal);
        Assert.Contains("Second: training differs", diff, StringComparison.Ordinal);
        Assert.Contains("runs/heir.hvae: The file is the same; what it imports differs.", diff.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Heir: training differs", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("First", diff, StringComparison.Ordinal);
        Assert.Equal(1, repository.Hvae("diff", "--against", "main", "--exit-code").Code);
        Assert.DoesNotContain("Added", Diff("--against", "main", "runs"), StringComparison.Ordinal);
        // From another folder it is the same.
        Assert.Equal(diff, repository.HvaeIn(Path.Combine(repository.Root, "runs"), "diff", "--against", "main").Output);
    }

    [Fact]
    public void What_is_not_committed_counts_and_a_layout_does_not()
    {
        repository.Write("runs/first.hvae", "// A note.\n" + Base.Replace("\n", "\r\n", StringComparison.Ordinal));
        repository.Write("runs/second.hvae", repository.Read("runs/second.hvae").Replace("\n", "\r\n", StringComparison.Ordinal));
        string diff = Diff("--against", "HEAD");
        Assert.StartsWith("Of the methodologies, 1 was changed without a change of meaning, ", diff, StringComparison.Ordinal);
        Assert.Contains("First: no change in training.", diff, StringComparison.Ordinal);
        Assert.Equal(0, repository.Hvae("diff", "--against", "HEAD", "--exit-code").Code);
    }

    [Fact]
    public void What_is_wrong_with_a_base_is_said_once_for_all_its_heirs()
    {
        repository.Write("runs/other.hvae", "import \"../parts.hvae\"\n\nmethodology Other extends Parts {\n}\n");
        repository.Commit("Another heir");
        repository.Write("parts.hvae", repository.Read("parts.hvae").Replace("seed ", "sed ", StringComparison.Ordinal));
        Answer answer = repository.Hvae("diff", "--against", "HEAD");
        Assert.Equal(2, answer.Code);
        Assert.StartsWith("Of the methodologies, 2 have errors", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, answer.Errors.Split('\n').Count(line => line.Contains("'sed' is not a keyword", StringComparison.Ordinal)));
        Answer locked = repository.Hvae("lock");
        Assert.Equal(1, locked.Code);
        Assert.Equal(1, locked.Errors.Split('\n').Count(line => line.Contains("'sed' is not a keyword", StringComparison.Ordinal)));
    }

    [Fact]
    public void Folders_are_compared_by_path_and_then_by_likeness()
    {
        repository.Write("copy/first.hvae", Changed);
        repository.Write("copy/other.hvae", Sample.WithSignal("ramp 1 -> 0.1", 20, name: "Other"));
        repository.Write("parts.hvae", repository.Read("parts.hvae"));
        string diff = Diff("runs", "copy");
        Assert.StartsWith("Of the methodologies, 2 differ in meaning, 1 is no longer there.\n", diff, StringComparison.Ordinal);
        Assert.Contains("Second -> Other: training differs", diff, StringComparison.Ordinal);
        Assert.Contains("heir.hvae: Heir (", diff, StringComparison.Ordinal);
        Assert.Contains("First: training differs", Diff("HEAD:runs", "copy"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_standard_input_is_a_side()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Base);
        Answer answer = Tool.RunWith(Changed, "diff", path, "-");
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("First: training differs from epoch 0", answer.Output, StringComparison.Ordinal);
        Assert.Equal(2, Tool.RunWith(Changed, "diff", "-", "-").Code);
    }

    [Fact]
    public void What_is_not_there_is_said_in_a_sentence()
    {
        Fails("There is no revision 'nowhere' in the repository", "--against", "nowhere");
        Fails("There is no revision 'nowhere' in the repository", "nowhere:runs/first.hvae", "runs/first.hvae");
        Fails("There is no methodology 'first.hvae' in revision 'HEAD'.", "HEAD:first.hvae", "runs/first.hvae");
        Fails("runs is a folder and parts.hvae is a file. Compare two folders, or two files.", "runs", "parts.hvae");
        Fails("Name an old and a new side", "parts.hvae");
        Fails("none.hvae: error HV0001", "none.hvae", "runs/first.hvae");
        Answer here = repository.HvaeIn(Path.Combine(repository.Root, "runs"), "diff", "HEAD:first.hvae", "first.hvae");
        Assert.Contains("did you mean 'HEAD:runs/first.hvae', or 'HEAD:./first.hvae'?", here.Errors, StringComparison.Ordinal);
        Answer outside = repository.HvaeIn(repository.Home, "diff", "--against", "main");
        Assert.Contains("is not in a git repository", outside.Errors, StringComparison.Ordinal);
        repository.Variables["PATH"] = repository.Home;
        Fails("git is not installed, or not on the PATH", "--against", "main");
    }

    [Fact]
    public void Histories_without_a_commit_in_common_are_said()
    {
        repository.Git("checkout", "-q", "--orphan", "other");
        repository.Commit("Other");
        Fails("HEAD and 'main' have no commit in common; compare with one of its files as REVISION:PATH.", "--against", "main");
    }

    [Fact]
    public void A_shallow_clone_without_the_common_commit_is_said()
    {
        repository.Git("checkout", "-q", "-b", "feature");
        repository.Write("runs/first.hvae", Changed);
        repository.Commit("Feature");
        repository.Git("checkout", "-q", "main");
        repository.Write("other.txt", "x");
        repository.Commit("Main");
        string clone = Path.Combine(repository.Home, "clone");
        repository.Git("clone", "-q", "--depth", "1", "--no-single-branch", "-b", "feature", "file://" + repository.Root, clone);
        Answer answer = repository.HvaeIn(clone, "diff", "--against", "origin/main");
        Assert.Equal(2, answer.Code);
        Assert.Contains("have no commit in common that was fetched: this is a shallow clone", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("It is a shallow clone", repository.HvaeIn(clone, "diff", "--against", "nowhere").Errors, StringComparison.Ordinal);
    }
}
