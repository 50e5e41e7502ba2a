using System.Runtime.CompilerServices;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>What metrics are measured on, as far as a methodology says it: from this follows what they can be.</summary>
public sealed class MeasuredPart
{
    // Counting the levels of a subset looks at each of its operations, and every condition asks for them.
    private static readonly ConditionalWeakTable<DataSpec, MeasuredPart> Known = new();

    private MeasuredPart(DataSpec data)
    {
        bool isExternal = data.ExternalItems != null;
        // "on all" means all operations, also those that a subset does not train.
        bool isWhole = data.Measured == DataPart.All && !isExternal;
        IsExact = data.Measured == DataPart.All || data.Split == null;
        Items = isWhole ? DataFacts.Operations : IsExact ? data.Items : Drawn(data);
        Levels = isExternal ? data.Levels : isWhole ? DataFacts.Counts : data.Counts;
        Range = isExternal || !IsExact ? null : isWhole ? (0, DataFacts.Operations - 1) : data.Subset ?? (0, DataFacts.Operations - 1);
        string what = isExternal ? "items" : "operations";
        string whose = data.Measured switch { DataPart.Training => "training", DataPart.Validation => "validation", _ => "the test" };
        Words = !IsExact ? $"{Numbers.Format(Items)} {what} that are drawn for {whose}" : $"{(data.Measured == DataPart.All ? "all" : "the")} {Numbers.Format(Items)} {what}";
    }

    /// <summary>How many items there are.</summary>
    public int Items { get; }

    /// <summary>How many items each level has, or at most has where the part is drawn; null where external data does not say.</summary>
    public IReadOnlyList<int>? Levels { get; }

    /// <summary>Whether the levels are known; else a split draws the part, and only what holds for every draw is certain.</summary>
    public bool IsExact { get; }

    /// <summary>First and last index of the operations; null where they are drawn, or external.</summary>
    public (int First, int Last)? Range { get; }

    /// <summary>The part in words, such as "all 19683 operations".</summary>
    public string Words { get; }

    /// <summary>Sizes of the levels; of a drawn part those that are as even as a draw can make them.</summary>
    public IReadOnlyList<double>? Sizes
    {
        get
        {
            double[]? levels = Levels == null ? null : [.. Levels.Select(count => (double)count)];
            return levels == null || IsExact ? levels : TieLimits.MostEven(levels, Items);
        }
    }

    /// <summary>What the metrics of a methodology are measured on.</summary>
    public static MeasuredPart Of(DataSpec data) => Known.GetValue(data, known => new MeasuredPart(known));

    private static int Drawn(DataSpec data)
    {
        (double training, double validation, _) = data.Split!.Value;
        return data.Measured switch
        {
            DataPart.Training => data.Share(training),
            DataPart.Validation => data.Share(validation),
            _ => data.Items - data.Share(training) - data.Share(validation),
        };
    }
}
