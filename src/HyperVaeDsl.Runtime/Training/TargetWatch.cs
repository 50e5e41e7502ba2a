namespace HyperVaeDsl.Runtime.Training;

/// <summary>Watches the targets of a run.</summary>
internal sealed class TargetWatch(IReadOnlyList<Target> targets)
{
    /// <summary>What became of them so far.</summary>
    public IReadOnlyList<TargetResult> Results { get; private set; } = [.. targets.Select(target => new TargetResult(target, double.NaN, false, null))];

    /// <summary>Takes an evaluation.</summary>
    public void Take(Evaluation evaluation) => Results = [.. Results.Select(result => Next(result, evaluation))];

    private static TargetResult Next(TargetResult result, in Evaluation evaluation)
    {
        double value = evaluation[result.Target.Test.Metric];
        bool reached = result.Target.Test.Comparison.Holds(value, result.Target.Test.Threshold);
        return result with { Value = value, Reached = reached, FirstReachedAfter = result.FirstReachedAfter ?? (reached ? evaluation.Epochs : null) };
    }
}
