using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>The largest difference of two plans, absolutely and as a share, with what no difference is above.</summary>
/// <param name="tolerance">What is no difference.</param>
/// <param name="scale">Size of the values.</param>
/// <param name="splits">How often stretches may be halved for either.</param>
internal sealed class PeakSearch(double tolerance, double scale, int splits)
{
    // To how much the largest difference is known, as a share of the values, and the largest share.
    private const double SmallShare = 1e-10;
    private const double RelativeSlack = 1e-4;

    // What differs by less than this share is equally large; so often a stretch is halved to see whether it is.
    private const double EqualShare = 1e-9;
    private const int SplitsOfAPeak = 60;

    private readonly List<(double From, double To, CurvePair Pair)> open = [];
    private readonly List<(double From, double To, CurvePair Pair)> all = [];

    /// <summary>The largest |d| that was found; null while none is above the tolerance.</summary>
    public CurvePoint? Largest { get; private set; }

    /// <summary>The largest share |d| / max(|old|, |new|) that was found.</summary>
    public CurvePoint? LargestRelative { get; private set; }

    /// <summary>No |d| is above this.</summary>
    public double Bound { get; private set; }

    /// <summary>No share is above this, but for values that are a millionth of the largest one.</summary>
    public double RelativeBound { get; private set; }

    private double Found => Math.Abs(Largest?.Difference ?? 0);

    /// <summary>Looks at both values.</summary>
    public void Look(CurvePoint point)
    {
        if (!(Math.Abs(point.Difference) > tolerance))
            return;
        if (Largest == null || Math.Abs(point.Difference) > Found)
            Largest = point;
        bool isWorthAShare = Math.Max(Math.Abs(point.Old), Math.Abs(point.New)) > RelativeDifference.Floor * scale;
        if (isWorthAShare && (LargestRelative == null || point.Relative > LargestRelative.Relative))
            LargestRelative = point;
    }

    /// <summary>Adds a stretch whose ends were looked at.</summary>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="pair">The curves.</param>
    /// <param name="bound">No |d| on it is above this; null where that is to be searched for.</param>
    public void Add(double from, double to, CurvePair pair, double? bound)
    {
        all.Add((from, to, pair));
        if (bound is { } known)
            Bound = Math.Max(Bound, known);
        else
            open.Add((from, to, pair));
    }

    /// <summary>Adds noise, of which nothing but its bound is known.</summary>
    public void AddNoise(double bound) => (Bound, RelativeBound) = (Math.Max(Bound, bound), 2);

    /// <summary>Searches on the stretches that were added, in their order.</summary>
    public void Run()
    {
        LargestSearch absolute = new(Enclose, (pair, time) =>
        {
            Look(pair.At(time));
            return Found;
        }, SmallShare * scale, splits);
        open.ForEach(stretch => absolute.Add(stretch.From, stretch.To, stretch.Pair));
        Bound = Math.Max(Bound, absolute.Run(Found));
        FindEarliest();
        LargestSearch relative = new((pair, from, to, enough) => RelativeDifference.Enclose(pair, from, to, scale, enough), (pair, time) =>
        {
            Look(pair.At(time));
            return LargestRelative?.Relative ?? 0;
        }, RelativeSlack, splits);
        all.ForEach(stretch => relative.Add(stretch.From, stretch.To, stretch.Pair));
        RelativeBound = Math.Max(RelativeBound, relative.Run(LargestRelative?.Relative ?? 0));
    }

    private static (double Upper, bool IsAtEnds) Enclose(CurvePair pair, double from, double to, double enough)
    {
        Interval values = Extremes.Enclose(pair.Form, from, to);
        double upper = Math.Max(Math.Abs(values.Low), Math.Abs(values.High));
        return (upper, upper > enough && Extremes.IsMonotone(pair.Form.Slope(from, to)));
    }

    // What repeats is as large at many times; the first of them is what a reader looks for.
    private void FindEarliest()
    {
        double enough = Found - EqualShare * scale;
        foreach ((double from, double to, CurvePair pair) in open)
        {
            if (Largest == null || to >= Largest.Time)
                return;
            CurvePoint? best = null;
            LargestSearch search = new(Enclose, (_, time) =>
            {
                CurvePoint point = pair.At(time);
                if (best == null || Math.Abs(point.Difference) > Math.Abs(best.Difference))
                    best = point;
                return Math.Max(enough, Math.Abs(best.Difference));
            }, SmallShare * scale, SplitsOfAPeak);
            search.Add(from, to, pair);
            search.Run(enough);
            if (best != null && Math.Abs(best.Difference) >= enough)
                Largest = best;
        }
    }
}
