namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Stretches on which curves differ, in order, neighbours joined.</summary>
internal sealed class RangeList
{
    private readonly List<EpochRange> seen = [];
    private readonly List<EpochRange> possible = [];

    /// <summary>Those that were added; if there are any, those on which a difference is possible are among them.</summary>
    public IReadOnlyList<EpochRange> All => seen.Count == 0 ? seen : possible;

    /// <summary>Adds a stretch on which the curves differ.</summary>
    public void Add(double from, double to)
    {
        Join(seen, from, to);
        Join(possible, from, to);
    }

    /// <summary>Adds a stretch on which they may.</summary>
    public void AddPossible(double from, double to) => Join(possible, from, to);

    private static void Join(List<EpochRange> ranges, double from, double to)
    {
        if (ranges.Count > 0 && from - ranges[ranges.Count - 1].To <= 1e-9 * Math.Max(1, Math.Abs(from)))
            ranges[ranges.Count - 1] = ranges[ranges.Count - 1] with { To = to };
        else
            ranges.Add(new EpochRange(from, to));
    }
}
