namespace HyperVaeDsl.Runtime.Data;

/// <summary>Whole shares of a batch by the method of largest remainders (Hamilton): they add up to the batch exactly.</summary>
public static class Apportionment
{
    /// <summary>
    /// Divides <paramref name="total"/> in proportion to the weights. Every share is its exact quota rounded down or up; equal
    /// remainders favour the earlier share.
    /// </summary>
    /// <param name="total">What is divided, at least 0.</param>
    /// <param name="weights">Weights of at least 0, of which one is positive.</param>
    /// <param name="shares">Receives as many shares as there are weights; a weight of 0 gets 0.</param>
    /// <exception cref="ArgumentException">No weight is positive, or one is negative.</exception>
    public static void Divide(int total, ReadOnlySpan<double> weights, Span<int> shares)
    {
        double sum = 0;
        foreach (double weight in weights)
            sum += weight >= 0 ? weight : throw new ArgumentException("A weight is negative.", nameof(weights));
        if (!(sum > 0))
            throw new ArgumentException("No weight is positive.", nameof(weights));

        Span<double> remainders = stackalloc double[weights.Length];
        int left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            double quota = total * weights[i] / sum;
            // A quota that is whole but for rounding must not lose its last unit.
            double whole = Math.Floor(quota + 1e-9);
            shares[i] = (int)whole;
            remainders[i] = weights[i] > 0 ? quota - whole : double.NegativeInfinity;
            left -= shares[i];
        }

        for (; left > 0; left--)
        {
            int largest = 0;
            for (int i = 1; i < remainders.Length; i++)
            {
                if (remainders[i] > remainders[largest] + 1e-9)
                    largest = i;
            }

            shares[largest]++;
            remainders[largest] -= 1;
        }
    }
}
