using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Draws batches from the user's own data: each epoch a fresh permutation of the items for training, read round and round, or every
/// item of a batch anew.
/// </summary>
internal sealed class ItemSampler(DataSettings settings, ulong seed)
{
    private readonly int[] pool = PartOf(settings, DataPart.Training, seed);
    private readonly int[] order = PartOf(settings, DataPart.Training, seed);
    private int shuffledFor = -1;

    /// <summary>
    /// The items of a part, ascending. All items are put in an order that depends on the seed alone; the first are for training, the
    /// next for validation, the rest for the test. Both shares are rounded down.
    /// </summary>
    /// <exception cref="ArgumentException">The part is empty.</exception>
    public static int[] PartOf(DataSettings settings, DataPart part, ulong seed)
    {
        int[] all = [.. Enumerable.Range(0, settings.Items)];
        if (part == DataPart.All || (part == DataPart.Training && settings.Split is null))
            return all;
        int[] chosen = OperationPool.PartOf(all, settings.Split ?? throw new ArgumentException("Without a split there are no items for validation or test.", nameof(part)), part, seed);
        Array.Sort(chosen);
        return chosen.Length > 0 ? chosen : throw new ArgumentException($"The {part} part of the items is empty.", nameof(part));
    }

    /// <summary>Fills a batch.</summary>
    public void Fill(int epoch, int step, Span<int> items)
    {
        if (settings.Sampler == SamplerKind.Uniform)
        {
            var random = new RandomStream(seed, RandomPurpose.Replacement, epoch, step);
            for (int i = 0; i < items.Length; i++)
                items[i] = pool[random.Below(pool.Length)];
            return;
        }

        if (shuffledFor != epoch)
        {
            pool.CopyTo(order, 0);
            new RandomStream(seed, RandomPurpose.Shuffle, epoch).Shuffle(order);
            shuffledFor = epoch;
        }

        int next = (int)((long)step * items.Length % order.Length);
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = order[next];
            next = next + 1 == order.Length ? 0 : next + 1;
        }
    }
}
