namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// What a measure of order can be at most when one side falls into classes that tie and the other side has no ties. Sizes of classes are
/// whole numbers; they are doubles because pairs of items are counted too.
/// </summary>
public static class TieLimits
{
    /// <summary>
    /// The largest |Spearman correlation|, sqrt(1 - sum(t^3 - t) / (n^3 - n)) for classes of t out of n; 0 where nothing differs. It is
    /// reached by every order that keeps the classes in order (Kendall, Rank Correlation Methods, section 3.6).
    /// </summary>
    public static double Spearman(IEnumerable<double> classSizes)
    {
        double n = 0, ties = 0;
        foreach (double t in classSizes)
        {
            n += t;
            ties += (t * t * t) - t;
        }
        return n < 2 ? 0 : Math.Sqrt(Math.Max(0, 1 - (ties / ((n * n * n) - n))));
    }

    /// <summary>The largest |Kendall tau-b|, sqrt(1 - sum(t^2 - t) / (n^2 - n)); 0 where nothing differs.</summary>
    public static double Kendall(IEnumerable<double> classSizes) => Math.Sqrt(1 - TiedPairs(classSizes));

    /// <summary>
    /// The largest share of pairs of which "the first lies higher" has the same answer on both sides: of a tied pair, asked both ways
    /// round, an order without ties gets one answer right, so 1 - sum(t^2 - t) / (2 (n^2 - n)).
    /// </summary>
    public static double Concordance(IEnumerable<double> classSizes) => 1 - (TiedPairs(classSizes) / 2);

    /// <summary>How many unordered pairs of different items have levels that differ by 0, 1, ...</summary>
    public static IReadOnlyList<double> PairsByDifference(IReadOnlyList<int> levelSizes) =>
        [.. Enumerable.Range(0, levelSizes.Count).Select(difference => Enumerable.Range(0, levelSizes.Count - difference)
            .Sum(low => difference == 0 ? levelSizes[low] * (levelSizes[low] - 1.0) / 2 : (double)levelSizes[low] * levelSizes[low + difference]))];

    /// <summary>
    /// Whole sizes of classes that add up to a total, none above its cap, as equal as the caps allow: they make every sum of a convex
    /// function of the sizes, such as t^3 - t, as small as it can be. The caps must leave room for the total.
    /// </summary>
    public static IReadOnlyList<double> MostEven(IReadOnlyList<double> caps, double total)
    {
        int[] ascending = [.. Enumerable.Range(0, caps.Count).OrderBy(i => caps[i]).ThenBy(i => i)];
        double[] sizes = new double[caps.Count];
        double rest = total;
        for (int place = 0; place < ascending.Length; place++)
        {
            // What is left is dealt to the classes that are left; a remainder goes to those with the largest caps.
            double share = Math.Floor(rest / (ascending.Length - place));
            sizes[ascending[place]] = Math.Min(caps[ascending[place]], share);
            rest -= sizes[ascending[place]];
        }
        return sizes;
    }

    /// <summary>
    /// The limit of <see cref="Spearman"/> over differences of levels for items of which only caps are known: no choice of items exceeds it.
    /// Equal levels make at least as many ties as the most even choice has; the other pairs are taken to be as even as the caps allow.
    /// </summary>
    public static double SpearmanOfPairs(IReadOnlyList<int> caps, int items)
    {
        IReadOnlyList<double> most = PairsByDifference(caps);
        double pairs = items * (items - 1.0) / 2;
        double tied = MostEven([.. caps.Select(cap => (double)cap)], items).Sum(t => t * (t - 1) / 2);
        IReadOnlyList<double> even = MostEven([pairs, .. most.Skip(1)], pairs);
        return Spearman(even[0] >= tied ? even : [tied, .. MostEven([.. most.Skip(1)], pairs - tied)]);
    }

    // The share of all pairs that tie; 1 where there are none.
    private static double TiedPairs(IEnumerable<double> classSizes)
    {
        double n = 0, ties = 0;
        foreach (double t in classSizes)
        {
            n += t;
            ties += t * (t - 1);
        }
        return n < 2 ? 1 : ties / (n * (n - 1));
    }
}
