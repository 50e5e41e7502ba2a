using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>Some of the operations, in ascending order, and what of them each valuation has.</summary>
internal sealed class OperationPool
{
    private readonly int[] operations;
    private readonly int[][] strata;

    private OperationPool(IEnumerable<int> chosen)
    {
        operations = [.. chosen.Order()];
        strata = [.. Enumerable.Range(0, TernaryOperations.Strata).Select(v => operations.Where(i => TernaryOperations.Valuations[i] == v).ToArray())];
    }

    /// <summary>All operations.</summary>
    public static OperationPool All { get; } = new(Enumerable.Range(0, TernaryOperations.Count));

    /// <summary>The operations.</summary>
    public ReadOnlySpan<int> Operations => operations;

    /// <summary>
    /// A part of the operations. The subset is put in an order that depends on the seed alone; its first operations are for
    /// training, the next for validation, the rest for the test. Both shares are rounded down.
    /// </summary>
    /// <exception cref="ArgumentException">The part is empty.</exception>
    public static OperationPool Of(DataSettings settings, DataPart part, ulong seed)
    {
        if (part is DataPart.Validation or DataPart.Test && settings.Split is null)
            throw new ArgumentException("Without a split there are no operations for validation or test.", nameof(part));
        if (part == DataPart.All || (settings.Subset is null && settings.Split is null))
            return All;
        (int first, int last) = settings.Subset ?? (0, TernaryOperations.Count - 1);
        int[] order = [.. Enumerable.Range(first, last - first + 1)];
        if (settings.Split is not { } split)
            return new OperationPool(order);
        int[] chosen = PartOf(order, split, part, seed);
        return chosen.Length > 0 ? new OperationPool(chosen) : throw new ArgumentException($"The {part} part of the operations is empty.", nameof(part));
    }

    /// <summary>The training, validation or test part of a split; puts the items in the order of the split.</summary>
    public static int[] PartOf(int[] order, (double Training, double Validation) split, DataPart part, ulong seed)
    {
        new RandomStream(seed, RandomPurpose.Split).Shuffle(order);
        (int training, int validation) = (SharesOf(order.Length, split.Training), SharesOf(order.Length, split.Validation));
        return part switch
        {
            DataPart.Training => order[..training],
            DataPart.Validation => order[training..(training + validation)],
            _ => order[(training + validation)..],
        };
    }

    /// <summary>How many operations a part of the settings has for training, without drawing them.</summary>
    public static int TrainingCount(DataSettings settings)
    {
        int count = settings.Subset is { } subset ? subset.Last - subset.First + 1 : settings.Items;
        return settings.Split is { } split ? SharesOf(count, split.Training) : count;
    }

    /// <summary>The operations of a valuation, ascending; there may be none.</summary>
    public ReadOnlySpan<int> OfValuation(int valuation) => strata[valuation];

    /// <summary>The range, widened until it has operations: downwards to 0, then upwards.</summary>
    public ValuationRange Present(ValuationRange range)
    {
        while (!HasAny(range))
            range = range.Lowest > 0 ? range with { Lowest = range.Lowest - 1 } : range with { Highest = range.Highest + 1 };
        return range;
    }

    private bool HasAny(ValuationRange range)
    {
        for (int v = range.Lowest; v <= range.Highest; v++)
        {
            if (strata[v].Length > 0)
                return true;
        }

        return false;
    }

    // A share that is whole but for rounding must not lose its last operation.
    private static int SharesOf(int count, double share) => (int)Math.Floor((count * share) + 1e-9);
}
