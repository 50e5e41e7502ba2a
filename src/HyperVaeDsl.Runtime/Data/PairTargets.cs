using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Random pairs of positions in a batch, the operation of higher valuation first. A shorter request takes the first of a
/// longer one.
/// </summary>
internal sealed class PairTargets(Batch batch)
{
    private int[] inside = [];
    private int[] outside = [];
    private int[] closeness = [];
    private int[] climbs = [];
    private RandomStream random;
    private int drawn;

    /// <summary>Forgets the batch before.</summary>
    public void Clear() => drawn = 0;

    /// <summary>The first <paramref name="count"/> pairs.</summary>
    public Pairs Of(int count)
    {
        Draw(count);
        return new Pairs(inside.AsSpan(0, count), outside.AsSpan(0, count), closeness.AsSpan(0, count), climbs.AsSpan(0, count));
    }

    private void Draw(int count)
    {
        if (inside.Length < count)
        {
            Array.Resize(ref inside, count);
            Array.Resize(ref outside, count);
            Array.Resize(ref closeness, count);
            Array.Resize(ref climbs, count);
        }

        if (drawn == 0)
            random = batch.Random(RandomPurpose.Pairs);
        ReadOnlySpan<int> operations = batch.Operations;
        ReadOnlySpan<int> valuations = batch.Valuations;
        for (; drawn < count; drawn++)
        {
            int first = random.Below(operations.Length);
            int second = random.Below(operations.Length);
            if (valuations[first] < valuations[second])
                (first, second) = (second, first);
            (inside[drawn], outside[drawn]) = (first, second);
            closeness[drawn] = TernaryOperations.Closeness(operations[first], operations[second]);
            climbs[drawn] = valuations[first] - valuations[second];
        }
    }
}

/// <summary>Pairs of positions in a batch.</summary>
internal readonly ref struct Pairs(ReadOnlySpan<int> inside, ReadOnlySpan<int> outside, ReadOnlySpan<int> closeness, ReadOnlySpan<int> climbs)
{
    /// <summary>The position of the higher valuation.</summary>
    public ReadOnlySpan<int> Inside { get; } = inside;

    /// <summary>The position of the lower valuation.</summary>
    public ReadOnlySpan<int> Outside { get; } = outside;

    /// <summary>Valuation of the difference of the two indices, 9 where both are one operation.</summary>
    public ReadOnlySpan<int> Closeness { get; } = closeness;

    /// <summary>Difference of the two valuations, at least 0.</summary>
    public ReadOnlySpan<int> Climbs { get; } = climbs;
}
