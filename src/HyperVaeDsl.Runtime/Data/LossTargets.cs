using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Constants that losses derive from a batch. Each is made when first asked for and shared by the two VAEs, which ask with
/// the same arguments one after the other.
/// </summary>
internal sealed class LossTargets(Batch batch)
{
    private const int MaxValuation = TernaryOperations.MaxValuation;

    private readonly float[] perOperation = new float[batch.Size];
    private readonly float[] gapMatrix = new float[MaxValuation * batch.Size];
    private readonly float[] gapMargins = new float[MaxValuation];
    private readonly float[] gapWeights = new float[MaxValuation];
    private int[] anchors = [];
    private int[] closer = [];
    private int[] farther = [];
    private float[] tripletWeights = [];

    private (double Inner, double Outer) radiiFor;
    private Tensor? radii;
    private Tensor? tripletMask;
    private double gapsFor;
    private LevelGaps? gaps;

    /// <summary>Forgets the constants of the batch before.</summary>
    public void Clear() => (radii, tripletMask, gaps) = (null, null, null);

    /// <summary>Target radius of every operation, n x 1: outer - v/9 (outer - inner).</summary>
    public Tensor Radii(double inner, double outer)
    {
        if (radii is not null && radiiFor == (inner, outer))
            return radii;
        for (int i = 0; i < perOperation.Length; i++)
            perOperation[i] = (float)(outer - ((double)batch.Valuations[i] / MaxValuation * (outer - inner)));
        radiiFor = (inner, outer);
        return radii = batch.Engine.Constant(perOperation, batch.Size, 1);
    }

    /// <summary>
    /// Random triplets of positions in the batch, ordered so that the first two operations are 3-adically closer than the first
    /// and the third. The weights (count x 1) are 1/m on the m triplets without a tie and 0 on the others.
    /// </summary>
    public Triplets Triplets(int count)
    {
        if (tripletMask is null || anchors.Length != count)
        {
            Draw(count);
            tripletMask = batch.Engine.Constant(tripletWeights, count, 1);
        }

        return new Triplets(anchors, closer, farther, tripletMask);
    }

    /// <summary>
    /// The matrix (9 x n) that takes radii to the differences of mean radius between each valuation present and the next
    /// higher one present, the margins wanted (9 x 1), and weights (9 x 1): 1/m on the m pairs, 0 on rows without one.
    /// </summary>
    public LevelGaps Gaps(double margin)
    {
        if (gaps is not null && gapsFor == margin)
            return gaps.Value;
        Span<int> counts = stackalloc int[TernaryOperations.Strata];
        counts.Clear();
        foreach (int valuation in batch.Valuations)
            counts[valuation]++;
        Array.Clear(gapMatrix);
        Array.Clear(gapMargins);
        Array.Clear(gapWeights);
        int pairs = FillGaps(counts, margin);
        for (int row = 0; row < pairs; row++)
            gapWeights[row] = 1f / pairs;

        TensorEngine engine = batch.Engine;
        gapsFor = margin;
        gaps = new LevelGaps(
            engine.Constant(gapMatrix, MaxValuation, batch.Size),
            engine.Constant(gapMargins, MaxValuation, 1),
            engine.Constant(gapWeights, MaxValuation, 1));
        return gaps.Value;
    }

    private int FillGaps(ReadOnlySpan<int> counts, double margin)
    {
        int row = 0;
        int lower = -1;
        for (int higher = 0; higher < counts.Length; higher++)
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

                gapMargins[row++] = (float)(margin * (higher - lower));
            }

            lower = higher;
        }

        return row;
    }

    /// <summary>Valuation of a difference; the table of operations holds the valuation of every number that can occur.</summary>
    private static int Closeness(int first, int second) => TernaryOperations.Valuations[Math.Abs(first - second)];

    private void Draw(int count)
    {
        if (anchors.Length != count)
            (anchors, closer, farther, tripletWeights) = (new int[count], new int[count], new int[count], new float[count]);
        ReadOnlySpan<int> operations = batch.Operations;
        RandomStream random = batch.Random(RandomPurpose.Triplets);
        int decided = 0;
        for (int t = 0; t < count; t++)
        {
            int anchor = random.Below(operations.Length);
            int first = random.Below(operations.Length);
            int second = random.Below(operations.Length);
            int toFirst = Closeness(operations[anchor], operations[first]);
            int toSecond = Closeness(operations[anchor], operations[second]);
            if (toFirst < toSecond)
                (first, second) = (second, first);
            (anchors[t], closer[t], farther[t]) = (anchor, first, second);
            tripletWeights[t] = toFirst == toSecond ? 0 : 1;
            decided += toFirst == toSecond ? 0 : 1;
        }

        for (int t = 0; t < count && decided > 0; t++)
            tripletWeights[t] /= decided;
    }
}

/// <summary>Triplets of positions in a batch.</summary>
internal readonly ref struct Triplets(ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, Tensor weights)
{
    public ReadOnlySpan<int> Anchors { get; } = anchors;

    public ReadOnlySpan<int> Closer { get; } = closer;

    public ReadOnlySpan<int> Farther { get; } = farther;

    public Tensor Weights { get; } = weights;
}

/// <summary>Gaps of mean radius between valuations.</summary>
internal readonly record struct LevelGaps(Tensor Matrix, Tensor Margins, Tensor Weights);
