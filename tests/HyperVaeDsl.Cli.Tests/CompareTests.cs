namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae compare: two run folders side by side.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Runs_stand_side_by_side_with_their_differences()
    {
        string a = Run("a", "1", "aaaa", "epoch,phase,lr,kl,coverage\n0,Train,0.1,5,\n1,Train,0.2,4,0.5\n", reached: false);
        string b = Run("b", "2", "aaaa", "epoch,phase,lr,kl,coverage\n0,Train,0.1,5,\n1,Train,0.2,4.5,0.75\n2,Train,0.3,,1\n", reached: true);
        Answer answer = Tool.Run("compare", a, b);
        Assert.Equal((0, ""), (answer.Code, answer.Errors));
        string[] lines = [.. answer.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains("methodology Sample Sample same digest", lines);
        Assert.Contains("seed 1 2 differs", lines);
        Assert.Contains("epochs 2 3", lines);
        Assert.Contains("lr 0.2 0.3 +0.1", lines);
        Assert.Contains("kl 4 4.5 +0.5", lines);
        Assert.Contains("coverage 0.5 1 +0.5", lines);
        Assert.Contains("coverage >= 1 missed reached", lines);
        Assert.Contains("What both wrote differs from epoch 1 on.", lines);
    }

    [Fact]
    public void Equal_runs_are_said_to_be_equal()
    {
        string table = "epoch,planned,phase,lr\n0,0,Train,0.1\n";
        Answer answer = Tool.Run("compare", Run("a", "1", "aaaa", table, reached: true), Run("b", "1", "aaaa", table, reached: true));
        Assert.Contains("What both wrote is equal in all 1 epochs that both have.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("=", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_is_compared_with_the_metric_and_not_with_a_loss_of_its_name()
    {
        string a = Run("a", "1", "aaaa", "epoch,phase,kl,metric.kl\n0,Train,76,42\n", reached: true);
        string b = Run("b", "1", "aaaa", "epoch,phase,kl_A,kl\n0,Train,5,7\n", reached: true);
        string[] lines = [.. Tool.Run("compare", a, b).Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains("kl 42 7 -35", lines);
        Assert.Contains("kl (loss) 76 - only one", lines);
    }

    [Fact]
    public void Without_texts_the_methodologies_are_not_compared_and_it_is_said_why()
    {
        string table = "epoch,phase,lr\n0,Train,0.1\n";
        Answer answer = Tool.Run("compare", Run("a", "1", "aaaa", table, reached: true), Run("b", "1", "bbbb", table, reached: true));
        Assert.Equal(0, answer.Code);
        Assert.Contains("digests differ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("The methodologies cannot be compared: ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_run_is_refused()
    {
        string run = Run("a", "1", "aaaa", "epoch,phase,lr\n0,Train,0.1\n", reached: true);
        Answer missing = Tool.Run("compare", run, Path.Combine(tool.Folder, "none"));
        Assert.Equal((2, ""), (missing.Code, missing.Output));
        Assert.Contains("is no run folder", missing.Errors, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(run, "metrics.csv"), "epoch,phase,lr\n0,Train,x\n");
        Assert.Contains("is no run folder that this version of hvae knows", Tool.Run("compare", run, run).Errors, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(run, "run.json"), "{");
        Assert.Equal(2, Tool.Run("compare", run, run).Code);
        Assert.Equal(2, Tool.Run("compare", run).Code);
    }

    private string Run(string name, string seed, string digest, string table, bool reached)
    {
        string folder = Directory.CreateDirectory(Path.Combine(tool.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "metrics.csv"), table);
        File.WriteAllText(Path.Combine(folder, "run.json"), "{\"methodology\":\"Sample\",\"source\":\"sample.hvae\",\"digest\":\"" + digest + "\",\"seed\":" + seed
            + ",\"epochs\":3,\"engine\":\"test\",\"ended\":\"completed\",\"training_seconds\":1.5,\"targets\":[{\"target\":\"coverage >= 1\",\"value\":1,\"reached\":" + (reached ? "true" : "false") + "}]}");
        return folder;
    }
}
