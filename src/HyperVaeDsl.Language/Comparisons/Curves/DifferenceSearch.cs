using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>
/// Finds where the difference d = new - old of two smooth curves is above a tolerance, where it is largest, and the area below |d|. A stretch on which
/// the slope of d has one sign needs its ends only; others are halved until they have, or until an enclosure of d is narrow. What is largest is then searched
/// for where it still may be.
/// </summary>
/// <param name="tolerance">What is no difference.</param>
/// <param name="scale">Size of the values.</param>
/// <param name="cost">How many curves one evaluation computes at most: the more, the sooner the search gives up.</param>
internal sealed class DifferenceSearch(double tolerance, double scale, long cost)
{
    private const int MostEvaluations = 40_000;
    private const int FewestSplits = 400;
    private const int MostSplits = 5_000;

    // What has no closed form is halved so often for its area: all stretches together, and one at most. Short ones are known well enough as they are.
    private const int SplitsOfAnArea = 12;
    private const int ShortParts = 64;

    // Noise that has too many values is looked at so often, on all stretches together.
    private const int Samples = 2_000;

    // What varies by less than this share of the values is not halved again.
    private const double SmallShare = 1e-10;

    // And where the curves are known to differ, what varies by less than this one: how much they differ at most is searched for afterwards.
    private const double CoarseShare = 1e-3;

    // A part of a stretch at one of its ends on which a monotone difference stays below the tolerance is reported only if it is longer than this share.
    private const double ShortestShare = 1e-5;

    private readonly RangeList ranges = new();
    private readonly int splits = SplitsFor(cost);
    private int splitsLeft;
    private int samples = 1;
    private int areaSplitsLeft = SplitsFor(cost);

    /// <summary>
    /// Where d is above the tolerance, in order, neighbours joined. If it is so anywhere, stretches on which the search gave up before it could exclude it are
    /// among them.
    /// </summary>
    public IReadOnlyList<EpochRange> Ranges => ranges.All;

    /// <summary>The largest differences.</summary>
    public PeakSearch Peaks { get; } = new(tolerance, scale, SplitsFor(cost));

    /// <summary>The integral of |d|, enclosed.</summary>
    public Interval Area { get; private set; } = new(0);

    /// <summary>Looks at all stretches without breaks.</summary>
    public void Run(IReadOnlyList<(double From, double To, PlacedCurve Old, PlacedCurve New)> stretches)
    {
        // The first stretches must not take the work of the last ones.
        int share = Math.Max(1, splits / Math.Max(1, stretches.Count));
        samples = Math.Max(1, Samples / Math.Max(1, stretches.Count));
        foreach ((double from, double to, PlacedCurve old, PlacedCurve @new) in stretches)
        {
            splitsLeft += share;
            Add(from, to, new CurvePair(from, to, old, @new));
        }
        Peaks.Run();
    }

    private static int SplitsFor(long cost) => (int)Math.Max(FewestSplits, Math.Min(MostSplits, MostEvaluations / Math.Max(1, cost)));

    private void Add(double from, double to, CurvePair pair)
    {
        (Curve d, Curve form) = (pair.Difference, pair.Form);
        if (d.IsRandom)
        {
            Interval bound = d.Bound(from, to);
            Peaks.AddNoise(Size(bound));
            Area = IntervalMath.Add(Area, IntervalMath.Multiply(new Interval(to - from), new Interval(0, Size(bound))));
            for (int i = 0; i < samples; i++)
                Peaks.Look(pair.At(from + (to - from) * i / samples));
            ranges.Add(from, to);
            return;
        }
        Search(from, to);

        // Halves until a stretch says all by its ends, or hardly varies.
        void Search(double start, double end)
        {
            Interval values = Extremes.Enclose(form, start, end);
            double middle = start + (end - start) / 2;
            bool isMonotone = Extremes.IsMonotone(form.Slope(start, end));
            bool isSmall = middle <= start || middle >= end || !(values.High - values.Low > (Excludes(values, 0) ? CoarseShare : SmallShare) * scale);
            if (!isMonotone && !isSmall && splitsLeft > 0)
            {
                splitsLeft--;
                Search(start, middle);
                Search(middle, end);
                return;
            }
            // The time of a jump is known up to rounding; where the value at an end is that behind the jump, the one a little inside counts.
            double inset = Extremes.Inset(start, end);
            double begin = Math.Abs(d.At(start + inset) - d.At(start)) > 1e-9 * scale && pair.Jumps(start, start + inset) ? start + inset : start;
            double stop = Math.Abs(d.At(end - inset) - d.LimitAt(end)) > 1e-9 * scale && pair.Jumps(end - inset, end) ? end - inset : end;
            double size = Math.Max(Math.Abs(d.At(begin)), Math.Abs(d.LimitAt(stop)));
            Leaf(begin, stop, isMonotone);
            // By rounding an end may lie just before a clock begins, where a root has no value; an enclosure never asks for one.
            Peaks.Add(begin, stop, pair, !isMonotone ? null : double.IsNaN(size) ? Size(form.Bound(start, end)) : size);
        }

        void Leaf(double start, double end, bool isMonotone)
        {
            Peaks.Look(pair.At(start));
            Peaks.Look(pair.At(end));
            double first = d.At(start);
            double last = d.LimitAt(end);
            if (!isMonotone)
            {
                double middle = start + (end - start) / 2;
                Peaks.Look(pair.At(middle));
                Interval values = Extremes.Enclose(form, start, end);
                Area = IntervalMath.Add(Area, Excludes(values, 0) ? Absolute(Integrals.Of(form, start, end, 0)) : Absolute(IntervalMath.Multiply(new Interval(end - start), values)));
                if (Math.Max(Math.Max(Math.Abs(first), Math.Abs(last)), Math.Abs(d.At(middle))) > tolerance)
                    ranges.Add(start, end);
                else if (Size(values) > SmallShare * scale)
                    ranges.AddPossible(start, end);
                return;
            }
            if (Math.Abs(first) <= tolerance && Math.Abs(last) <= tolerance)
                return;
            if (first * last < 0)
            {
                double root = Bisect(start, end, time => first < 0 ? d.At(time) >= 0 : d.At(time) <= 0);
                Integrate(start, root);
                Integrate(root, end);
            }
            else
            {
                Integrate(start, end);
            }
            // Up to where a monotone difference leaves 0, and from where it reaches 0, the curves are one.
            double leaves = Math.Abs(first) > tolerance ? start : Bisect(start, end, time => Math.Abs(d.At(time)) > tolerance);
            double arrives = Math.Abs(last) > tolerance ? end : Bisect(start, end, time => Math.Abs(d.At(time)) <= tolerance);
            double shortest = ShortestShare * (end - start);
            ranges.Add(leaves - start > shortest ? leaves : start, end - arrives > shortest ? arrives : end);
        }

        void Integrate(double start, double end)
        {
            int most = (end - start) * ShortParts < to - from ? 0 : Math.Min(SplitsOfAnArea, areaSplitsLeft);
            areaSplitsLeft -= most;
            Area = IntervalMath.Add(Area, Absolute(Integrals.Of(form, start, end, most)));
        }
    }

    // The first time at which something holds that goes on to hold.
    private static double Bisect(double from, double to, Func<double, bool> holds)
    {
        for (int i = 0; i < 100; i++)
        {
            double middle = from + (to - from) / 2;
            if (middle <= from || middle >= to)
                break;
            if (holds(middle))
                to = middle;
            else
                from = middle;
        }
        return to;
    }

    private static bool Excludes(Interval values, double value) => values.Low > value || values.High < value;

    private static double Size(Interval values) => Math.Max(Math.Abs(values.Low), Math.Abs(values.High));

    private static Interval Absolute(Interval values) =>
        values.Low >= 0 ? values : values.High <= 0 ? new Interval(-values.High, -values.Low) : new Interval(0, Size(values));
}
