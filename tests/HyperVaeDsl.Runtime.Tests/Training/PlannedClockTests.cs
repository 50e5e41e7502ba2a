using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

public class PlannedClockTests
{
    private static readonly PhaseFacts Warm = new("Warm", 0, 40) { EarlyEnd = new EarlyEnd(20, Covered(3)) };
    private static readonly PhaseFacts Shape = new("Shape", 40, 60) { EarlyEnd = new EarlyEnd(45, Covered(1)) };
    private static readonly PhaseFacts Last = new("Last", 60, 100);

    [Fact]
    public void Nothing_ends_early_while_nothing_holds()
    {
        var clock = new PlannedClock([Warm, Shape, Last]);
        Run(clock, 100, _ => 0.1);
        Assert.Equal(0, clock.Skipped);
        Assert.Equal([(0, 40, false), (40, 60, false), (60, 100, false)], Runs(clock, 100));
    }

    [Fact]
    public void A_phase_does_not_end_before_its_earliest_end()
    {
        var clock = new PlannedClock([Warm, new PhaseFacts("Rest", 40, 100)]);
        EvaluationLog log = Run(clock, 25, _ => 1);
        Assert.Equal(20, clock.Skipped);
        Assert.Equal([(0, 20, true), (20, 25, false)], Runs(clock, 25));
        Assert.Equal("Phase Warm ended after epoch 20, planned for 40: coverage >= 0.9 at the last 3 evaluations; coverage is 1.", Assert.Single(log.Events).Message);
    }

    [Fact]
    public void It_ends_when_the_condition_holds_and_later_phases_keep_their_length()
    {
        var clock = new PlannedClock([Warm, Shape, Last]);
        Run(clock, 60, epochs => epochs is >= 28 and < 33 ? 1 : 0);
        // 28, 29 and 30 hold: 10 epochs are skipped. Shape begins after 30 and looks for itself: it may not end before 45, which is after 35.
        Assert.Equal(10, clock.Skipped);
        Assert.Equal([(0, 30, true), (30, 50, false), (50, 60, false)], Runs(clock, 60));
    }

    [Fact]
    public void A_condition_starts_to_count_with_its_phase()
    {
        PhaseFacts second = new("Second", 10, 30) { EarlyEnd = new EarlyEnd(11, Covered(3)) };
        var clock = new PlannedClock([new PhaseFacts("First", 0, 10), second]);
        EvaluationLog log = Run(clock, 20, _ => 1);
        Assert.Equal(13, Assert.Single(log.Events).Epochs);
    }

    [Fact]
    public void Only_phases_that_began_are_listed()
    {
        Assert.Equal([(0, 15, false)], Runs(new PlannedClock([Warm, Shape, Last]), 15));
    }

    private static Condition Covered(int evaluations) => new([new ComparisonTest(Metric.Coverage, Comparison.AtLeast, 0.9)], evaluations);

    private static EvaluationLog Run(PlannedClock clock, int epochs, Func<int, double> coverage)
    {
        var log = new EvaluationLog();
        for (int epoch = 1; epoch <= epochs; epoch++)
            clock.Take(log.Next(Evaluations.Of(coverage(epoch)), epoch, clock.TimeAfter(epoch)));
        return log;
    }

    private static IEnumerable<(double Start, double End, bool Early)> Runs(PlannedClock clock, int epochs) =>
        clock.Runs(epochs).Select(run => (run.Start, run.End, run.EndedEarly));
}
