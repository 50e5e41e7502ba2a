using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>
/// Losses and norms of gradients of steps that nobody has looked at yet, on an engine whose reading makes the host wait. They are read
/// together, in one transfer: when something asks for a value, when there are many, and at the end of an epoch.
/// </summary>
internal sealed class UnreadSteps(TensorEngine engine, int losses)
{
    /// <summary>A step that went wrong is found after so many steps at most; nothing was updated since.</summary>
    private const int Most = 256;

    private readonly List<Row> rows = [];
    private readonly List<Tensor> tensors = [];
    private EpochLosses? sum;
    private float[] values = [];

    /// <summary>Whether the latest step is among them.</summary>
    public bool HasLatest { get; private set; }

    /// <summary>Whether they should be read now.</summary>
    public bool AreMany => rows.Count >= Most;

    /// <summary>Another step begins.</summary>
    public void Begin() => HasLatest = false;

    /// <summary>Keeps what a step computed.</summary>
    /// <param name="epoch">Its epoch.</param>
    /// <param name="step">Its number in the epoch.</param>
    /// <param name="loss">Its losses.</param>
    /// <param name="norm">The norm of its gradients, 1 x 1.</param>
    public void Add(int epoch, int step, LossSum loss, Tensor norm)
    {
        tensors.Clear();
        List<int> places = [];
        for (int i = 0; i < losses; i++)
        {
            if (loss.TermOf(i) is not { } term)
                continue;
            places.Add(i);
            tensors.Add(term);
        }

        tensors.Add(norm);
        rows.Add(new Row(epoch, step, [.. places], engine.Keep([.. tensors])));
        HasLatest = true;
    }

    /// <summary>The latest step counts in the mean of the epoch once it is read.</summary>
    public void Count(EpochLosses target)
    {
        sum = target;
        rows[^1] = rows[^1] with { Counts = true };
    }

    /// <summary>Reads all of them, in their order, up to the first with a number that is not finite.</summary>
    /// <param name="latest">Receives the losses of the last one that was read.</param>
    /// <returns>The step with such a number, the place of its loss (-1 for the norm of the gradients) and the number; null if there is none.</returns>
    public (int Epoch, int Step, int Loss, double Value)? Read(Span<double> latest)
    {
        if (rows.Count == 0)
            return null;
        int length = rows.Sum(row => row.Kept.Length);
        if (values.Length < length)
            values = new float[length];
        Tensor[] kept = [.. rows.Select(row => row.Kept)];
        engine.ReadAll(kept, values.AsSpan(0, length));
        foreach (Tensor row in kept)
            engine.Release(row);
        (int Epoch, int Step, int Loss, double Value)? broken = null;
        int start = 0;
        foreach (Row row in rows)
        {
            ReadOnlySpan<float> numbers = values.AsSpan(start, row.Kept.Length);
            start += row.Kept.Length;
            latest.Fill(double.NaN);
            for (int i = 0; i < row.Places.Length; i++)
                latest[row.Places[i]] = numbers[i];
            broken = FirstBroken(row, numbers);
            if (broken is not null)
                break;
            if (row.Counts)
                sum!.Add(latest);
        }

        rows.Clear();
        HasLatest = false;
        return broken;
    }

    private static (int Epoch, int Step, int Loss, double Value)? FirstBroken(Row row, ReadOnlySpan<float> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
                return (row.Epoch, row.Step, i < row.Places.Length ? row.Places[i] : -1, numbers[i]);
        }

        return null;
    }

    private readonly record struct Row(int Epoch, int Step, int[] Places, Tensor Kept)
    {
        /// <summary>Whether it belongs to the mean of the epoch.</summary>
        public bool Counts { get; init; }
    }
}
