using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Items of the user's own data, by their indices, for one step or for a part of an evaluation. One object is filled again and
/// again; tensors that it makes are valid until the engine begins the next step.
/// </summary>
public sealed class ItemBatch
{
    private readonly int[] items;
    private readonly ulong seed;
    private float[] scratch = [];
    private RandomStream noise;

    internal ItemBatch(TensorEngine engine, int size, ulong seed, bool isTraining)
    {
        Engine = engine;
        items = new int[size];
        this.seed = seed;
        IsTraining = isTraining;
    }

    /// <summary>The engine that computes.</summary>
    public TensorEngine Engine { get; }

    /// <summary>Number of items n.</summary>
    public int Size => items.Length;

    /// <summary>Index of every item, n of them, each from 0 to the number of items - 1.</summary>
    public ReadOnlySpan<int> Items => items;

    /// <summary>Whether it is the batch of a training step; else it is one of an evaluation.</summary>
    public bool IsTraining { get; }

    /// <summary>Epoch that the batch belongs to; 0 in an evaluation.</summary>
    public int Epoch { get; private set; }

    /// <summary>Number of the batch in the epoch, or in the evaluation.</summary>
    public int Step { get; private set; }

    /// <summary>
    /// The rows of a table that belong to the items: n x columns, a constant. An engine with a device of its own has the table there, and gets the numbers
    /// of the items in each step.
    /// </summary>
    /// <param name="table">A row of numbers for every item of the data.</param>
    /// <exception cref="ArgumentException">The table has no row for an item of the batch.</exception>
    public Tensor Rows(NumberTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (int item in items)
        {
            if (item >= table.Rows)
                throw new ArgumentException($"The table has {table.Rows} rows of {table.Columns} numbers, and item {item} is in the batch. Its length and the number of items in the methodology must agree.", nameof(table));
        }

        return Engine.GatherRows(table, items);
    }

    /// <summary>
    /// The cross-entropy of what logits predict of the items: for each item the sum over its positions of -log softmax(logits)[class], n x 1, in nats.
    /// </summary>
    /// <param name="logits">n x (positions x classes).</param>
    /// <param name="table">A row of classes for every item of the data.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <exception cref="ArgumentException">The table has no row for an item of the batch, or the shapes do not fit.</exception>
    public Tensor CrossEntropy(Tensor logits, ClassTable table, int classCount)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Engine.SoftmaxCrossEntropy(logits, table, items, classCount);
    }

    /// <summary>The rows of numbers that may change from step to step, of a table: n x columns, a constant that is sent to the engine's device in each step.</summary>
    /// <param name="table">A row of numbers for every item of the data, one after the other.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <exception cref="ArgumentException">The table has no row for an item of the batch.</exception>
    public Tensor Rows(ReadOnlySpan<float> table, int columns)
    {
        Span<float> rows = Scratch(Size * columns);
        for (int i = 0; i < items.Length; i++)
        {
            if ((long)(items[i] + 1) * columns > table.Length)
                throw new ArgumentException($"The table has {table.Length / columns} rows of {columns} numbers, and item {items[i]} is in the batch. Its length and the number of items in the methodology must agree.", nameof(table));
            table.Slice(items[i] * columns, columns).CopyTo(rows[(i * columns)..]);
        }

        return Engine.Constant(rows, Size, columns);
    }

    /// <summary>The labels of a table that belong to the items, n of them.</summary>
    /// <param name="table">A label for every item of the data.</param>
    /// <exception cref="ArgumentException">The table has no label for an item of the batch.</exception>
    public int[] Labels(ReadOnlySpan<int> table)
    {
        var labels = new int[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] >= table.Length)
                throw new ArgumentException($"The table has {table.Length} labels, and item {items[i]} is in the batch. Its length and the number of items in the methodology must agree.", nameof(table));
            labels[i] = table[items[i]];
        }

        return labels;
    }

    /// <summary>
    /// Standard normal numbers, n x columns, a constant: the same for the same seed, epoch and step, and others at every call. In an
    /// evaluation they are 0, so that a sampled latent vector is its mean.
    /// </summary>
    /// <param name="columns">Numbers for an item.</param>
    public Tensor Noise(int columns)
    {
        if (IsTraining)
            return Engine.Normal(ref noise, 1, Size, columns);
        Span<float> zeros = Scratch(Size * columns);
        zeros.Clear();
        return Engine.Constant(zeros, Size, columns);
    }

    /// <summary>Takes the next items of an epoch.</summary>
    internal void Draw(ItemSampler sampler, int epoch, int step)
    {
        sampler.Fill(epoch, step, items);
        Start(epoch, step);
    }

    /// <summary>Takes the given items.</summary>
    internal void Fill(int step, ReadOnlySpan<int> chosen)
    {
        chosen.CopyTo(items);
        Start(0, step);
    }

    private void Start(int epoch, int step)
    {
        (Epoch, Step) = (epoch, step);
        noise = new RandomStream(seed, RandomPurpose.OwnNoise, epoch, step);
    }

    private Span<float> Scratch(int length)
    {
        if (scratch.Length < length)
            scratch = new float[length];
        return scratch.AsSpan(0, length);
    }
}
