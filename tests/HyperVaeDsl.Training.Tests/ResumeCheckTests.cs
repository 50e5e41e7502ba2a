using HyperVaeDsl.Tests.Support;
using HyperVaeDsl.Training.Tests.Support;

namespace HyperVaeDsl.Training.Tests;

/// <summary>hvae resume-check on a run that a program has left behind.</summary>
public sealed class ResumeCheckTests
{
    private const int Terminate = 15;

    [UnixFact]
    public void What_has_not_acted_yet_may_change_and_what_has_may_not()
    {
        using TemporaryFolder folder = new();
        string run = folder["run"];
        using (Child child = Child.Train(run, 0))
        {
            // Epochs have ten steps, so that the run stops in the third, and the phase Converge begins with the fifth.
            Assert.NotNull(child.WaitFor(line => line == "saved 21"));
            child.Signal(Terminate);
            child.Wait();
        }

        (int code, string output) = Check(text => text);
        Assert.Equal(0, code);
        Assert.Contains("every checkpoint can go on", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run, "resume.json")));

        (code, output) = Check(text => text.Replace("weight 0.5  margin 0.1", "weight 0.6  margin 0.1", StringComparison.Ordinal));
        Assert.True(code == 0, output);
        Assert.Contains("the newest checkpoint, last.safetensors", output, StringComparison.Ordinal);
        Assert.Contains(" can go on.", output, StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 4", File.ReadAllText(Path.Combine(run, "resume.json")), StringComparison.Ordinal);

        (code, output) = Check(text => text.Replace("weight_decay   1e-4", "weight_decay   1e-3", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Assert.Contains("cannot go on", output, StringComparison.Ordinal);
        Assert.Contains("The optimizer calculates otherwise from the first step on.", output, StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 0", File.ReadAllText(Path.Combine(run, "resume.json")), StringComparison.Ordinal);

        (code, output) = Check(text => text.Replace("batch    64", "batch", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Assert.Contains("error HV", output, StringComparison.Ordinal);

        (int Code, string Output) Check(Func<string, string> change)
        {
            File.WriteAllText(folder["faults.hvae"], change(File.ReadAllText(Repository.Path("tests", "HyperVaeDsl.TrainingChild", "faults.hvae"))));
            using Child tool = Child.Tool("resume-check", run, folder["faults.hvae"]);
            (int exit, string said, string errors) = tool.Wait();
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
            return (exit, said + errors);
        }
    }

    [Fact]
    public void What_is_no_run_is_said_in_a_line()
    {
        using TemporaryFolder folder = new();
        foreach (string run in new[] { folder["nowhere"], folder.Path })
        {
            using Child tool = Child.Tool("resume-check", run, Repository.Path("tests", "HyperVaeDsl.TrainingChild", "faults.hvae"));
            (int code, _, string errors) = tool.Wait();
            Assert.Equal(2, code);
            Assert.Single(errors.Trim().Split('\n'));
        }
    }
}
