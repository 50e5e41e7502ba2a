using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

public class BestSlotsTests
{
    [Fact]
    public void A_slot_is_due_when_its_metric_improves_while_its_condition_holds()
    {
        var slots = new BestSlots(
        [
            new BestCheckpoint("coverage", Metric.Coverage, Rises: true, While: null),
            new BestCheckpoint(
                "geometry", Metric.RadialCorrelation, Rises: false, new Condition([new BestTest(Metric.Coverage, Comparison.AtLeast, 0.99)])),
        ]);
        var log = new EvaluationLog();
        Assert.Equal(["coverage", "geometry"], Due(slots, log, coverage: 0.5, radial: -0.2));
        Assert.Equal(["coverage"], Due(slots, log, coverage: 0.9, radial: -0.1));
        Assert.Equal([], Due(slots, log, coverage: 0.8, radial: -0.7));
        Assert.Equal(["geometry"], Due(slots, log, coverage: 0.895, radial: -0.6));
        Assert.Equal([], Due(slots, log, coverage: 0.9, radial: -0.6));
    }

    /// <summary>Saves that may each lose a percent of coverage do not add up: the best is that of the run and not of what was saved.</summary>
    [Fact]
    public void A_share_of_the_best_does_not_slide_down_with_what_is_saved()
    {
        var slots = new BestSlots(
        [
            new BestCheckpoint("geometry", Metric.RadialCorrelation, Rises: false, new Condition([new BestTest(Metric.Coverage, Comparison.AtLeast, 0.99)])),
        ]);
        var log = new EvaluationLog();
        Assert.Equal(["geometry"], Due(slots, log, coverage: 0.9, radial: -0.1));
        Assert.Equal(["geometry"], Due(slots, log, coverage: 0.892, radial: -0.2));
        for (int k = 2; k < 20; k++)
            Assert.Equal([], Due(slots, log, coverage: 0.9 * Math.Pow(0.992, k), radial: -0.1 * k));
    }

    private static string[] Due(BestSlots slots, EvaluationLog log, double coverage, double radial)
    {
        var one = new VaeMetrics(coverage, coverage, radial, 0, 0, 0, 0);
        return [.. slots.Due(log.Next(new DualVaeMetrics(one, one), log.Count + 1, log.Count + 1)).Select(due => due.Slot.Name)];
    }
}
