using System.Text.Json;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Training;

/// <summary>A run that stops and goes on is the run that did not stop.</summary>
public class ResumeTests
{
    [Fact]
    public void A_random_run_that_stops_at_any_steps_and_goes_on_is_bit_for_bit_the_one_that_did_not() => Law.Holds(25, Law.Seeds, seed =>
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(new RandomMethodology(seed), new TrainingOptions { RunFolder = folder["whole"] });
        var draw = new Random(seed);
        TrainingOptions options = new() { RunFolder = folder["parts"], Resume = true };
        for (int stop = draw.Next(1, 4); stop > 0; stop--)
            RunTwin.Train(new RandomMethodology(seed), options, stopAfter: draw.Next(0, (int)whole.Steps));
        TrainingResult result = RunTwin.Train(new RandomMethodology(seed), options);
        RunTwin.AssertSame(folder["whole"], whole, folder["parts"], result);
    });

    [Fact]
    public void A_random_run_of_fewer_epochs_goes_on_as_if_more_had_been_asked_for() => Law.Holds(10, Law.Seeds, seed =>
    {
        using var folder = new TemporaryFolder();
        int epochs = new RandomMethodology(seed).Facts.Epochs;
        TrainingResult whole = RunTwin.Train(new RandomMethodology(seed), new TrainingOptions { RunFolder = folder["whole"] });
        for (int until = 2; until < epochs; until += 2)
            RunTwin.Train(new RandomMethodology(seed), new TrainingOptions { RunFolder = folder["parts"], Resume = true, Epochs = until });
        TrainingResult result = RunTwin.Train(new RandomMethodology(seed), new TrainingOptions { RunFolder = folder["parts"], Resume = true, Epochs = epochs });
        RunTwin.AssertSame(folder["whole"], whole, folder["parts"], result, mayKeepMore: true);
    });

    [Fact]
    public void A_run_can_stop_after_every_single_step()
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["whole"], Epochs = 2 });
        TrainingResult result;
        do
        {
            result = RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["parts"], Resume = true, Epochs = 2 }, stopAfter: 1);
        }
        while (result.Outcome == TrainingOutcome.Cancelled);

        RunTwin.AssertSame(folder["whole"], whole, folder["parts"], result);
    }

    [Fact]
    public void A_model_of_the_users_own_goes_on()
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(new OwnMethodology(), new TrainingOptions { RunFolder = folder["whole"] });
        RunTwin.Train(new OwnMethodology(), new TrainingOptions { RunFolder = folder["parts"] }, stopAfter: 77);
        TrainingResult result = RunTwin.Train(new OwnMethodology(), new TrainingOptions { RunFolder = folder["parts"], Resume = true });
        Assert.Equal(whole.Metrics!.Own, result.Metrics!.Own);
        RunTwin.AssertSameFiles(folder["whole"], folder["parts"]);
    }

    [Fact]
    public void Resuming_an_empty_folder_begins_the_run()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["run"]);
        var observer = new RecordingObserver();
        TrainingResult result = RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["run"], Resume = true, Epochs = 1 });
        Assert.Equal((TrainingOutcome.Completed, 1), (result.Outcome, result.Epochs));
    }

    [Fact]
    public void A_run_that_is_complete_says_so_again_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = new() { RunFolder = folder["run"], Resume = true };
        TrainingResult first = RunTwin.Train(Small(), options);
        Dictionary<string, DateTime> written = Files(folder["run"]);
        TrainingResult again = RunTwin.Train(Small(), options);
        Assert.Equal((first.Outcome, first.Epochs, first.Steps, first.Metrics!.A), (again.Outcome, again.Epochs, again.Steps, again.Metrics!.A));
        Assert.Equal(0, again.StepsPerSecond);
        Assert.Equal(written, Files(folder["run"]));
    }

    [Fact]
    public void A_guard_that_stopped_the_run_stops_it_again_unless_it_is_forced()
    {
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with { Guards = [SmallMethodology.Guard(Metric.Kl, Comparison.Above, 0, 2, GuardAction.Stop)] };
        TrainingOptions options = new() { RunFolder = folder["run"], Resume = true };
        TrainingResult first = RunTwin.Train(new SmallMethodology { Facts = facts }, options);
        TrainingResult again = RunTwin.Train(new SmallMethodology { Facts = facts }, options);
        Assert.Equal((TrainingOutcome.StoppedByGuard, first.Reason, 2), (again.Outcome, again.Reason, again.Epochs));
        TrainingResult forced = RunTwin.Train(new SmallMethodology { Facts = facts }, options with { ForceResume = true });
        Assert.Equal((TrainingOutcome.Completed, 4), (forced.Outcome, forced.Epochs));
        Assert.True(Resumed(folder["run"])[^1].GetProperty("forced").GetBoolean());
    }

    [Fact]
    public void A_branch_goes_on_in_a_new_folder_and_leaves_the_old_one_as_it_is()
    {
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with { Checkpoints = new CheckpointSettings([], EveryEpochs: 1, Keep: 9) };
        RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["old"] });
        Dictionary<string, DateTime> written = Files(folder["old"]);
        string start = Path.Combine(folder["old"], "checkpoints", "epoch-0002.safetensors");
        TrainingResult result = RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["new"], ResumeFrom = start });
        Assert.Equal((4, 40L), (result.Epochs, result.StepsBefore));
        Assert.Equal(written, Files(folder["old"]));
        Assert.Equal(File.ReadAllText(Path.Combine(folder["old"], "metrics.csv")), File.ReadAllText(Path.Combine(folder["new"], "metrics.csv")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["old"], "checkpoints", "last.safetensors")), File.ReadAllBytes(Path.Combine(folder["new"], "checkpoints", "last.safetensors")));
        Assert.Equal(start, Assert.Single(Resumed(folder["new"])).GetProperty("checkpoint").GetString());
    }

    [Fact]
    public void A_best_slot_is_a_model_and_no_state_of_a_run()
    {
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with { Checkpoints = new CheckpointSettings([new BestCheckpoint("kl", Metric.Kl, false, null)], 0, 1) };
        RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["old"] });
        string best = Path.Combine(folder["old"], "checkpoints", "best-kl.safetensors");
        Assert.False(Checkpoint.Load(best).IsResumable);
        CheckpointException refused = Assert.Throws<CheckpointException>(() => RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { ResumeFrom = best }));
        Assert.Contains("it holds a model and not the state of a run", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_keeps_its_seed_and_its_number_of_epochs()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["run"], Seed = 7, Epochs = 3 }, stopAfter: 30);
        TrainingOptions options = new() { RunFolder = folder["run"], Resume = true };
        RunFolderException refused = Assert.Throws<RunFolderException>(() => RunTwin.Train(Small(), options with { Seed = 8 }));
        Assert.Contains("has seed 7, not 8", refused.Message, StringComparison.Ordinal);
        TrainingResult result = RunTwin.Train(Small(), options);
        Assert.Equal(3, result.Epochs);
        TrainingResult whole = RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["whole"], Seed = 7, Epochs = 3 });
        RunTwin.AssertSame(folder["whole"], whole, folder["run"], result);
    }

    private static SmallMethodology Small() => new();

    private static Dictionary<string, DateTime> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) != "run.lock").ToDictionary(path => path, File.GetLastWriteTimeUtc);

    private static JsonElement[] Resumed(string folder)
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run.json")));
        return [.. record.RootElement.GetProperty("resumed").Clone().EnumerateArray()];
    }
}
