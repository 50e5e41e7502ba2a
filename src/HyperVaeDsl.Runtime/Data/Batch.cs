using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Operations of one step with what models and losses need of them. One object is filled again for every step; its tensors
/// are valid until the engine begins the next step.
/// </summary>
public sealed class Batch
{
    private readonly TensorEngine engine;
    private readonly ulong seed;
    private readonly int[] operations;
    private readonly int[] valuations;
    private readonly int[] classes;
    private readonly float[] trits;
    private Tensor? inputs;

    /// <summary>Room for <paramref name="size"/> operations.</summary>
    /// <param name="engine">The engine that the batch's tensors live on.</param>
    /// <param name="size">Number of operations n.</param>
    /// <param name="seed">Seed of the random numbers that go with the batch.</param>
    public Batch(TensorEngine engine, int size, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        this.engine = engine;
        this.seed = seed;
        operations = new int[size];
        valuations = new int[size];
        classes = new int[size * TernaryOperations.Positions];
        trits = new float[size * TernaryOperations.Positions];
        Targets = new LossTargets(this);
    }

    /// <summary>Number of operations n.</summary>
    public int Size => operations.Length;

    /// <summary>Epoch that the batch belongs to.</summary>
    public int Epoch { get; private set; }

    /// <summary>Step in the epoch that the batch belongs to.</summary>
    public int Step { get; private set; }

    /// <summary>Index of every operation, n of them.</summary>
    public ReadOnlySpan<int> Operations => operations;

    /// <summary>Valuation of every operation, n of them.</summary>
    public ReadOnlySpan<int> Valuations => valuations;

    /// <summary>Class (trit + 1) of every trit, 9 n of them, operation by operation.</summary>
    public ReadOnlySpan<int> Classes => classes;

    /// <summary>The trits as numbers, n x 9.</summary>
    public Tensor Inputs => inputs ??= engine.Constant(trits, Size, TernaryOperations.Positions);

    /// <summary>The engine that the batch's tensors live on.</summary>
    public TensorEngine Engine => engine;

    /// <summary>Constants that losses derive from the batch, shared by the two VAEs.</summary>
    internal LossTargets Targets { get; }

    /// <summary>Random numbers of this batch for a purpose.</summary>
    public RandomStream Random(RandomPurpose purpose) => new(seed, purpose, Epoch, Step);

    /// <summary>Takes other operations. The engine must have begun the step that will use them.</summary>
    /// <exception cref="ArgumentException">Their number is not <see cref="Size"/>.</exception>
    public void Fill(int epoch, int step, ReadOnlySpan<int> chosen)
    {
        if (chosen.Length != Size)
            throw new ArgumentException($"The batch holds {Size} operations, not {chosen.Length}.", nameof(chosen));
        chosen.CopyTo(operations);
        Complete(epoch, step);
    }

    /// <summary>Draws the next operations.</summary>
    internal void Draw(BatchSampler sampler, int epoch, int step, ValuationRange admitted)
    {
        sampler.Fill(epoch, step, admitted, operations);
        Complete(epoch, step);
    }

    private void Complete(int epoch, int step)
    {
        (Epoch, Step) = (epoch, step);
        inputs = null;
        Targets.Clear();
        for (int i = 0; i < operations.Length; i++)
        {
            valuations[i] = TernaryOperations.Valuations[operations[i]];
            int start = i * TernaryOperations.Positions;
            TernaryOperations.TritsOf(operations[i]).CopyTo(trits.AsSpan(start));
            TernaryOperations.ClassesOf(operations[i]).CopyTo(classes.AsSpan(start));
        }
    }
}
