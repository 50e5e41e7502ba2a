using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Means of the losses over the steps of an epoch.</summary>
internal sealed class EpochLosses(IReadOnlyList<string> names) : IStateful
{
    private readonly double[] sums = new double[names.Count];
    private readonly int[] steps = new int[names.Count];

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = [.. names.Select(name => name + ".sum"), .. names.Select(name => name + ".steps")];

    /// <summary>Takes the losses of a step.</summary>
    public void Add(ReadOnlySpan<double> losses)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            if (double.IsNaN(losses[i]))
                continue;
            sums[i] += losses[i];
            steps[i]++;
        }
    }

    /// <summary>The means, NaN for a loss that took no part; starts over.</summary>
    public double[] Take()
    {
        double[] means = [.. sums.Zip(steps, (sum, number) => number == 0 ? double.NaN : sum / number)];
        Array.Clear(sums);
        Array.Clear(steps);
        return means;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        sums.CopyTo(destination);
        for (int i = 0; i < steps.Length; i++)
            destination[sums.Length + i] = steps[i];
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        source[..sums.Length].CopyTo(sums);
        for (int i = 0; i < steps.Length; i++)
            steps[i] = (int)source[sums.Length + i];
    }
}
