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
    private int[]? classes;
    private bool hasClasses;
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
    public ReadOnlySpan<int> Classes
    {
        get
        {
            classes ??= new int[Size * TernaryOperations.Positions];
            for (int i = 0; i < operations.Length && !hasClasses; i++)
                TernaryOperations.ClassesOf(operations[i]).CopyTo(classes.AsSpan(i * TernaryOperations.Positions));
            hasClasses = true;
            return classes;
        }
    }

    /// <summary>The trits as numbers, n x 9.</summary>
    public Tensor Inputs => inputs ??= engine.GatherRows(TernaryOperations.TritRows, operations);

    /// <summary>The engine that the batch's tensors live on.</summary>
    public TensorEngine Engine => engine;

    /// <summary>Constants that losses derive from the batch, shared by the two VAEs.</summary>
    internal LossTargets Targets { get; }

    /// <summary>How badly logits n x 27 predict the operations: the cross-entropy of the nine trits of each, n x 1, in nats.</summary>
    public Tensor CrossEntropy(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return engine.SoftmaxCrossEntropy(logits, TernaryOperations.ClassRows, operations, TernaryOperations.Classes);
    }

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
        (inputs, hasClasses) = (null, false);
        Targets.Clear();
        for (int i = 0; i < operations.Length; i++)
            valuations[i] = TernaryOperations.Valuations[operations[i]];
    }
}
