using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Storage;

public class RunFolderTests
{
    [Fact]
    public void A_path_that_is_a_file_is_refused_and_kept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["run"], "mine");
        RunFolderException exception = Assert.Throws<RunFolderException>(() => Train(folder["run"]));
        Assert.Contains("is a file", exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["run"]));
    }

    [Fact]
    public void A_path_below_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "mine");
        Assert.Throws<RunFolderException>(() => Train(Path.Combine(folder["file"], "run")));
    }

    [Fact]
    public void A_folder_with_content_is_never_overwritten()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["run"]);
        File.WriteAllText(Path.Combine(folder["run"], "notes.txt"), "mine");
        RunFolderException exception = Assert.Throws<RunFolderException>(() => Train(folder["run"]));
        Assert.Contains("not empty", exception.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(folder["run"], "notes.txt")], Directory.GetFileSystemEntries(folder["run"]));
    }

    [Fact]
    public void An_empty_folder_is_used()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["run"]);
        Train(folder["run"]);
        Assert.True(File.Exists(Path.Combine(folder["run"], "metrics.csv")));
    }

    [Fact]
    public void A_folder_that_vanishes_during_the_run_is_reported()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver { OnStep = step => { if (step == 15) Directory.Delete(folder["run"], recursive: true); } };
        RunFolderException exception = Assert.Throws<RunFolderException>(() => Train(folder["run"], observer));
        Assert.Contains("cannot be written", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_periodic_checkpoints_are_kept_beside_the_best_and_the_last()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();
        var best = new BestCheckpoint("coverage", Metric.Coverage, Rises: true, While: null);
        Train(folder["run"], observer, new CheckpointSettings([best], EveryEpochs: 1, Keep: 2), epochs: 4);
        string[] files = [.. Directory.GetFiles(Path.Combine(folder["run"], "checkpoints")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(["best-coverage.safetensors", "epoch-0003.safetensors", "epoch-0004.safetensors", "last.safetensors"], files);
        Assert.Contains(observer.Checkpoints, checkpoint => checkpoint.Name == "best-coverage" && checkpoint.Epoch == 1);
    }

    private static void Train(string path, RecordingObserver? observer = null, CheckpointSettings? checkpoints = null, int epochs = 1)
    {
        using var engine = new CpuEngine(1);
        var methodology = new SmallMethodology
        {
            Facts = SmallMethodology.SmallFacts with { Checkpoints = checkpoints ?? SmallMethodology.SmallFacts.Checkpoints },
        };
        var options = new TrainingOptions { RunFolder = path, Epochs = epochs };
        new Trainer(engine, methodology, options, observer ?? new RecordingObserver(), TimeProvider.System).Run();
    }
}
