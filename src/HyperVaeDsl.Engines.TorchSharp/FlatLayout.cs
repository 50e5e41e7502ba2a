using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>Where the parameters of a model lie in flat memory, and which stretches of it hold some of them.</summary>
internal sealed class FlatLayout
{
    /// <summary>Parameters begin at multiples of 64 bytes; what lies between is 0 and stays so.</summary>
    private const int Alignment = 16;

    private readonly FlatRange[] ranges;

    public FlatLayout(IReadOnlyList<ParameterShape> shapes)
    {
        ranges = new FlatRange[shapes.Count];
        for (int i = 0; i < shapes.Count; i++)
        {
            int count = shapes[i].Rows * shapes[i].Columns;
            ranges[i] = new FlatRange(Length, count);
            Length += (count + Alignment - 1) / Alignment * Alignment;
        }
    }

    /// <summary>Numbers in all.</summary>
    public int Length { get; }

    /// <summary>Where a parameter lies, by its place in the model.</summary>
    public FlatRange this[int index] => ranges[index];

    /// <summary>How many 0s lie between a parameter and what follows.</summary>
    public int GapAfter(int index) => (index + 1 < ranges.Length ? ranges[index + 1].Start : Length) - ranges[index].End;

    /// <summary>The memory of the chosen parameters, as few stretches as there are.</summary>
    public IReadOnlyList<FlatRange> Ranges(Func<int, bool> isChosen)
    {
        List<FlatRange> chosen = [];
        for (int i = 0; i < ranges.Length; i++)
        {
            if (isChosen(i))
                Add(chosen, i);
        }

        return chosen;
    }

    /// <summary>The stretches that one update treats alike, with the first parameter of each; what is frozen is in none.</summary>
    /// <param name="learningRates">The learning rate of each parameter.</param>
    /// <param name="isFrozen">Whether a parameter stands still.</param>
    /// <param name="missedUpdates">How many updates it has missed, which the correction of its moments counts.</param>
    public IReadOnlyList<(FlatRange Range, int First)> Runs(ReadOnlySpan<double> learningRates, Func<int, bool> isFrozen, Func<int, long> missedUpdates)
    {
        List<(FlatRange Range, int First)> runs = [];
        List<FlatRange> run = [];
        for (int i = 0; i < ranges.Length; i++)
        {
            bool isAlike = i > 0 && !isFrozen(i - 1) && !isFrozen(i) && learningRates[i] == learningRates[i - 1] && missedUpdates(i) == missedUpdates(i - 1);
            if (!isAlike)
                run = [];
            if (isFrozen(i))
                continue;
            int first = isAlike ? runs[^1].First : i;
            Add(run, i);
            if (isAlike)
                runs[^1] = (run[0], first);
            else
                runs.Add((run[0], first));
        }

        return runs;
    }

    // Neighbours become one stretch, with the 0s between them.
    private void Add(List<FlatRange> stretches, int index)
    {
        FlatRange range = ranges[index];
        bool follows = stretches.Count > 0 && index > 0 && stretches[^1].End == ranges[index - 1].End;
        int end = index == ranges.Length - 1 ? Length : range.End;
        if (follows)
            stretches[^1] = stretches[^1] with { Length = end - stretches[^1].Start };
        else
            stretches.Add(range with { Length = end - range.Start });
    }
}
