using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

/// <summary>Each guard of the field fires in a run that goes wrong in its way, and in none that goes wrong in another.</summary>
public class GuardRunTests
{
    private static readonly GuardRule Collapse = ProvokedMethodology.Guard("posterior_collapse", new ComparisonTest(Metric.Kl, Comparison.Below, 0.01), 3);
    private static readonly GuardRule Explosion = ProvokedMethodology.Guard("boundary_explosion", new ComparisonTest(Metric.MeanRadius, Comparison.Above, 0.94), 2);
    private static readonly GuardRule ModeCollapse = ProvokedMethodology.Guard("mode_collapse", new ComparisonTest(Metric.TritAccuracy, Comparison.Below, 0.55), 5);

    [Theory]
    [InlineData("posterior_collapse", 100.0, 0.0, 1.0)]
    [InlineData("boundary_explosion", 0.0, 3000.0, 1.0)]
    [InlineData("mode_collapse", 0.0, 0.0, 300.0)]
    public void A_run_that_is_provoked_is_stopped_by_its_guard(string guard, double kl, double outward, double noise)
    {
        using var folder = new TemporaryFolder();
        // The other two only warn, where one could precede the other.
        GuardRule[] guards = [.. new[] { Collapse, Explosion, ModeCollapse }.Select(rule => rule.Name == guard ? rule : rule with { Action = GuardAction.Warn })];
        var observer = new RecordingObserver();
        using var engine = new CpuEngine(2);
        TrainingResult result = new Trainer(engine, new ProvokedMethodology(kl, outward, noise, guards), new TrainingOptions { RunFolder = folder["run"] }, observer, TimeProvider.System).Run();
        Assert.Equal(TrainingOutcome.StoppedByGuard, result.Outcome);
        Assert.StartsWith($"Guard {guard}: ", result.Reason, StringComparison.Ordinal);
        Assert.Equal(guard, observer.Guards[^1].Guard.Name);
        // As written: at the last so many evaluations, and not before.
        GuardRule rule = guards.Single(item => item.Name == guard);
        ComparisonTest test = (ComparisonTest)rule.When.Tests[0];
        bool[] held = [.. observer.Epochs.Select(epoch => test.Comparison.Holds(epoch.Metrics![test.Metric], test.Threshold))];
        Assert.All(held[^rule.When.For..], Assert.True);
        for (int i = rule.When.For; i < held.Length; i++)
            Assert.Contains(false, held[(i - rule.When.For)..i]);
        // The state at the stop is on the disk.
        Assert.Equal(result.Epochs, Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "last.safetensors")).Epochs);
    }

    [Fact]
    public void A_run_that_goes_well_is_stopped_by_none()
    {
        using var engine = new CpuEngine(2);
        TrainingResult result = new Trainer(engine, new ProvokedMethodology(0.01, 0, 0.3, Collapse, Explosion, ModeCollapse), new TrainingOptions(), new RecordingObserver(), TimeProvider.System).Run();
        Assert.True(result.Outcome == TrainingOutcome.Completed, result.Reason);
    }

    [Fact]
    public void A_loss_that_breaks_is_said_with_operation_signals_and_the_state_before()
    {
        using var folder = new TemporaryFolder();
        TrainingResult result = RunTwin.Train(new SmallMethodology { DivergesFrom = 1.5 }, new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        Assert.Matches("^The loss reconstruction became infinite; the first operation without a finite result is \\w+ of 1 x 1 \\(number [0-9]+ of the step\\) in epoch 1, step 10, planned signals beta = 0.01, lr = 0.005\\. The checkpoint last holds the state before\\.$", result.Reason!);
        AssertStateBefore(folder, steps: 30);
    }

    [Fact]
    public void A_gradient_that_breaks_is_said_with_parameter_loss_operation_signals_and_the_state_before()
    {
        using var folder = new TemporaryFolder();
        TrainingResult result = RunTwin.Train(new SmallMethodology { GradientBreaksFrom = 1.5 }, new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        Assert.Matches("^The gradient of vae_A\\.mean\\.[a-z0-9.]+ became (infinite|NaN \\(not a number\\)) by the loss kl; the first operation on its way back without a finite gradient is Affine of 1024 x 4 \\(number [0-9]+ of the step\\) in epoch 1, step 10, planned signals beta = 0.01, lr = 0.005\\. The checkpoint last holds the state before\\.$", result.Reason!);
        AssertStateBefore(folder, steps: 30);
    }

    [Theory]
    [InlineData(double.NaN, "NaN (not a number)")]
    [InlineData(double.PositiveInfinity, "infinite")]
    public void A_metric_of_the_user_that_breaks_is_said_by_its_name(double value, string words)
    {
        using var folder = new TemporaryFolder();
        TrainingResult result = RunTwin.Train(new OwnMethodology { BreaksMetric = value }, new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        Assert.Equal($"The metric error became {words} in epoch 4, step 8, planned signals lr = 0.01. The checkpoint last holds the state before.", result.Reason);
        Assert.Equal(5, Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "last.safetensors")).Epochs);
    }

    [Fact]
    public void A_metric_that_may_be_undefined_ends_nothing_unless_it_is_infinite()
    {
        MethodologyFacts facts = OwnMethodology.OwnFacts with { OwnMetrics = [OwnMethodology.Error with { MayBeUndefined = true }] };
        Assert.Equal(TrainingOutcome.Completed, RunTwin.Train(new OwnMethodology { Facts = facts, BreaksMetric = double.NaN }, new TrainingOptions()).Outcome);
        Assert.Equal(TrainingOutcome.Diverged, RunTwin.Train(new OwnMethodology { Facts = facts, BreaksMetric = double.NegativeInfinity }, new TrainingOptions()).Outcome);
    }

    [Fact]
    public void A_gradient_that_breaks_in_the_first_of_several_batches_is_found_in_it()
    {
        MethodologyFacts facts = OwnMethodology.OwnFacts with { Data = OwnMethodology.OwnFacts.Data with { Accumulate = 4 } };
        TrainingResult result = RunTwin.Train(new OwnMethodology { Facts = facts, BreaksGradientOfBatch = 5 }, new TrainingOptions());
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        Assert.Matches("^The gradient of line\\.[a-z0-9.]+ became (infinite|NaN \\(not a number\\)) by the loss square; the first operation on its way back without a finite gradient is Affine of 10 x 1 .* in epoch 0, step 1, planned signals lr = 0.01\\.$", result.Reason!);
    }

    // The state is that of a run that stopped there.
    private static void AssertStateBefore(TemporaryFolder folder, int steps)
    {
        RunTwin.Train(new SmallMethodology(), new TrainingOptions { RunFolder = folder["stopped"] }, stopAfter: steps);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder["stopped"], "checkpoints", "last.safetensors")),
            File.ReadAllBytes(Path.Combine(folder["run"], "checkpoints", "last.safetensors")));
    }
}
