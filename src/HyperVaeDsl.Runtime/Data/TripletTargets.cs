using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Random triplets of positions in a batch, ordered so that the first two operations are 3-adically closer than the first and
/// the third. A shorter request takes the first of a longer one.
/// </summary>
internal sealed class TripletTargets(Batch batch)
{
    private int[] anchors = [];
    private int[] closer = [];
    private int[] farther = [];
    private int[] leads = [];
    private float[] weights = [];
    private RandomStream random;
    private int drawn;

    /// <summary>Forgets the batch before.</summary>
    public void Clear() => drawn = 0;

    /// <summary>The first <paramref name="count"/> triplets.</summary>
    public Triplets Of(int count)
    {
        Draw(count);
        Span<int> lead = leads.AsSpan(0, count);
        int decided = count - lead.Count(0);
        for (int t = 0; t < count; t++)
            weights[t] = lead[t] == 0 ? 0 : 1f / decided;
        return new Triplets(
            anchors.AsSpan(0, count),
            closer.AsSpan(0, count),
            farther.AsSpan(0, count),
            lead,
            batch.Engine.Constant(weights.AsSpan(0, count), count, 1));
    }

    private void Draw(int count)
    {
        if (anchors.Length < count)
        {
            Array.Resize(ref anchors, count);
            Array.Resize(ref closer, count);
            Array.Resize(ref farther, count);
            Array.Resize(ref leads, count);
            Array.Resize(ref weights, count);
        }

        if (drawn == 0)
            random = batch.Random(RandomPurpose.Triplets);
        ReadOnlySpan<int> operations = batch.Operations;
        for (; drawn < count; drawn++)
        {
            int anchor = random.Below(operations.Length);
            int first = random.Below(operations.Length);
            int second = random.Below(operations.Length);
            int toFirst = TernaryOperations.Closeness(operations[anchor], operations[first]);
            int toSecond = TernaryOperations.Closeness(operations[anchor], operations[second]);
            if (toFirst < toSecond)
                (first, second) = (second, first);
            (anchors[drawn], closer[drawn], farther[drawn]) = (anchor, first, second);
            leads[drawn] = Math.Abs(toFirst - toSecond);
        }
    }
}

/// <summary>Triplets of positions in a batch.</summary>
internal readonly ref struct Triplets(
    ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, ReadOnlySpan<int> leads, Tensor weights)
{
    public ReadOnlySpan<int> Anchors { get; } = anchors;

    public ReadOnlySpan<int> Closer { get; } = closer;

    public ReadOnlySpan<int> Farther { get; } = farther;

    /// <summary>By how much the valuation of (anchor - closer) exceeds that of (anchor - farther); 0 for a tie.</summary>
    public ReadOnlySpan<int> Leads { get; } = leads;

    /// <summary>count x 1: 1/m on the m triplets without a tie and 0 on the others.</summary>
    public Tensor Weights { get; } = weights;
}
