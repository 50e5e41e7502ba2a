using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Watches the targets of a run.</summary>
internal sealed class TargetWatch(IReadOnlyList<Target> targets) : IStateful
{
    private const int NumbersOfEach = 3;

    /// <summary>What became of them so far.</summary>
    public IReadOnlyList<TargetResult> Results { get; private set; } = [.. targets.Select(target => new TargetResult(target, double.NaN, false, null))];

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = [.. targets.SelectMany(target => new[] { ".value", ".reached", ".first_reached_after" }.Select(name => target.Test.Text + name))];

    /// <summary>Takes an evaluation.</summary>
    public void Take(Evaluation evaluation) => Results = [.. Results.Select(result => Next(result, evaluation))];

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        for (int i = 0; i < Results.Count; i++)
        {
            Span<double> own = destination.Slice(i * NumbersOfEach, NumbersOfEach);
            (own[0], own[1], own[2]) = (Results[i].Value, Results[i].Reached ? 1 : 0, Results[i].FirstReachedAfter ?? double.NaN);
        }
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        var read = new TargetResult[Results.Count];
        for (int i = 0; i < read.Length; i++)
        {
            ReadOnlySpan<double> own = source.Slice(i * NumbersOfEach, NumbersOfEach);
            read[i] = Results[i] with { Value = own[0], Reached = own[1] != 0, FirstReachedAfter = double.IsNaN(own[2]) ? null : (int)own[2] };
        }

        Results = read;
    }

    private static TargetResult Next(TargetResult result, in Evaluation evaluation)
    {
        double value = evaluation[result.Target.Test.Metric];
        bool reached = result.Target.Test.Comparison.Holds(value, result.Target.Test.Threshold);
        return result with { Value = value, Reached = reached, FirstReachedAfter = result.FirstReachedAfter ?? (reached ? evaluation.Epochs : null) };
    }
}
