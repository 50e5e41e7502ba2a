using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Tests.Control;

public class FreezeMachineTests
{
    private static readonly AnnealingSettings Annealing = new(Metric.Q, Step: 0.005, Tolerance: 0.05, Floor: 0.99, Ceiling: 0.997, UnfreezeFollows: true, Gap: 0.001, FreezesBelow: true);

    [Fact]
    public void Nothing_changes_during_the_warm_up()
    {
        var machine = new FreezeMachine(startsFrozen: true, warmup: 5, restEvaluations: 0, restEpochs: 0);
        for (int epoch = 1; epoch < 5; epoch++)
            Assert.Equal(FreezeChange.None, machine.Update(epoch, freeze: true, unfreeze: true));
        Assert.Equal(FreezeChange.Released, machine.Update(5, freeze: true, unfreeze: true));
        Assert.False(machine.IsFrozen);
    }

    [Fact]
    public void A_change_is_followed_by_a_rest_in_evaluations()
    {
        var machine = new FreezeMachine(startsFrozen: false, warmup: 0, restEvaluations: 3, restEpochs: 0);
        FreezeChange[] changes = [.. Enumerable.Range(1, 7).Select(epoch => machine.Update(2 * epoch, freeze: true, unfreeze: true))];
        Assert.Equal(
            [FreezeChange.Frozen, FreezeChange.None, FreezeChange.None, FreezeChange.Released, FreezeChange.None, FreezeChange.None, FreezeChange.Frozen],
            changes);
    }

    [Fact]
    public void A_change_is_followed_by_a_rest_in_epochs()
    {
        var machine = new FreezeMachine(startsFrozen: false, warmup: 0, restEvaluations: 0, restEpochs: 3);
        FreezeChange[] changes = [.. Enumerable.Range(1, 4).Select(evaluation => machine.Update(2 * evaluation, freeze: true, unfreeze: true))];
        Assert.Equal([FreezeChange.Frozen, FreezeChange.None, FreezeChange.Released, FreezeChange.None], changes);
    }

    [Fact]
    public void A_threshold_is_clamped_to_its_floor_and_its_ceiling()
    {
        var thresholds = new ThresholdAnnealing(0.995, 1, Annealing);
        Cycle(thresholds, 1, 2);
        Assert.Equal((0.99, 0.995), Rounded(thresholds));
        Cycle(thresholds, 1, 2);
        Assert.Equal((0.99, 0.991), Rounded(thresholds));
        Cycle(thresholds, 2, 1);
        Assert.Equal((0.995, 0.996), Rounded(thresholds));
        Cycle(thresholds, 2, 1);
        Assert.Equal((0.997, 1), Rounded(thresholds));
        Cycle(thresholds, 2, 1);
        Assert.Equal((0.997, 1), Rounded(thresholds));
    }

    [Fact]
    public void A_cycle_that_loses_no_more_than_the_tolerance_changes_nothing()
    {
        var thresholds = new ThresholdAnnealing(0.995, double.NaN, Annealing);
        Cycle(thresholds, 1, 0.96);
        Assert.Equal(0.995, thresholds.Freeze);
        Assert.Equal(double.NaN, thresholds.Unfreeze);
    }

    [Fact]
    public void A_metric_that_is_better_when_low_relaxes_upwards()
    {
        var thresholds = new ThresholdAnnealing(-0.6, -0.7, Annealing with { Step = 0.05, Floor = -0.65, Ceiling = -0.5, Gap = 0.1, FreezesBelow = false });
        Cycle(thresholds, 1, 2);
        Assert.Equal((-0.55, -0.65), Rounded(thresholds));
        Cycle(thresholds, 2, 1);
        Cycle(thresholds, 2, 1);
        Assert.Equal((-0.65, -0.75), Rounded(thresholds));
    }

    [Fact]
    public void Patience_moves_by_steps_between_its_floor_and_its_ceiling()
    {
        var patience = new PatienceAnnealing(7, new PatienceSettings(Metric.Q, Step: 2, Tolerance: 0.05, Floor: 6, Ceiling: 10));
        int[] seen = [.. new[] { (1.0, 2.0), (1, 2), (2, 1), (1, 0.96), (2, 1), (2, 1) }.Select(cycle =>
        {
            patience.Update(FreezeChange.Released, cycle.Item1, isTrainable: true);
            patience.Update(FreezeChange.None, 100, isTrainable: true);
            patience.Update(FreezeChange.Frozen, cycle.Item2, isTrainable: false);
            return patience.Patience;
        })];
        Assert.Equal([9, 10, 8, 8, 6, 6], seen);
    }

    [Fact]
    public void Patience_that_is_saved_goes_on_where_it_was()
    {
        var settings = new PatienceSettings(Metric.Q, Step: 1, Tolerance: 0, Floor: 1, Ceiling: 20);
        var before = new PatienceAnnealing(7, settings);
        before.Update(FreezeChange.Released, 1, isTrainable: true);
        double[] state = new double[before.StateNames.Count];
        before.SaveState(state);
        var after = new PatienceAnnealing(7, settings);
        after.LoadState(state);
        before.Update(FreezeChange.Frozen, 2, isTrainable: false);
        after.Update(FreezeChange.Frozen, 2, isTrainable: false);
        Assert.Equal((8, 8), (before.Patience, after.Patience));
    }

    private static void Cycle(ThresholdAnnealing thresholds, double atRelease, double atFreeze)
    {
        thresholds.Update(FreezeChange.Released, atRelease, isTrainable: true);
        thresholds.Update(FreezeChange.None, 100, isTrainable: true);
        thresholds.Update(FreezeChange.Frozen, atFreeze, isTrainable: false);
    }

    private static (double Freeze, double Unfreeze) Rounded(ThresholdAnnealing thresholds) => (Math.Round(thresholds.Freeze, 10), Math.Round(thresholds.Unfreeze, 10));
}
