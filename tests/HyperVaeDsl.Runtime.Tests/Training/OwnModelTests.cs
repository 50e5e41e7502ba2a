using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

/// <summary>A run of a model and of data that are the user's own.</summary>
public class OwnModelTests
{
    [Fact]
    public void A_run_trains_measures_watches_and_records_it()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();
        TrainingResult result = Run(new OwnMethodology(), observer, new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal((TrainingOutcome.Completed, 20, 160L), (result.Outcome, result.Epochs, result.Steps));
        Assert.True(result.Metrics!.Own[0] < 0.02, $"The error is {result.Metrics.Own[0]}.");
        Assert.True(result.Metrics.Own[0] < 0.1 * observer.Epochs.First(epoch => epoch.Metrics != null).Metrics!.Own[0]);
        Assert.Equal("late", Assert.Single(observer.Guards).Guard.Name);
        string[] lines = File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv"));
        Assert.Equal("epoch,phase,lr,square,error", lines[0]);
        Assert.Equal(21, lines.Length);
        Checkpoint best = Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "best-error.safetensors"));
        Assert.Contains("error", best.Metadata.Keys);
        Assert.DoesNotContain("coverage", best.Metadata.Keys);
        string record = File.ReadAllText(Path.Combine(folder["run"], "run.json"));
        Assert.Contains("\"error\":", record, StringComparison.Ordinal);
        Assert.DoesNotContain("coverage", record, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_seeds_give_equal_runs()
    {
        double[] ends = [.. new ulong[] { 3, 3, 4 }.Select(seed => Run(new OwnMethodology(), new RecordingObserver(), new TrainingOptions { Seed = seed }).Metrics!.Own[0])];
        Assert.Equal(ends[0], ends[1]);
        Assert.NotEqual(ends[0], ends[2]);
    }

    [Fact]
    public void An_epoch_draws_every_item_for_training_once_and_no_other()
    {
        var methodology = new OwnMethodology();
        Run(methodology, new RecordingObserver(), new TrainingOptions { Epochs = 2 });
        int[] first = [.. methodology.Drawn.Take(8).SelectMany(batch => batch)];
        int[] second = [.. methodology.Drawn.Skip(8).SelectMany(batch => batch)];
        Assert.Equal(80, first.Distinct().Count());
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(DataPart.All, 100)]
    [InlineData(DataPart.Training, 80)]
    [InlineData(DataPart.Validation, 20)]
    public void What_is_measured_is_the_part_that_the_methodology_names(DataPart part, int expected)
    {
        var methodology = new OwnMethodology { Facts = OwnMethodology.OwnFacts with { Data = OwnMethodology.OwnFacts.Data with { Measured = part } } };
        Run(methodology, new RecordingObserver(), new TrainingOptions { Epochs = 1 });
        Assert.Equal([expected], methodology.Measured);
    }

    [Fact]
    public void Batches_of_an_accumulated_step_are_different_ones()
    {
        var methodology = new OwnMethodology { Facts = OwnMethodology.OwnFacts with { Data = OwnMethodology.OwnFacts.Data with { Accumulate = 4 } } };
        TrainingResult result = Run(methodology, new RecordingObserver(), new TrainingOptions { Epochs = 1 });
        Assert.Equal(2, result.Steps);
        Assert.Equal(80, methodology.Drawn.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public void Items_may_be_drawn_with_replacement()
    {
        var methodology = new OwnMethodology { Facts = OwnMethodology.OwnFacts with { Data = OwnMethodology.OwnFacts.Data with { Sampler = SamplerKind.Uniform } } };
        Run(methodology, new RecordingObserver(), new TrainingOptions { Epochs = 1 });
        Assert.InRange(methodology.Drawn.SelectMany(batch => batch).Distinct().Count(), 30, 70);
    }

    [Fact]
    public void A_part_serves_one_run_and_one_component()
    {
        var line = new DenseLayers(1, 1);
        Run(new OwnMethodology { Line = line }, new RecordingObserver(), new TrainingOptions { Epochs = 1 });
        ArgumentException again = Assert.Throws<ArgumentException>(() => Run(new OwnMethodology { Line = line }, new RecordingObserver(), new TrainingOptions()));
        Assert.Contains("The component line is used twice", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_too_short_is_named()
    {
        using var engine = new CpuEngine(1);
        var batch = new ItemBatch(engine, 2, seed: 1, isTraining: true);
        engine.BeginStep(recordGradients: false);
        batch.Fill(0, [1, 9]);
        Assert.Contains("4 rows of 2 numbers, and item 9", Assert.Throws<ArgumentException>(() => batch.Rows(new float[8], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("4 labels, and item 9", Assert.Throws<ArgumentException>(() => batch.Labels(new int[4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_is_of_the_step_differs_between_calls_and_is_nought_in_an_evaluation()
    {
        using var engine = new CpuEngine(1);
        float[] first = Noise(isTraining: true, step: 0);
        Assert.Equal(first, Noise(isTraining: true, step: 0));
        Assert.NotEqual(first, Noise(isTraining: true, step: 1));
        Assert.NotEqual(first[..8], first[8..]);
        Assert.All(Noise(isTraining: false, step: 0), value => Assert.Equal(0, value));

        float[] Noise(bool isTraining, int step)
        {
            var batch = new ItemBatch(engine, 2, seed: 1, isTraining);
            engine.BeginStep(recordGradients: false);
            batch.Fill(step, [0, 1]);
            var values = new float[16];
            batch.Noise(4).CopyTo(values.AsSpan(0, 8));
            batch.Noise(4).CopyTo(values.AsSpan(8));
            return values;
        }
    }

    private static TrainingResult Run(OwnMethodology methodology, RecordingObserver observer, TrainingOptions options)
    {
        using var engine = new CpuEngine(2);
        return new Trainer(engine, methodology, options, observer, TimeProvider.System).Run();
    }
}
