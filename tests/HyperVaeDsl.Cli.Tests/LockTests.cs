using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae lock.</summary>
public sealed class LockTests : IDisposable
{
    private readonly Tool tool = new();
    private readonly string lockFile;

    public LockTests() => lockFile = Path.Combine(tool.Folder, "hvae.lock");

    public void Dispose() => tool.Dispose();

    private Answer Lock(params string[] arguments) => Tool.Run(["lock", "--file", lockFile, .. arguments]);

    private void Folder(string name) => Directory.CreateDirectory(Path.Combine(tool.Folder, name));

    [Fact]
    public void It_is_the_same_text_whatever_the_order_and_holds_digest_facts_and_values()
    {
        Folder("in a folder");
        string b = tool.File("in a folder/b.hvae", Sample.WithSignal("ramp 0 -> 1", 4));
        string a = tool.File("a.hvae", Sample.Minimal);
        Assert.Equal(0, Lock(b, a).Code);
        string first = File.ReadAllText(lockFile);
        Assert.Equal(0, Lock(a, b).Code);
        Assert.Equal(first, File.ReadAllText(lockFile));
        Assert.StartsWith("hvae.lock 1\n", first, StringComparison.Ordinal);
        Assert.Contains("\nmethodology Sample in a folder/b.hvae\ndigest ", first, StringComparison.Ordinal);
        Assert.Contains("\nfact epochs 4\n", first, StringComparison.Ordinal);
        Assert.Contains("\nvalues s 0: 0, 3: 0.75; 0..1\n", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refactoring_passes_and_another_training_does_not()
    {
        string path = tool.File("m.hvae", Sample.WithSignal("ramp 0 -> 1", 4));
        Assert.Equal(0, Lock(tool.Folder).Code);
        tool.File("m.hvae", "// A note.\n" + Sample.WithSignal("ramp 0 -> 1 over 4 epochs", 4));
        Assert.Equal((0, ""), (Lock("--check").Code, Lock("--check").Errors));
        File.WriteAllText(path, Sample.WithSignal("ramp 0 -> 0.5", 4));
        Answer answer = Lock("--check");
        Assert.Equal(1, answer.Code);
        Assert.Contains("m.hvae: Sample trains differently.\n  signal s\n    - 0..1000 0 Linear 0 1 4\n    + 0..1000 0 Linear 0 0.5 4\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("  values of s\n    - 0: 0, 3: 0.75; 0..1\n    + 0: 0, 3: 0.375; 0..0.5\n", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epochs", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_or_renamed_methodology_trains_as_it_did()
    {
        string path = tool.File("m.hvae", Sample.Minimal);
        Lock(tool.Folder);
        Folder("sub");
        File.Move(path, Path.Combine(tool.Folder, "sub", "n.hvae"));
        Answer answer = Lock("--check");
        Assert.Equal(0, answer.Code);
        Assert.Contains("sub/n.hvae: Sample trains as Sample of m.hvae did; only names changed.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_new_or_gone_is_a_difference()
    {
        tool.File("m.hvae", Sample.Minimal);
        Lock(tool.Folder);
        tool.File("n.hvae", Sample.WithSignal("ramp 0 -> 1", 4));
        Assert.Contains("n.hvae: Sample is not in the lock file.", Lock("--check").Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(tool.Folder, "n.hvae"));
        Assert.Equal(0, Lock("--check").Code);
        File.Delete(Path.Combine(tool.Folder, "m.hvae"));
        Answer answer = Lock("--check");
        Assert.Equal(1, answer.Code);
        Assert.Contains("m.hvae: Sample is in the lock file and no longer there.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_import_changes_is_seen()
    {
        tool.File("base.hvae", Sample.Minimal.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal));
        tool.File("heir.hvae", "import \"base.hvae\"\nmethodology Heir extends Base {\n}\n");
        Answer written = Lock(tool.Folder);
        Assert.Equal(0, written.Code);
        Assert.Contains("1 methodology locked. 1 file declares only parts for others", written.Output, StringComparison.Ordinal);
        tool.File("base.hvae", Sample.Minimal.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal).Replace("seed      1", "seed      2", StringComparison.Ordinal));
        Answer answer = Lock("--check");
        Assert.Equal(1, answer.Code);
        Assert.Contains("heir.hvae: Heir trains differently.\n  seed\n    - 1\n    + 2\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_methodology_with_errors_is_not_locked_and_the_old_file_stays()
    {
        tool.File("m.hvae", Sample.Minimal);
        Lock(tool.Folder);
        string before = File.ReadAllText(lockFile);
        tool.File("m.hvae", "methodology M { }");
        Answer answer = Lock();
        Assert.Equal(1, answer.Code);
        Assert.Contains("is not written, because of the above", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(lockFile));
        Assert.Equal(1, Lock("--check").Code);
    }

    [Theory]
    [InlineData("hvae.lock 2\n", "it has version 2 of the format and this hvae reads version 1")]
    [InlineData("", "it does not begin with 'hvae.lock 1'")]
    [InlineData("hvae.lock 1\n<<<<<<< HEAD\n", "line 2 is not one that 'hvae lock' writes: a merge left a conflict")]
    [InlineData("hvae.lock 1\nfact epochs 3\n", "line 2 is not one that 'hvae lock' writes")]
    public void A_file_that_cannot_be_read_gives_two(string content, string why)
    {
        tool.File("m.hvae", Sample.Minimal);
        tool.File("hvae.lock", content);
        Answer answer = Lock("--check", tool.Folder);
        Assert.Equal(2, answer.Code);
        Assert.Contains(why, answer.Errors, StringComparison.Ordinal);
        // It is written anew all the same.
        Assert.Equal(0, Lock(tool.Folder).Code);
        Assert.Equal(0, Lock("--check").Code);
    }

    [Fact]
    public void Without_a_lock_file_there_is_nothing_to_check()
    {
        Answer answer = Lock("--check", tool.Folder);
        Assert.Equal(2, answer.Code);
        Assert.Contains("it does not exist; write it with 'hvae lock'", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Lock(Path.Combine(tool.Folder, "none.hvae")).Code);
        Assert.False(File.Exists(lockFile));
    }
}
