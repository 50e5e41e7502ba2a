using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>
/// Finds the largest of a measure of two curves over many stretches: the stretch that may hold most is halved until none can hold much more than what was
/// found, or the work is done that may be done.
/// </summary>
/// <param name="enclose">An upper bound of the measure between two times, and whether the values at these times are all that matters; the last number is a bound that is low enough.</param>
/// <param name="look">Measures at a time; returns the largest that was found so far.</param>
/// <param name="slack">How much more than what was found may stay possible.</param>
/// <param name="splits">How often stretches may be halved.</param>
internal sealed class LargestSearch(Func<CurvePair, double, double, double, (double Upper, bool IsAtEnds)> enclose, Func<CurvePair, double, double> look, double slack, int splits)
{
    private readonly StretchHeap open = new();
    private readonly List<CurvePair> pairs = [];

    /// <summary>Adds a stretch.</summary>
    public void Add(double from, double to, CurvePair pair)
    {
        // Stretches come in their order, many of one pair after another.
        if (pairs.Count == 0 || !ReferenceEquals(pairs[pairs.Count - 1], pair))
            pairs.Add(pair);
        open.Add(new Stretch(from, to, double.PositiveInfinity, pairs.Count - 1));
    }

    /// <summary>Searches one stretch.</summary>
    public double Run(double from, double to, CurvePair pair, double found)
    {
        Add(from, to, pair);
        return Run(found);
    }

    /// <summary>Searches; returns what nothing is above.</summary>
    /// <param name="found">The largest that is known already.</param>
    public double Run(double found)
    {
        StretchHeap bounded = new();
        while (open.Count > 0)
            Consider(open.TakeHighest());
        for (int i = 0; bounded.Count > 0; i++)
        {
            Stretch stretch = bounded.TakeHighest();
            double middle = stretch.From + (stretch.To - stretch.From) / 2;
            if (stretch.Upper <= found + slack)
                break;
            if (i == splits || stretch.To - stretch.From <= 1e-12 * Math.Max(1, Math.Abs(stretch.To)))
                return stretch.Upper;
            Consider(stretch with { To = middle });
            Consider(stretch with { From = middle });
        }
        return found;

        void Consider(Stretch stretch)
        {
            CurvePair pair = pairs[stretch.Of];
            (double upper, bool isAtEnds) = enclose(pair, stretch.From, stretch.To, found + slack);
            if (upper <= found + slack)
                return;
            found = Math.Max(look(pair, stretch.From), look(pair, stretch.To));
            if (!isAtEnds && upper > found + slack)
                bounded.Add(stretch with { Upper = upper });
        }
    }
}
