using HyperVaeDsl.Training.Tests.Support;

namespace HyperVaeDsl.Training.Tests;

/// <summary>Real signals to a process that trains.</summary>
public sealed class SignalTests
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    [UnixTheory]
    [InlineData(Interrupt, 130)]
    [InlineData(Terminate, 143)]
    public void A_signal_ends_the_run_after_the_step_and_the_run_goes_on_as_if_it_had_not(int signal, int code)
    {
        using TemporaryFolder folder = new();
        string[] common = ["--epochs", "3", "--threads", "1"];
        using (Child whole = Child.Example([.. common, "--out", folder["whole"]]))
            Assert.Equal(0, whole.Wait().Code);
        using (Child child = Child.Example([.. common, "--out", folder["parts"]]))
        {
            Assert.NotNull(child.WaitFor(line => line.StartsWith("epoch   1/3", StringComparison.Ordinal)));
            child.Signal(signal);
            (int exit, string output, string errors) = child.Wait();
            Assert.True(exit == code, $"{exit} {output} {errors}");
            Assert.Contains("Cancelled: The run was cancelled in epoch ", output, StringComparison.Ordinal);
        }

        string run = Path.Combine(folder["parts"], "cyclical-001");
        Assert.Contains("\"ended\": \"cancelled\"", File.ReadAllText(Path.Combine(run, "run.json")), StringComparison.Ordinal);
        using (Child child = Child.Example(["--resume", "--out", folder["parts"], "--threads", "1"]))
        {
            (int exit, string output, string errors) = child.Wait();
            Assert.True(exit == 0, errors);
            Assert.Contains("Goes on after ", output, StringComparison.Ordinal);
        }

        RunFiles.AssertSame(Path.Combine(folder["whole"], "cyclical-001"), run);
    }

    [UnixTheory]
    [InlineData(Interrupt, 130)]
    [InlineData(Terminate, 143)]
    public void A_second_signal_ends_the_process_at_once_and_nothing_is_corrupt(int signal, int code)
    {
        using TemporaryFolder folder = new();
        using (Child whole = Child.Train(folder["whole"], 1e9))
            Assert.Equal(0, whole.Wait().Code);
        using (Child child = Child.Train(folder["parts"], 0, isStubborn: true))
        {
            Assert.NotNull(child.WaitFor(line => line == "saved 5"));
            child.Signal(signal);
            Assert.NotNull(child.WaitFor(line => line == "busy"));
            child.Signal(signal);
            Assert.Equal(code, child.Wait().Code);
        }

        using (Child child = Child.Train(folder["parts"], 1e9))
        {
            (int exit, _, string errors) = child.Wait();
            Assert.True(exit == 0, errors);
            Assert.InRange(child.From, 5, 119);
        }

        RunFiles.AssertSame(folder["whole"], folder["parts"]);
    }

    [UnixFact]
    public void Two_processes_do_not_write_into_one_folder()
    {
        using TemporaryFolder folder = new();
        using Child first = Child.Train(folder["run"], 0, isStubborn: true);
        Assert.NotNull(first.WaitForStart());
        first.Signal(Terminate);
        Assert.NotNull(first.WaitFor(line => line == "busy"));
        using (Child second = Child.Train(folder["run"], 0))
        {
            (int code, _, string errors) = second.Wait();
            Assert.Equal(2, code);
            Assert.Contains("is in use by another process", errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        }

        // Whoever dies lets it go.
        first.Kill();
        using Child third = Child.Train(folder["run"], 0);
        Assert.Equal(0, third.Wait().Code);
    }
}
