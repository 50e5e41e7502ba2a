using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The weighted sum of a step's losses. One object is used for every step.</summary>
public sealed class LossSum
{
    private readonly Tensor?[] terms;
    private readonly Tensor?[] weightedTerms;
    private readonly double[] values;
    private readonly Tensor[] present;
    private Tensor[] asked = [];
    private float[] numbers = [];

    internal LossSum(int count)
    {
        terms = new Tensor?[count];
        weightedTerms = new Tensor?[count];
        values = new double[count];
        present = new Tensor[count];
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
        weightedTerms[index] = weighted;
        Total = Total is null ? weighted : Total + weighted;
    }

    /// <summary>A loss of this step, 1 x 1; null where it takes no part.</summary>
    internal Tensor? TermOf(int index) => terms[index];

    /// <summary>A loss of this step times its weight, 1 x 1; null where it takes no part.</summary>
    internal Tensor? WeightedTermOf(int index) => weightedTerms[index];

    /// <summary>Receives the values where they are read later.</summary>
    internal Span<double> Room => values;

    internal void Clear()
    {
        Array.Clear(terms);
        Array.Clear(weightedTerms);
        Array.Fill(values, double.NaN);
        Total = null;
    }

    /// <summary>Reads the values, all at once; returns the first loss that is not finite, or -1.</summary>
    internal int Read() => Read([], []);

    /// <summary>Reads the values together with those of other tensors, in one transfer; returns the first loss that is not finite, or -1.</summary>
    /// <param name="others">What is read besides.</param>
    /// <param name="received">Receives their values, one after the other.</param>
    internal int Read(ReadOnlySpan<Tensor> others, Span<float> received)
    {
        int count = 0;
        foreach (Tensor? term in terms)
        {
            if (term is not null)
                present[count++] = term;
        }

        if (count + others.Length == 0)
            return -1;
        if (asked.Length != count + others.Length)
            asked = new Tensor[count + others.Length];
        present.AsSpan(0, count).CopyTo(asked);
        others.CopyTo(asked.AsSpan(count));
        if (numbers.Length < count + received.Length)
            numbers = new float[count + received.Length];
        asked[0].Engine.ReadAll(asked, numbers.AsSpan(0, count + received.Length));
        numbers.AsSpan(count, received.Length).CopyTo(received);
        return Take();
    }

    private int Take()
    {
        int broken = -1;
        int count = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            if (terms[i] is null)
                continue;
            values[i] = numbers[count++];
            if (broken < 0 && !double.IsFinite(values[i]))
                broken = i;
        }

        return broken;
    }
}
