using System.Text.Json;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

/// <summary>What a run does because of its evaluations.</summary>
public class WatchingTests
{
    private static readonly ComparisonTest AlwaysTrue = new(Metric.Kl, Comparison.AtLeast, 0);
    private static readonly MethodologyFacts Facts = SmallMethodology.SmallFacts with { EvaluateEvery = 1 };

    [Fact]
    public void Every_evaluation_reaches_the_methodology()
    {
        var methodology = new SmallMethodology { Facts = Facts with { EvaluateEvery = 3 } };
        TrainingResult result = Run(methodology, new RecordingObserver());
        Assert.Equal([(3, 0), (4, 1)], methodology.Evaluations.Select(evaluation => (evaluation.Epochs, evaluation.Number)));
        Assert.Null(methodology.Evaluations[0].Previous);
        Assert.Same(methodology.Evaluations[0].Metrics, methodology.Evaluations[1].Previous);
        Assert.Same(result.Metrics, methodology.Evaluations[1].Metrics);
    }

    [Fact]
    public void A_phase_that_ends_early_shortens_the_run_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();
        PhaseFacts early = new("Explore", 0, 3) { EarlyEnd = new EarlyEnd(1, new Condition([AlwaysTrue])) };
        var methodology = new SmallMethodology { Facts = Facts with { Phases = [early, new PhaseFacts("Converge", 3, 4)] }, Boundary = 3 };
        TrainingResult result = Run(methodology, observer, new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal((TrainingOutcome.Completed, 2), (result.Outcome, result.Epochs));
        Assert.Equal([(0, 0, "Explore", 0), (1, 3, "Converge", 1)], observer.Epochs.Select(epoch => (epoch.Epoch, epoch.Time, epoch.Phase, epoch.PhaseIndex)));
        Assert.Equal((TrainingEventKind.PhaseEnded, 0), (observer.Events[0].Kind, observer.Events[0].Index));
        Assert.Equal([(0.0, 1.0, true), (1.0, 2.0, false)], result.Phases.Select(run => (run.Start, run.End, run.EndedEarly)));
        // The second epoch draws the batches of epoch 1, whatever the plan says, so that none is drawn twice.
        var planned = new RecordingObserver();
        Run(new SmallMethodology { Facts = Facts }, planned, new TrainingOptions { Epochs = 2 });
        Assert.Equal(planned.Epochs[1].Losses[0], observer.Epochs[1].Losses[0]);
        string[] lines = File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv"));
        Assert.StartsWith("epoch,planned,phase,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1,3,Converge,", lines[2], StringComparison.Ordinal);
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["run"], "run.json")));
        JsonElement phase = record.RootElement.GetProperty("phases")[0];
        Assert.Equal((3, 1, true), (phase.GetProperty("planned_end").GetInt32(), phase.GetProperty("end").GetInt32(), phase.GetProperty("ended_early").GetBoolean()));
        Assert.Equal("phase ended", record.RootElement.GetProperty("events")[0].GetProperty("kind").GetString());
        Assert.Equal(result.Events, observer.Events);
    }

    [Fact]
    public void A_guard_begins_to_watch_after_its_time()
    {
        var guard = new GuardRule("late", new Condition([AlwaysTrue]), GuardAction.Stop) { After = 2 };
        TrainingResult result = Run(new SmallMethodology { Facts = Facts with { Guards = [guard] } }, new RecordingObserver());
        Assert.Equal((TrainingOutcome.StoppedByGuard, 3), (result.Outcome, result.Epochs));
    }

    [Fact]
    public void A_rollback_restores_parameters_and_moments_of_the_best_slot()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();
        // The first evaluation is the only one that the slot takes; the guard goes back to it after the third epoch, once.
        var slot = new BestCheckpoint("first", Metric.Kl, Rises: true, While: null) { By = 1e9 };
        var guard = new GuardRule("back", new Condition([AlwaysTrue]), GuardAction.Rollback) { After = 3, Slot = "first", AtMost = 1 };
        MethodologyFacts facts = Facts with { Guards = [guard], Checkpoints = new CheckpointSettings([slot], 0, 1) { Milestones = [new Milestone("third", 3)] } };
        using var engine = new CpuEngine(2);
        var trainer = new Trainer(engine, new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["run"] }, observer, TimeProvider.System);
        TrainingResult result = trainer.Run();
        Assert.Equal(4, result.Epochs);
        TrainingEvent back = Assert.Single(result.Events);
        Assert.Equal((TrainingEventKind.RolledBack, "first", 0, 4), (back.Kind, back.Name, back.Index, back.Epochs));
        Assert.Equal(0, Assert.Single(observer.Guards).Index);
        Assert.Equal([(CheckpointKind.Best, 0), (CheckpointKind.Milestone, 0), (CheckpointKind.Last, -1)], observer.Checkpoints.Select(written => (written.Kind, written.Index)));
        Assert.Equal("Rolled back to best first of epoch 1 (rollback 1 of at most 1 of guard back).", back.Message);
        Checkpoint best = Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "best-first.safetensors"));
        Checkpoint last = Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "last.safetensors"));
        Checkpoint third = Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "milestone-third.safetensors"));
        Assert.Equal(20, last.Updates);
        Assert.Equal((3, 60L), (third.Epochs, third.Updates));
        foreach (ParameterState state in new[] { ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment })
        {
            Assert.Equal(StateOf(best, engine, facts, state), StateOf(last, engine, facts, state));
            Assert.NotEqual(StateOf(third, engine, facts, state), StateOf(last, engine, facts, state));
        }
    }

    [Fact]
    public void A_rollback_beyond_its_number_or_to_an_empty_slot_only_says_so()
    {
        var never = new BestCheckpoint("never", Metric.Coverage, Rises: true, new Condition([new ComparisonTest(Metric.Coverage, Comparison.Above, 0.999)]));
        var slot = new BestCheckpoint("first", Metric.Kl, Rises: true, While: null);
        var empty = new GuardRule("empty", new Condition([AlwaysTrue]), GuardAction.Rollback) { Slot = "never" };
        var twice = new GuardRule("twice", new Condition([AlwaysTrue]), GuardAction.Rollback) { Slot = "first", AtMost = 2 };
        TrainingResult result = Run(
            new SmallMethodology { Facts = Facts with { Guards = [empty, twice], Checkpoints = new CheckpointSettings([never, slot], 0, 1) } },
            new RecordingObserver());
        Assert.Single(result.Events, happened => happened.Message == "Guard empty cannot roll back: best never was never written; the parameters stay as they are.");
        Assert.Equal(2, result.Events.Count(happened => happened.Message.StartsWith("Rolled back to best first", StringComparison.Ordinal)));
        Assert.Single(result.Events, happened => happened.Message == "Guard twice has rolled back 2 times already; the parameters stay as they are.");
    }

    [Fact]
    public void Targets_are_reported_as_reached_or_missed()
    {
        Target[] targets = [new(new ComparisonTest(Metric.Coverage, Comparison.AtLeast, 0)), new(new ComparisonTest(Metric.Coverage, Comparison.AtLeast, 1))];
        TrainingResult result = Run(new SmallMethodology { Facts = Facts with { EvaluateEvery = 2, Targets = targets } }, new RecordingObserver());
        Assert.Equal([true, false], result.Targets.Select(target => target.Reached));
        Assert.Equal([2, null], result.Targets.Select(target => target.FirstReachedAfter));
        Assert.All(result.Targets, target => Assert.Equal(result.Metrics![Metric.Coverage], target.Value));
    }

    [Fact]
    public void Metrics_that_were_asked_for_are_in_the_files_and_others_are_not_measured()
    {
        using var folder = new TemporaryFolder();
        var methodology = new SmallMethodology { Facts = Facts with { EvaluateEvery = 2, Measure = new MeasureSettings([Metric.PriorCoverage, Metric.RichnessRatio], 100) } };
        TrainingResult result = Run(methodology, new RecordingObserver(), new TrainingOptions { RunFolder = folder["run"] });
        Assert.EndsWith(",saturation,richness_ratio,prior_coverage", File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv"))[0], StringComparison.Ordinal);
        Assert.InRange(result.Metrics!.A.PriorCoverage, 1.0 / 19683, 100.0 / 19683);
        Assert.Equal(1, methodology.Evaluations[0].Metrics.A.RichnessRatio);
        Assert.Equal(result.Metrics.A.Richness / methodology.Evaluations[0].Metrics.A.Richness, result.Metrics.A.RichnessRatio, 1e-12);
        Assert.True(double.IsNaN(result.Metrics[Metric.TripletConcordance]));
    }

    private static float[] StateOf(Checkpoint checkpoint, CpuEngine engine, MethodologyFacts facts, ParameterState state)
    {
        var model = new HyperVaeDsl.Runtime.Models.DualVae(engine, facts.Model!);
        checkpoint.Restore(model.Parameters);
        var values = new float[model.Parameters.Count];
        int at = 0;
        foreach (ParameterShape shape in model.Parameters.Shapes)
        {
            model.Parameters.Read(shape.Name, state, values.AsSpan(at, shape.Rows * shape.Columns));
            at += shape.Rows * shape.Columns;
        }

        return values;
    }

    private static TrainingResult Run(SmallMethodology methodology, RecordingObserver observer, TrainingOptions? options = null)
    {
        using var engine = new CpuEngine(2);
        return new Trainer(engine, methodology, options ?? new TrainingOptions(), observer, TimeProvider.System).Run();
    }
}
