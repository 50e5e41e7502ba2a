using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Constants that losses derive from a batch, the same for the two VAEs. What is drawn or counted is made when first asked for.
/// </summary>
internal sealed class LossTargets(Batch batch)
{
    private float[] looked = [];

    /// <summary>Triplets of operations.</summary>
    public TripletTargets Triplets { get; } = new(batch);

    /// <summary>Pairs of operations.</summary>
    public PairTargets Pairs { get; } = new(batch);

    /// <summary>The batch by valuations.</summary>
    public LevelTargets Levels { get; } = new(batch);

    /// <summary>The batch by the zeros of its operations.</summary>
    public ZeroTargets Zeros { get; } = new(batch);

    /// <summary>Forgets what belongs to the batch before.</summary>
    public void Clear()
    {
        Triplets.Clear();
        Pairs.Clear();
        Levels.Clear();
        Zeros.Clear();
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
