using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Matrices that take a number for each operation of the batch to its means over valuations. The two VAEs ask with the same
/// arguments one after the other and share them.
/// </summary>
internal sealed class LevelTargets(Batch batch)
{
    private const int Strata = TernaryOperations.Strata;
    private const int MaxValuation = TernaryOperations.MaxValuation;

    private readonly int[] counts = new int[Strata];
    private readonly float[] meanMatrix = new float[Strata * batch.Size];
    private readonly float[] gapMatrix = new float[MaxValuation * batch.Size];
    private readonly float[] perLevel = new float[Strata];
    private LevelMeans? means;
    private double gapsFor;
    private LevelGaps? gaps;

    /// <summary>Forgets the batch before.</summary>
    public void Clear() => (means, gaps) = (null, null);

    /// <summary>The means over each valuation; a valuation that the batch lacks has the mean 0 and no weight.</summary>
    public LevelMeans Means()
    {
        if (means is not null)
            return means.Value;
        Count();
        Array.Clear(meanMatrix);
        for (int i = 0; i < batch.Size; i++)
            meanMatrix[(batch.Valuations[i] * batch.Size) + i] = 1f / counts[batch.Valuations[i]];
        means = new LevelMeans(
            batch.Engine.Constant(meanMatrix, Strata, batch.Size),
            WeightsOfLevelsWith(1),
            WeightsOfLevelsWith(2));
        return means.Value;
    }

    /// <summary>
    /// The differences of the mean between each valuation present and the next higher one present, and the margins wanted:
    /// <paramref name="margin"/> times the difference of the two valuations.
    /// </summary>
    public LevelGaps Gaps(double margin)
    {
        if (gaps is not null && gapsFor == margin)
            return gaps.Value;
        Count();
        Span<float> margins = stackalloc float[MaxValuation];
        Span<float> weights = stackalloc float[MaxValuation];
        margins.Clear();
        weights.Clear();
        Array.Clear(gapMatrix);
        int pairs = FillGaps(margin, margins);
        weights[..pairs].Fill(1f / pairs);

        TensorEngine engine = batch.Engine;
        gapsFor = margin;
        gaps = new LevelGaps(
            engine.Constant(gapMatrix, MaxValuation, batch.Size),
            engine.Constant(margins, MaxValuation, 1),
            engine.Constant(weights, MaxValuation, 1),
            pairs);
        return gaps.Value;
    }

    private void Count()
    {
        Array.Clear(counts);
        foreach (int valuation in batch.Valuations)
            counts[valuation]++;
    }

    private Tensor WeightsOfLevelsWith(int members)
    {
        int levels = 0;
        foreach (int count in counts)
            levels += count >= members ? 1 : 0;
        for (int v = 0; v < Strata; v++)
            perLevel[v] = counts[v] >= members ? 1f / levels : 0;
        return batch.Engine.Constant(perLevel, Strata, 1);
    }

    private int FillGaps(double margin, Span<float> margins)
    {
        int row = 0;
        int lower = -1;
        for (int higher = 0; higher < Strata; higher++)
        {
            if (counts[higher] == 0)
                continue;
            if (lower >= 0)
            {
                Span<float> weights = gapMatrix.AsSpan(row * batch.Size, batch.Size);
                for (int i = 0; i < weights.Length; i++)
                {
                    int valuation = batch.Valuations[i];
                    weights[i] = valuation == lower ? 1f / counts[lower] : valuation == higher ? -1f / counts[higher] : 0f;
                }

                margins[row++] = (float)(margin * (higher - lower));
            }

            lower = higher;
        }

        return row;
    }
}

/// <summary>Means over valuations.</summary>
/// <param name="Matrix">10 x n: takes n x 1 to the means.</param>
/// <param name="Present">10 x 1: 1/m on the m valuations present, 0 on the others.</param>
/// <param name="Plural">10 x 1: 1/m on the m valuations with at least two operations, 0 on the others.</param>
internal readonly record struct LevelMeans(Tensor Matrix, Tensor Present, Tensor Plural);

/// <summary>Differences of means between neighbouring valuations.</summary>
/// <param name="Matrix">9 x n: takes n x 1 to the differences; rows without a pair are 0.</param>
/// <param name="Margins">9 x 1: the differences wanted.</param>
/// <param name="Weights">9 x 1: 1/m on the m pairs, 0 on rows without one.</param>
/// <param name="Pairs">m.</param>
internal readonly record struct LevelGaps(Tensor Matrix, Tensor Margins, Tensor Weights, int Pairs);
