using System.Text;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>The merge driver, as git starts it.</summary>
public sealed class MergeDriverTests : IDisposable
{
    private const string File = "in a folder/schedule ü.hvae";

    private static readonly string Base = HvaeFormatter.Format("m.hvae", Sample.Of("""
          signal beta in 0..1
          phase Explore epochs 0..40 {
            beta ramp 0.1 -> 0.3
          }
          phase Converge epochs 40..end {
            beta 0.3
          }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0.1 nats/dim
        """)).Text!;

    private readonly TestRepository repository = new();

    public MergeDriverTests()
    {
        repository.Write(File, Base);
        repository.Install();
        repository.Commit("Base");
    }

    public void Dispose() => repository.Dispose();

    private static string With(string from, string to) => Base.Replace(from, to, StringComparison.Ordinal);

    private void Branches(string ours, string theirs)
    {
        repository.Branch("theirs", "main", File, theirs);
        repository.Branch("ours", "main", File, ours);
    }

    [Fact]
    public void Adjacent_lines_and_parts_of_one_line_merge()
    {
        Branches(With("weight 1\n", "weight 2\n").Replace("free_bits 0.1", "free_bits 0.2", StringComparison.Ordinal), With("weight beta", "weight 0.5"));
        repository.Git("merge", "-q", "theirs");
        Assert.Contains("  loss reconstruction  weight 2\n  loss kl              weight 0.5  free_bits 0.2 nats/dim\n", repository.Read(File), StringComparison.Ordinal);
        // Without the driver, these are two changes of one place.
        repository.Hvae("git", "uninstall");
        repository.Git("reset", "-q", "--hard", "HEAD~1");
        repository.Hvae("git", "uninstall");
        Assert.Equal(1, repository.TryGit("merge", "theirs").Code);
    }

    [Fact]
    public void A_conflict_is_marked_said_and_left_to_the_user()
    {
        Branches(With("free_bits 0.1", "free_bits 0.2"), With("free_bits 0.1", "free_bits 0.3").Replace("weight 1\n", "weight 2\n", StringComparison.Ordinal));
        repository.Git("config", "merge.conflictStyle", "diff3");
        Answer answer = repository.TryGit("merge", "theirs");
        Assert.Equal(1, answer.Code);
        Assert.Contains($"hvae: {File}: methodology Sample, loss kl: both sides changed it.\n  before  loss kl weight beta free_bits 0.1 nats/dim\n  ours    loss kl weight beta free_bits 0.2 nats/dim\n", answer.Errors, StringComparison.Ordinal);
        string text = repository.Read(File);
        Assert.Contains("weight 2\n<<<<<<< ", text, StringComparison.Ordinal);
        Assert.Contains("||||||| ", text, StringComparison.Ordinal);
        Assert.Contains("UU ", repository.Git("status", "--short"), StringComparison.Ordinal);
        repository.Write(File, With("free_bits 0.1", "free_bits 0.25"));
        repository.Commit("Merged");
        Assert.Equal("", repository.Git("status", "--short"));
    }

    [Theory]
    [InlineData("rebase")]
    [InlineData("cherry-pick")]
    public void Rebase_and_cherry_pick_merge_by_meaning(string verb)
    {
        Branches(With("weight 1\n", "weight 2\n"), With("free_bits 0.1", "free_bits 0.3"));
        if (verb == "rebase")
            repository.Git("rebase", "-q", "theirs");
        else
            repository.Git("cherry-pick", "theirs");
        Assert.Contains("weight 2\n  loss kl              weight beta  free_bits 0.3", repository.Read(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_that_cannot_be_read_is_merged_as_lines()
    {
        Branches(With("methodology Sample", "methodology Broken ???"), With("free_bits 0.1", "free_bits 0.3"));
        Answer answer = repository.TryGit("merge", "theirs");
        Assert.Contains($"hvae: {File}: Merged as lines of text, not by meaning: the text of our side cannot be read as a methodology (line 1: HV0", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(0, answer.Code);
        Assert.Contains("methodology Broken ???", repository.Read(File), StringComparison.Ordinal);
        Assert.Contains("free_bits 0.3", repository.Read(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_that_cannot_be_read_conflicts_as_lines()
    {
        Branches(With("free_bits 0.1 nats/dim", "free_bits ???"), With("free_bits 0.1", "free_bits 0.3"));
        Answer answer = repository.TryGit("merge", "theirs");
        Assert.Equal(1, answer.Code);
        Assert.Contains("<<<<<<< ", repository.Read(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_that_come_of_the_merge_stop_it()
    {
        Branches(With("signal beta  in 0..1", "signal beta  in 0..0.3"), With("beta  0.3", "beta  jump 0.6"));
        Answer answer = repository.TryGit("merge", "theirs");
        Assert.Equal(1, answer.Code);
        Assert.Contains("together they make errors that neither side has", answer.Errors, StringComparison.Ordinal);
        Assert.Contains(": error HV0", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("in 0..0.3", repository.Read(File), StringComparison.Ordinal);
        Assert.Contains("beta  jump 0.6", repository.Read(File), StringComparison.Ordinal);
        Assert.Contains("UU ", repository.Git("status", "--short"), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_and_byte_order_mark_of_our_side_stay()
    {
        Branches("\uFEFF" + With("weight 1\n", "weight 2\n").Replace("\n", "\r\n", StringComparison.Ordinal), With("free_bits 0.1", "free_bits 0.3"));
        repository.Git("merge", "-q", "theirs");
        byte[] bytes = System.IO.File.ReadAllBytes(Path.Combine(repository.Root, File));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        string text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("weight 2\r\n", text, StringComparison.Ordinal);
        Assert.Contains("free_bits 0.3", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_file_merges_and_a_deleted_one_is_left_to_git()
    {
        repository.Branch("theirs", "main", File, With("free_bits 0.1", "free_bits 0.3"));
        repository.Git("checkout", "-q", "-b", "ours", "main");
        repository.Git("mv", File, "moved.hvae");
        repository.Write("moved.hvae", With("weight 1\n", "weight 2\n"));
        repository.Commit("Moved");
        repository.Git("merge", "-q", "theirs");
        Assert.Contains("weight 2\n  loss kl              weight beta  free_bits 0.3", repository.Read("moved.hvae"), StringComparison.Ordinal);
        repository.Git("checkout", "-q", "-b", "deleted", "main");
        repository.Git("rm", "-q", File);
        repository.Git("commit", "-q", "-m", "Deleted");
        Assert.Contains("deleted in HEAD", repository.TryGit("merge", "theirs").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_both_sides_added_merges()
    {
        repository.Branch("theirs", "main", "new.hvae", With("free_bits 0.1", "free_bits 0.3"));
        repository.Branch("ours", "main", "new.hvae", With("free_bits 0.1", "free_bits 0.3").Replace("  loss reconstruction", "  ensure beta <= 0.3\n  loss reconstruction", StringComparison.Ordinal));
        repository.Git("merge", "-q", "theirs");
        Assert.Contains("ensure beta <= 0.3", repository.Read("new.hvae"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_works_in_a_second_work_tree()
    {
        repository.Branch("theirs", "main", File, With("free_bits 0.1", "free_bits 0.3"));
        repository.Branch("ours", "main", File, With("weight 1\n", "weight 2\n"));
        repository.Git("checkout", "-q", "main");
        string tree = Path.Combine(repository.Home, "second tree");
        repository.Git("worktree", "add", "-q", tree, "ours");
        repository.Git("-C", tree, "merge", "-q", "theirs");
        Assert.Contains("weight 2\n  loss kl              weight beta  free_bits 0.3", System.IO.File.ReadAllText(Path.Combine(tree, File)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_side_imports_is_read_in_its_revision()
    {
        string abstractBase = Base.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal);
        repository.Write("base.hvae", abstractBase);
        repository.Write("heir.hvae", "import \"base.hvae\"\n\nmethodology Heir extends Base {\n  ensure beta <= 0.3\n  ensure beta >= 0.1\n}\n");
        repository.Commit("Heir");
        // Their base has another signal, which their heir reads; ours does not know it.
        repository.Git("checkout", "-q", "-b", "theirs2", "main");
        repository.Write("base.hvae", abstractBase.Replace("  phase Explore", "  signal gamma  in 0..1  = ramp 0 -> 1\n\n  phase Explore", StringComparison.Ordinal).Replace("weight 1\n", "weight gamma\n", StringComparison.Ordinal));
        repository.Write("heir.hvae", repository.Read("heir.hvae").Replace("0.1\n", "0.1\n  ensure gamma <= 1\n", StringComparison.Ordinal));
        repository.Commit("Gamma");
        repository.Branch("ours2", "main", "heir.hvae", repository.Read("heir.hvae").Replace("  ensure gamma <= 1\n", "", StringComparison.Ordinal).Replace("beta <= 0.3", "beta <= 0.4", StringComparison.Ordinal));
        Answer answer = repository.TryGit("merge", "theirs2");
        Assert.True(answer.Code == 0 || answer.Errors.Contains("together they make errors", StringComparison.Ordinal), answer.Output + answer.Errors);
        Assert.Equal("import \"base.hvae\"\n\nmethodology Heir extends Base {\n  ensure beta <= 0.4\n  ensure beta >= 0.1\n  ensure gamma <= 1\n}\n", repository.Read("heir.hvae"));
    }
}
