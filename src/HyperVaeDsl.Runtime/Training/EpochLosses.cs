namespace HyperVaeDsl.Runtime.Training;

/// <summary>Means of the losses over the steps of an epoch.</summary>
internal sealed class EpochLosses(int count)
{
    private readonly double[] sums = new double[count];
    private readonly int[] steps = new int[count];

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
}
