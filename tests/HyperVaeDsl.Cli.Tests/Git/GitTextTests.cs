using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>What git log -p shows.</summary>
public sealed class GitTextTests : IDisposable
{
    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    private string Log() => repository.Git("log", "-1", "-p", "--format=%s");

    [Fact]
    public void A_change_of_the_layout_is_no_difference_and_one_of_training_shows_in_the_digest()
    {
        string text = Sample.WithSignal("ramp 0 -> 1", 4);
        repository.Write("m.hvae", text);
        repository.Install();
        repository.Commit("First");
        repository.Write("m.hvae", text.Replace("  seed      1", "      seed    1", StringComparison.Ordinal));
        repository.Commit("Layout");
        Assert.DoesNotContain("seed", Log(), StringComparison.Ordinal);
        repository.Write("m.hvae", "// A note.\n" + text);
        repository.Commit("Note");
        string note = Log();
        Assert.Contains("+// A note.", note, StringComparison.Ordinal);
        Assert.DoesNotContain("-// digest", note, StringComparison.Ordinal);
        repository.Write("m.hvae", "// A note.\n" + text.Replace("ramp 0 -> 1", "ramp 0 -> 0.5", StringComparison.Ordinal));
        repository.Commit("Half");
        string half = Log();
        Assert.Matches(@"-// digest [0-9a-f]{12}\n\+// digest [0-9a-f]{12}\n", half);
        Assert.Contains("+  signal s  in 0..1000  = ramp 0 -> 0.5", half, StringComparison.Ordinal);
        repository.Write("m.hvae", "methodology Broken {\n  loss ???\n");
        repository.Commit("Broken");
        Assert.Contains("+  loss ???", Log(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hunks_say_in_which_phase_they_are()
    {
        string lines = string.Concat(Enumerable.Range(0, 12).Select(i => $"    // {i}\n"));
        string text = Sample.Of($"  signal s in 0..1\n  phase Explore epochs 0..50 {{\n{lines}    s 0.5\n  }}\n  override phase Next epochs 50..end {{\n{lines}    s 0.25\n  }}\n  loss reconstruction weight s\n");
        repository.Write("m.hvae", text);
        repository.Install();
        repository.Commit("First");
        repository.Write("m.hvae", text.Replace("s 0.5\n", "s 0.6\n", StringComparison.Ordinal).Replace("s 0.25\n", "s 0.3\n", StringComparison.Ordinal));
        repository.Commit("Second");
        string log = repository.Git("log", "-1", "-p", "--no-textconv");
        Assert.Matches(@"@@ phase Explore epochs 0\.\.50\n", log);
        Assert.Matches(@"@@ override phase Next epochs 50\.\.end\n", log);
    }
}
