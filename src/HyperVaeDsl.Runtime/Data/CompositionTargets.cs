using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>Random pairs of operations in a batch whose composition is in the batch too.</summary>
internal sealed class CompositionTargets(Batch batch)
{
    /// <summary>Draws for each pair wanted: in a batch of 512 about one in 38 pairs has its composition there.</summary>
    private const int DrawsForEach = 128;

    private readonly int[] positionOf = new int[TernaryOperations.Count];
    private int[] outer = [];
    private int[] inner = [];
    private int[] composed = [];
    private float[] weights = [];
    private int foundFor;
    private int found;

    /// <summary>Forgets the batch before.</summary>
    public void Clear() => foundFor = 0;

    /// <summary>As many pairs as are found, up to <paramref name="count"/>; the rest have the weight 0.</summary>
    public Compositions Of(int count)
    {
        if (foundFor != count)
            Find(count);
        for (int i = 0; i < count; i++)
            weights[i] = i < found ? 1f / found : 0;
        return new Compositions(
            outer.AsSpan(0, count), inner.AsSpan(0, count), composed.AsSpan(0, count), batch.Engine.Constant(weights.AsSpan(0, count), count, 1));
    }

    private void Find(int count)
    {
        if (outer.Length < count)
            (outer, inner, composed, weights) = (new int[count], new int[count], new int[count], new float[count]);
        ReadOnlySpan<int> operations = batch.Operations;
        Array.Fill(positionOf, -1);
        for (int i = 0; i < operations.Length; i++)
            positionOf[operations[i]] = i;
        RandomStream random = batch.Random(RandomPurpose.Compositions);
        found = 0;
        for (long draw = 0; found < count && draw < (long)DrawsForEach * count; draw++)
        {
            int first = random.Below(operations.Length);
            int second = random.Below(operations.Length);
            int position = positionOf[TernaryOperations.Compose(operations[first], operations[second])];
            if (position >= 0)
                (outer[found], inner[found], composed[found++]) = (first, second, position);
        }

        for (int i = found; i < count; i++)
            (outer[i], inner[i], composed[i]) = (0, 0, 0);
        foundFor = count;
    }
}

/// <summary>Pairs of positions with that of their composition.</summary>
internal readonly ref struct Compositions(ReadOnlySpan<int> outer, ReadOnlySpan<int> inner, ReadOnlySpan<int> composed, Tensor weights)
{
    public ReadOnlySpan<int> Outer { get; } = outer;

    public ReadOnlySpan<int> Inner { get; } = inner;

    public ReadOnlySpan<int> Composed { get; } = composed;

    /// <summary>count x 1: 1/m on the m pairs found, 0 on the others.</summary>
    public Tensor Weights { get; } = weights;
}
