using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Control;

public class ConditionTests
{
    private static readonly double[] Values = [-0.5, 0, 0.25, 0.5, 0.75, 1, double.NaN];

    /// <summary>The monitor, fed one evaluation after the other, agrees with a reading of the definition over the whole history.</summary>
    [Property(MaxTest = 500)]
    public void The_monitor_agrees_with_the_definition(int seed)
    {
        var random = new Random(seed);
        var condition = new Condition(
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomTest(random))],
            random.Next(1, 6),
            random.Next(2) == 0 ? ConditionUnit.Evaluations : ConditionUnit.Epochs);
        double from = random.Next(3) == 0 ? 0 : random.Next(0, 30) / 2.0;
        var log = new EvaluationLog();
        var monitor = new ConditionMonitor(condition, from);
        List<Evaluation> all = [];
        List<Evaluation> watched = [];
        for (int epochs = 1 + random.Next(3); all.Count < 40; epochs += 1 + random.Next(3))
        {
            Evaluation evaluation = log.Next(Evaluations.Of(Pick(random), Pick(random), Pick(random)), epochs, epochs);
            all.Add(evaluation);
            if (epochs <= from)
                continue;
            watched.Add(evaluation);
            Assert.Equal(ByDefinition(condition, all, watched, from), monitor.Update(evaluation));
        }
    }

    [Fact]
    public void A_condition_for_epochs_needs_them_to_have_passed()
    {
        var monitor = new ConditionMonitor(new Condition([new ComparisonTest(Metric.Coverage, Comparison.AtLeast, 0.9)], 5, ConditionUnit.Epochs));
        var log = new EvaluationLog();
        Assert.Equal([false, false, true, true], new[] { 2, 4, 6, 8 }.Select(epochs => monitor.Update(log.Next(Evaluations.Of(0.95), epochs, epochs))));
        Assert.Equal(4, monitor.Evaluations);
        Assert.Equal(0, monitor.FailedAfter);
        Assert.False(monitor.Update(log.Next(Evaluations.Of(0.5), 10, 10)));
        Assert.Equal((0, 10), (monitor.Evaluations, monitor.FailedAfter));
    }

    [Fact]
    public void Slow_progress_beyond_the_margin_is_no_stall()
    {
        var monitor = new ConditionMonitor(new Condition([new StallTest(Metric.Coverage, 0.1)], 3));
        double[] coverages = [0.5, 0.55, 0.59, 0.61, 0.6, 0.65, 0.7, 0.72];
        // 0.61 exceeds the reference 0.5 by more than 0.1, then 0.72 exceeds 0.61.
        Assert.Equal([false, false, false, false, false, false, true, false], Evaluations.Run(coverages).Select(evaluation => monitor.Update(evaluation)));
    }

    [Fact]
    public void Lower_is_better_where_the_metric_says_so()
    {
        var monitor = new ConditionMonitor(new Condition([new StallTest(Metric.RadialCorrelation, 0)]));
        var log = new EvaluationLog();
        Assert.Equal([false, false, true, true], new[] { -0.1, -0.2, -0.2, 0.5 }.Select((radial, i) => monitor.Update(log.Next(Evaluations.Of(1, radial), i + 1, i + 1))));
    }

    [Fact]
    public void The_words_of_a_condition_are_those_of_the_language()
    {
        var condition = new Condition([new BestTest(Metric.Coverage, Comparison.Below, 0.9), new StallTest(new MetricSelector(Metric.Q, VaeSide.A), 0.01), new ChangeTest(Metric.Kl, Rises: true, 0)], 3);
        Assert.Equal("coverage < 0.9 * best coverage and q_A stalls within 0.01 and kl rises at the last 3 evaluations", condition.Text);
    }

    private static MetricTest RandomTest(Random random)
    {
        MetricSelector metric = new[] { Metric.Coverage, Metric.RadialCorrelation, Metric.Kl }[random.Next(3)];
        Comparison comparison = (Comparison)random.Next(4);
        return random.Next(4) switch
        {
            0 => new ComparisonTest(metric, comparison, Pick(random)),
            1 => new BestTest(metric, comparison, Pick(random)),
            2 => new StallTest(metric, random.Next(3) / 4.0),
            _ => new ChangeTest(metric, random.Next(2) == 0, random.Next(3) / 4.0),
        };
    }

    private static double Pick(Random random) => Values[random.Next(Values.Length)];

    private static bool ByDefinition(Condition condition, List<Evaluation> all, List<Evaluation> watched, double from)
    {
        Evaluation now = watched[^1];
        bool Held(Evaluation at) => condition.Tests.All(test => HeldAt(test, at, all, watched));
        if (condition.Unit == ConditionUnit.Evaluations)
            return watched.Count >= condition.For && watched.TakeLast(condition.For).All(Held);
        double since = now.Epochs - condition.For;
        return Held(now) && since >= from && watched.Where(evaluation => evaluation.Epochs > since).All(Held);
    }

    private static bool HeldAt(MetricTest test, Evaluation at, List<Evaluation> all, List<Evaluation> watched)
    {
        double value = at.Metrics[test.Metric];
        bool higher = test.Metric.Metric == Metric.Coverage;
        switch (test)
        {
            case ComparisonTest comparison:
                return Compares(comparison.Comparison, value, comparison.Threshold);
            case BestTest best:
                IEnumerable<double> sofar = all.Where(item => item.Number <= at.Number).Select(item => item.Metrics[test.Metric]).Where(item => !double.IsNaN(item));
                return sofar.Any() && Compares(best.Comparison, value, best.Factor * (higher ? sofar.Max() : sofar.Min()));
            case ChangeTest change:
                return at.Number > 0 && (change.Rises ? value - all[at.Number - 1].Metrics[test.Metric] : all[at.Number - 1].Metrics[test.Metric] - value) > change.By;
            default:
                double margin = ((StallTest)test).Within;
                double? reference = null;
                bool improved = false;
                foreach (Evaluation evaluation in watched.TakeWhile(item => item.Number <= at.Number))
                {
                    double seen = evaluation.Metrics[test.Metric];
                    improved = double.IsNaN(seen) || reference is null || (higher ? seen - reference : reference - seen) > margin;
                    reference = improved && !double.IsNaN(seen) ? seen : reference;
                }

                return !improved;
        }
    }

    private static bool Compares(Comparison comparison, double value, double threshold) => comparison switch
    {
        Comparison.Below => value < threshold,
        Comparison.AtMost => value <= threshold,
        Comparison.Above => value > threshold,
        _ => value >= threshold,
    };
}
