using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Constants that losses derive from a batch, the same for the two VAEs. What is drawn or counted is made when first asked for.
/// </summary>
internal sealed class LossTargets(Batch batch)
{
    private float[] looked = [];
    private float[] read = [];
    private int[] own = [];

    /// <summary>Triplets of operations.</summary>
    public TripletTargets Triplets { get; } = new(batch);

    /// <summary>Triplets of operations, the hard ones chosen by where they lie.</summary>
    public MinedTriplets Mined { get; } = new(batch);

    /// <summary>Pairs of operations.</summary>
    public PairTargets Pairs { get; } = new(batch);

    /// <summary>The batch by valuations.</summary>
    public LevelTargets Levels { get; } = new(batch);

    /// <summary>The batch by the zeros of its operations.</summary>
    public ZeroTargets Zeros { get; } = new(batch);

    /// <summary>A part of the batch whose operations are all compared.</summary>
    public SubsetTargets Subset { get; } = new(batch);

    /// <summary>Pairs with their composition.</summary>
    public CompositionTargets Compositions { get; } = new(batch);

    /// <summary>The centres of the batch's operations at each level of the 3-adic tree.</summary>
    public TreeCentroids Centroids { get; } = new(batch);

    /// <summary>The position of every operation: 0 to n - 1.</summary>
    public ReadOnlySpan<int> OwnPositions => own.Length == batch.Size ? own : own = [.. Enumerable.Range(0, batch.Size)];

    /// <summary>Forgets what belongs to the batch before.</summary>
    public void Clear()
    {
        Triplets.Clear();
        Pairs.Clear();
        Levels.Clear();
        Zeros.Clear();
        Subset.Clear();
        Compositions.Clear();
    }

    /// <summary>The values of a tensor, row by row, until the next call. Waits for the device where there is one.</summary>
    public ReadOnlySpan<float> Read(Tensor x)
    {
        if (read.Length < x.Length)
            read = new float[x.Length];
        Span<float> values = read.AsSpan(0, x.Length);
        x.CopyTo(values);
        return values;
    }

    /// <summary>The number that a table holds for each level, n x 1 for n levels.</summary>
    public Tensor Lookup(ReadOnlySpan<int> levels, ReadOnlySpan<float> table)
    {
        if (looked.Length < levels.Length)
            looked = new float[levels.Length];
        for (int i = 0; i < levels.Length; i++)
            looked[i] = table[levels[i]];
        return batch.Engine.Constant(looked.AsSpan(0, levels.Length), levels.Length, 1);
    }
}
