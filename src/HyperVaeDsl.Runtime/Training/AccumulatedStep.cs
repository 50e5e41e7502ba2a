namespace HyperVaeDsl.Runtime.Training;

/// <summary>What the batches of an accumulated step have shown so far: the means of their losses and observations.</summary>
internal sealed class AccumulatedStep(int batches, int losses)
{
    private readonly double[] means = new double[losses];
    private StepObservation sum;

    /// <summary>Batches that were differentiated in this step.</summary>
    public int Count { get; private set; }

    /// <summary>The mean of every loss over the batches of the step, NaN for one that took no part.</summary>
    public ReadOnlySpan<double> Losses => means;

    /// <summary>The means of what the batches of the step showed.</summary>
    public StepObservation Observed =>
        new(sum.KlA / Count, sum.KlB / Count, sum.MeanRadiusA / Count, sum.MeanRadiusB / Count);

    /// <summary>Starts a step.</summary>
    public void Clear()
    {
        Count = 0;
        sum = default;
        Array.Clear(means);
    }

    /// <summary>Takes a batch.</summary>
    /// <exception cref="InvalidOperationException">The step has all its batches.</exception>
    public void Add(ReadOnlySpan<double> values, StepObservation observed)
    {
        if (Count == batches)
            throw new InvalidOperationException($"An accumulated step has {batches} batches, not more.");
        Count++;
        for (int i = 0; i < means.Length; i++)
            means[i] += values[i] / batches;
        sum = new StepObservation(
            sum.KlA + observed.KlA, sum.KlB + observed.KlB, sum.MeanRadiusA + observed.MeanRadiusA, sum.MeanRadiusB + observed.MeanRadiusB);
    }
}
