using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The weighted sum of a step's losses. One object is used for every step.</summary>
public sealed class LossSum
{
    private readonly Tensor?[] terms;
    private readonly double[] values;

    internal LossSum(int count)
    {
        terms = new Tensor?[count];
        values = new double[count];
    }

    /// <summary>The sum so far, 1 x 1; null before the first loss.</summary>
    public Tensor? Total { get; private set; }

    /// <summary>The unweighted value of every loss, NaN where a loss takes no part in the step; filled when the step minimises.</summary>
    internal ReadOnlySpan<double> Values => values;

    /// <summary>Adds a loss.</summary>
    /// <param name="index">Its index in the methodology's losses.</param>
    /// <param name="loss">Its value, 1 x 1.</param>
    /// <param name="weight">Its weight in the sum.</param>
    public void Add(int index, Tensor loss, double weight)
    {
        terms[index] = loss;
        Tensor weighted = loss * weight;
        Total = Total is null ? weighted : Total + weighted;
    }

    internal void Clear()
    {
        Array.Clear(terms);
        Array.Fill(values, double.NaN);
        Total = null;
    }

    /// <summary>Reads the values; returns the first loss that is not finite, or -1.</summary>
    internal int Read()
    {
        int broken = -1;
        for (int i = 0; i < terms.Length; i++)
        {
            if (terms[i] is not { } term)
                continue;
            values[i] = term.ToScalar();
            if (broken < 0 && !double.IsFinite(values[i]))
                broken = i;
        }

        return broken;
    }
}
