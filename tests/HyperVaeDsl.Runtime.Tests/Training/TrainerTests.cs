using System.Text.Json;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void Equal_seeds_give_equal_bytes_whatever_the_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        byte[][] files = [.. new[] { 1, 1, 2, 3 }.Select((threads, run) => Metrics(folder[$"run{run}"], threads, seed: 7))];
        Assert.All(files, file => Assert.Equal(files[0], file));
        Assert.NotEqual(files[0], Metrics(folder["other"], threads: 2, seed: 8));
    }

    [Fact]
    public void A_run_reports_every_epoch_and_evaluates_when_due_and_at_the_end()
    {
        var observer = new RecordingObserver();
        TrainingResult result = Run(new SmallMethodology { Facts = SmallMethodology.SmallFacts with { EvaluateEvery = 3 } }, observer);
        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
        Assert.Equal(4, result.Epochs);
        Assert.Equal(4 * 20, result.Steps);
        Assert.Equal([0, 1, 2, 3], observer.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal([false, false, true, true], observer.Epochs.Select(epoch => epoch.Metrics is not null));
        Assert.Equal(["Explore", "Converge", "Converge", "Converge"], observer.Epochs.Select(epoch => epoch.Phase));
        Assert.True(double.IsNaN(observer.Epochs[0].Losses[2]));
        Assert.True(double.IsFinite(observer.Epochs[1].Losses[2]));
        Assert.Equal(0.01, observer.Epochs[0].Signals[0], 1e-12);
        Assert.Same(result, observer.Result);
        Assert.True(observer.Epochs[3].Losses[2] < 0.8 * observer.Epochs[1].Losses[2]);
    }

    [Fact]
    public void The_run_folder_tells_what_happened()
    {
        using var folder = new TemporaryFolder();
        TrainingResult result = Run(new SmallMethodology(), new RecordingObserver(), new TrainingOptions { RunFolder = folder["run"] });
        string[] lines = File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv"));
        Assert.Equal(
            "epoch,phase,beta,lr,reconstruction,kl,radial,ranking,coverage,trit_accuracy,radial_correlation,distance_correlation,q,metric.kl,mean_radius,saturation",
            lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("0,Explore,0.01,0.005,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",,,,,,,,,,", lines[1], StringComparison.Ordinal);
        string[] last = lines[4].Split(',');
        Assert.Equal(result.Metrics![Metric.Coverage], double.Parse(last[8], System.Globalization.CultureInfo.InvariantCulture));
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["run"], "run.json")));
        Assert.Equal("completed", record.RootElement.GetProperty("ended").GetString());
        Assert.Equal("00ff", record.RootElement.GetProperty("digest").GetString());
        Assert.Equal(result.Metrics.B.RadialCorrelation, record.RootElement.GetProperty("metrics").GetProperty("radial_correlation_B").GetDouble());
        Assert.True(File.Exists(Path.Combine(folder["run"], "checkpoints", "last.safetensors")));
        // This methodology was not compiled from a text.
        Assert.False(File.Exists(Path.Combine(folder["run"], "methodology.canonical.txt")));
    }

    [Fact]
    public void What_was_trained_is_kept_beside_the_run_and_in_its_checkpoints()
    {
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with { CanonicalForm = "hvae 1\nepochs 4\nbest \"é\" 0.5\n" };
        Run(new SmallMethodology { Facts = facts }, new RecordingObserver(), new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal(facts.CanonicalForm, File.ReadAllText(Path.Combine(folder["run"], "methodology.canonical.txt")));
        Assert.Equal(facts.CanonicalForm, Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "last.safetensors")).CanonicalForm);
    }

    [Theory]
    [InlineData(Precision.Tf32, "tf32")]
    [InlineData(Precision.Mixed, "mixed")]
    public void A_precision_that_the_engine_does_not_have_is_refused_before_anything_is_written(Precision precision, string word)
    {
        using var folder = new TemporaryFolder();
        SmallMethodology methodology = new() { Facts = SmallMethodology.SmallFacts with { Precision = precision } };
        string message = Assert.Throws<UnsupportedPrecisionException>(() => Run(methodology, new RecordingObserver(), new TrainingOptions { RunFolder = folder["run"] })).Message;
        Assert.Equal($"small.hvae says 'precision {word}', and the engine 'cpu' computes in float32 only. Train it where that can be done, or write 'precision single'.", message);
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Fact]
    public void Cancelling_finishes_the_step_and_writes_what_there_is()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver { OnStep = step => { if (step == 50) cancellation.Cancel(); } };
        TrainingResult result = Run(new SmallMethodology(), observer, new TrainingOptions { RunFolder = folder["run"] }, cancellation.Token);
        Assert.Equal(TrainingOutcome.Cancelled, result.Outcome);
        Assert.Equal((2, 50L), (result.Epochs, result.Steps));
        Assert.Equal(3, File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv")).Length);
        Assert.Contains("\"cancelled\"", File.ReadAllText(Path.Combine(folder["run"], "run.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["run"], "checkpoints", "last.safetensors")));
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_run_by_name()
    {
        TrainingResult result = Run(new SmallMethodology { DivergesFrom = 1.5 }, new RecordingObserver());
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        Assert.Contains("reconstruction", result.Reason, StringComparison.Ordinal);
        Assert.Contains("epoch 1, step 10", result.Reason, StringComparison.Ordinal);
        Assert.Equal(1, result.Epochs);
    }

    [Fact]
    public void A_guard_stops_the_run_and_says_why()
    {
        var observer = new RecordingObserver();
        TrainingResult result = Run(WithGuard(epochs: 2, GuardAction.Stop), observer);
        Assert.Equal(TrainingOutcome.StoppedByGuard, result.Outcome);
        Assert.Equal(2, result.Epochs);
        Assert.StartsWith("Guard watch: kl > 0 at every evaluation of the last 2 epochs", result.Reason, StringComparison.Ordinal);
        Assert.Single(observer.Guards);
    }

    [Fact]
    public void A_warning_is_given_once_and_the_run_goes_on()
    {
        var observer = new RecordingObserver();
        TrainingResult result = Run(WithGuard(epochs: 2, GuardAction.Warn), observer);
        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
        Assert.Single(observer.Guards);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_number_of_epochs_outside_the_timeline_is_refused(int epochs)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new SmallMethodology(), new RecordingObserver(), new TrainingOptions { Epochs = epochs }));
    }

    [Fact]
    public void A_shorter_run_is_the_beginning_of_the_whole()
    {
        var whole = new RecordingObserver();
        var part = new RecordingObserver();
        Run(new SmallMethodology(), whole);
        TrainingResult result = Run(new SmallMethodology(), part, new TrainingOptions { Epochs = 3 });
        Assert.Equal(3, result.EvaluatedEpochs);
        Assert.Equal(whole.Epochs.Take(3).Select(epoch => epoch.Losses[0]), part.Epochs.Select(epoch => epoch.Losses[0]));
    }

    [Fact]
    public void Steps_allocate_nothing_in_the_steady_state()
    {
        List<long> allocated = [];
        var observer = new RecordingObserver { OnStep = _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread()) };
        allocated.Capacity = 200;
        Run(new SmallMethodology(), observer);
        // From the third epoch on, within an epoch: its 20 steps are numbers 40 to 59.
        Assert.Equal(0, allocated[58] - allocated[45]);
    }

    private static SmallMethodology WithGuard(int epochs, GuardAction action) => new()
    {
        Facts = SmallMethodology.SmallFacts with { Guards = [SmallMethodology.Guard(Metric.Kl, Comparison.Above, 0, epochs, action)] },
    };

    private static byte[] Metrics(string folder, int threads, ulong seed)
    {
        using var engine = new CpuEngine(threads);
        var options = new TrainingOptions { Seed = seed, RunFolder = folder, Epochs = 2 };
        new Trainer(engine, new SmallMethodology(), options, new RecordingObserver(), TimeProvider.System).Run();
        return File.ReadAllBytes(Path.Combine(folder, "metrics.csv"));
    }

    private static TrainingResult Run(
        SmallMethodology methodology, RecordingObserver observer, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        using var engine = new CpuEngine(2);
        return new Trainer(engine, methodology, options ?? new TrainingOptions(), observer, TimeProvider.System).Run(cancellation);
    }
}
