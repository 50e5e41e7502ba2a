using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Random operations of a batch that are all compared with each other, and matrices (m x m) over their pairs. A shorter request takes
/// the first of a longer one. The two VAEs ask for the same matrices one after the other and share them.
/// </summary>
internal sealed class SubsetTargets(Batch batch)
{
    /// <summary>Added to a logarithm, it leaves nothing of what is exponentiated, and is finite.</summary>
    private const float Excluded = -1e4f;

    private readonly int[] positions = new int[batch.Size];
    private readonly int[] members = new int[TernaryOperations.Count];
    private float[] matrix = [];
    private (int Count, Tensor Matrix)? exclusion;
    private (int Count, double Temperature, Tensor Matrix)? similarities;
    private (int Count, int FirstLevel, int LastLevel, Tensor Matrix)? positives;
    private RandomStream random;
    private int drawn;
    private bool isOpen;

    /// <summary>Forgets the batch before.</summary>
    public void Clear() => (drawn, isOpen, exclusion, similarities, positives) = (0, false, null, null, null);

    /// <summary>The first <paramref name="count"/> positions, no two the same; the whole batch if it is not larger.</summary>
    public ReadOnlySpan<int> Of(int count)
    {
        count = Math.Min(count, positions.Length);
        if (!isOpen)
        {
            random = batch.Random(RandomPurpose.Subset);
            for (int i = 0; i < positions.Length; i++)
                positions[i] = i;
            isOpen = true;
        }

        for (; drawn < count; drawn++)
        {
            int other = drawn + random.Below(positions.Length - drawn);
            (positions[drawn], positions[other]) = (positions[other], positions[drawn]);
        }

        return positions.AsSpan(0, count);
    }

    /// <summary>0, but where an operation meets itself a number that leaves nothing of it in a softmax.</summary>
    public Tensor SelfExclusion(int count)
    {
        if (exclusion is not { } known || known.Count != count)
            exclusion = known = (count, Filled(Of(count).Length, diagonal: Excluded, elsewhere: 0));
        return known.Matrix;
    }

    /// <summary>1/(m - 1), but 0 where an operation meets itself.</summary>
    public Tensor OthersEqually(int count)
    {
        int m = Of(count).Length;
        return Filled(m, diagonal: 0, elsewhere: 1f / Math.Max(1, m - 1));
    }

    /// <summary>ln softmax of -(3-adic distance) / temperature over the others in each row; 0 where an operation meets itself.</summary>
    public Tensor LogSimilarities(int count, double temperature)
    {
        if (similarities is not { } known || (known.Count, known.Temperature) != (count, temperature))
            similarities = known = (count, temperature, MakeLogSimilarities(Of(count), temperature));
        return known.Matrix;
    }

    /// <summary>
    /// Weights of positive pairs: at each level two operations are a pair if they agree in so many first digits. The weights of one
    /// operation at one level are equal and sum to 1/(operations with a pair there), and all levels count the same, so that everything
    /// sums to 1.
    /// </summary>
    public Tensor PositiveWeights(int count, int firstLevel, int lastLevel)
    {
        if (positives is not { } known || (known.Count, known.FirstLevel, known.LastLevel) != (count, firstLevel, lastLevel))
            positives = known = (count, firstLevel, lastLevel, MakePositiveWeights(Of(count), firstLevel, lastLevel));
        return known.Matrix;
    }

    private Tensor MakeLogSimilarities(ReadOnlySpan<int> chosen, double temperature)
    {
        int m = chosen.Length;
        Span<float> values = Room(m);
        Span<double> scores = stackalloc double[TernaryOperations.Strata];
        for (int closeness = 0; closeness < scores.Length; closeness++)
            scores[closeness] = closeness == TernaryOperations.MaxValuation ? 0 : -Math.Pow(3, -closeness) / temperature;
        for (int row = 0; row < m; row++)
        {
            double sum = 0;
            for (int column = 0; column < m; column++)
                sum += row == column ? 0 : Math.Exp(scores[Closeness(chosen, row, column)]);
            double logSum = Math.Log(sum);
            for (int column = 0; column < m; column++)
                values[(row * m) + column] = row == column ? 0 : (float)(scores[Closeness(chosen, row, column)] - logSum);
        }

        return batch.Engine.Constant(values, m, m);
    }

    private Tensor MakePositiveWeights(ReadOnlySpan<int> chosen, int firstLevel, int lastLevel)
    {
        int m = chosen.Length;
        Span<float> values = Room(m);
        values.Clear();
        for (int level = firstLevel; level <= lastLevel; level++)
        {
            int modulus = (int)Math.Round(Math.Pow(3, level));
            Array.Clear(members);
            foreach (int position in chosen)
                members[batch.Operations[position] % modulus]++;
            int anchors = 0;
            foreach (int position in chosen)
                anchors += members[batch.Operations[position] % modulus] > 1 ? 1 : 0;
            for (int row = 0; row < m; row++)
            {
                int own = batch.Operations[chosen[row]] % modulus;
                float weight = 1f / ((lastLevel - firstLevel + 1f) * anchors * (members[own] - 1));
                for (int column = 0; column < m && members[own] > 1; column++)
                {
                    if (row != column && batch.Operations[chosen[column]] % modulus == own)
                        values[(row * m) + column] += weight;
                }
            }
        }

        return batch.Engine.Constant(values, m, m);
    }

    private int Closeness(ReadOnlySpan<int> chosen, int row, int column) =>
        TernaryOperations.Closeness(batch.Operations[chosen[row]], batch.Operations[chosen[column]]);

    private Tensor Filled(int m, float diagonal, float elsewhere)
    {
        Span<float> values = Room(m);
        values.Fill(elsewhere);
        for (int i = 0; i < m; i++)
            values[(i * m) + i] = diagonal;
        return batch.Engine.Constant(values, m, m);
    }

    private Span<float> Room(int m)
    {
        if (matrix.Length < m * m)
            matrix = new float[m * m];
        return matrix.AsSpan(0, m * m);
    }
}
