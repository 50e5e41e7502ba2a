using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Control;

public class GateTests
{
    private static readonly Condition Covered = new([new ComparisonTest(Metric.Coverage, Comparison.AtLeast, 0.9)], 2);

    [Fact]
    public void It_opens_once_and_stays_open()
    {
        var gate = new Gate("geometry", Covered, from: 0, to: 100);
        Assert.Equal([false, false, true, true, true], States(gate, 0.95, 0.5, 0.95, 0.95, 0.1)[1..6]);
    }

    [Fact]
    public void What_lies_before_its_time_does_not_count()
    {
        var gate = new Gate("geometry", Covered, from: 3, to: 100);
        Assert.Equal([false, false, false, false, true], States(gate, 1, 1, 1, 1, 1)[0..5]);
    }

    [Fact]
    public void Its_opening_is_reported_once_with_the_reason()
    {
        var log = new EvaluationLog();
        var gate = new Gate("geometry", Covered, from: 0, to: 100);
        for (int epochs = 1; epochs <= 4; epochs++)
            gate.Update(log.Next(Evaluations.Of(0.95), epochs, epochs));
        TrainingEvent opened = Assert.Single(log.Events);
        Assert.Equal((TrainingEventKind.GateOpened, "geometry", 2), (opened.Kind, opened.Name, opened.Epochs));
        Assert.Equal("Gate of geometry opened after epoch 2: coverage >= 0.9 at the last 2 evaluations; coverage is 0.95.", opened.Message);
    }

    [Fact]
    public void It_does_not_open_once_what_is_behind_it_is_off()
    {
        Assert.DoesNotContain(true, States(new Gate("geometry", Covered, from: 0, to: 2), 0, 1, 1, 1, 1));
    }

    private static bool[] States(Gate gate, params double[] coverages)
    {
        List<bool> states = [];
        foreach (Evaluation evaluation in Evaluations.Run(coverages))
        {
            gate.Update(evaluation);
            states.Add(gate.IsOpen);
        }

        return [.. states, gate.IsOpen];
    }
}
