using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>What losses need to know about the zeros of a batch's operations.</summary>
internal sealed class ZeroTargets(Batch batch)
{
    private readonly int[] leading = new int[batch.Size];
    private readonly float[] centred = new float[batch.Size];
    private bool isCounted;
    private Tensor? counts;

    /// <summary>The number of positions, from the first on, that hold a 0, of every operation.</summary>
    public ReadOnlySpan<int> Leading
    {
        get
        {
            if (!isCounted)
            {
                for (int i = 0; i < leading.Length; i++)
                    leading[i] = TernaryOperations.LeadingZeros(batch.Operations[i]);
                isCounted = true;
            }

            return leading;
        }
    }

    /// <summary>Forgets the batch before.</summary>
    public void Clear() => (isCounted, counts) = (false, null);

    /// <summary>
    /// The number of zeros of every operation, less its mean and divided by the norm of that, n x 1: its product with anything
    /// is a covariance. All 0 where every operation has the same number.
    /// </summary>
    public Tensor StandardizedCounts()
    {
        if (counts is not null)
            return counts;
        double sum = 0, squares = 0;
        for (int i = 0; i < centred.Length; i++)
        {
            int zeros = TernaryOperations.TritsOf(batch.Operations[i]).Count(0f);
            sum += zeros;
            squares += (double)zeros * zeros;
            centred[i] = zeros;
        }

        double mean = sum / centred.Length;
        double norm = Math.Sqrt(Math.Max(0, squares - (sum * mean)));
        for (int i = 0; i < centred.Length; i++)
            centred[i] = norm > 0 ? (float)((centred[i] - mean) / norm) : 0;
        return counts = batch.Engine.Constant(centred, centred.Length, 1);
    }
}
