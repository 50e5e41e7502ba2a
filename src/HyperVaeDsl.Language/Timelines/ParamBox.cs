using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// The values that the params of a methodology are looked at with: a point while it is bound and judged, a box while something is proved of all points in it.
/// At a point it notes which params are read as plain numbers, and where: whatever never reads a param as a number is the same for all of its values, because
/// nothing that it decides depends on it.
/// </summary>
internal sealed class ParamBox
{
    private readonly double[] point;
    private readonly Interval[] values;
    private readonly SortedDictionary<int, TextSpan> read = [];
    private readonly List<ParamFact> facts = [];
    private readonly HashSet<int> fixedParams = [];

    /// <param name="names">The names of the params.</param>
    /// <param name="point">Their values.</param>
    /// <param name="ranges">The values that they may have.</param>
    /// <param name="areWhole">Whether only whole numbers of them.</param>
    public ParamBox(IReadOnlyList<string> names, double[] point, IReadOnlyList<Interval> ranges, IReadOnlyList<bool> areWhole)
    {
        Names = names;
        AreWhole = areWhole;
        this.point = point;
        Ranges = ranges;
        values = [.. ranges];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The place of a param; -1 for one that is a plain number here.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
                return i;
        }
        return -1;
    }

    /// <summary>The values that the params may have.</summary>
    public IReadOnlyList<Interval> Ranges { get; }

    /// <summary>Of which params only whole numbers are meant.</summary>
    public IReadOnlyList<bool> AreWhole { get; }

    /// <summary>Whether a param stands for all values of the box; else for the one of the point.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether reading a number is not noted, because what is read is proved of all values elsewhere.</summary>
    public bool IsProvedElsewhere { get; set; }

    /// <summary>The params that were read as numbers, with the place of the first use of each.</summary>
    public IReadOnlyDictionary<int, TextSpan> Read => read;

    /// <summary>What has to hold for all values of the params, so that what was bound is right for all of them.</summary>
    public IReadOnlyList<ParamFact> Facts => facts;

    public void Require(ParamFact fact) => facts.Add(fact);

    public void Require(IEnumerable<ParamFact> all) => facts.AddRange(all);

    /// <summary>What holds of the full box, without a search; the params stand for their values as before.</summary>
    public bool HoldsOfAll(Func<bool> holds) => OfAll(holds);

    /// <summary>What a calculation says of the full box.</summary>
    public T OfAll<T>(Func<T> calculate)
    {
        bool before = IsOpen;
        IsOpen = true;
        try
        {
            return calculate();
        }
        finally
        {
            IsOpen = before;
        }
    }

    /// <summary>Looks at the values of the point for what is only said, or warned of.</summary>
    public static T Peek<T>(Curve curve, Func<T> look) => curve.Params is { } box ? box.Peek(look) : look();

    /// <summary>Looks at the values of the point for something that is required of all values as well, so that nothing depends on them.</summary>
    public T Peek<T>(Func<T> look)
    {
        bool before = IsProvedElsewhere;
        IsProvedElsewhere = true;
        try
        {
            return look();
        }
        finally
        {
            IsProvedElsewhere = before;
        }
    }

    /// <summary>Requires that a calculation with params never divides by a value that becomes 0.</summary>
    public void RequireDivisor(Curve divisor, double from, double to, string code, TextSpan span) =>
        Require(ParamFact.NotZero(divisor, from, to, Peek(() => divisor.At(from)) >= 0, code, span));

    /// <summary>Requires that a curve is not 0 at a time at which it is not 0 at the point; false where it is 0 at all times that are looked at.</summary>
    public bool RequireActs(Curve curve, double from, double to, string code, TextSpan span)
    {
        (double time, double value) = Peek(() => new[] { 0, 0.25, 0.5, 0.75, 0.9 }.Select(share => from + share * (to - from)).Select(time => (time, curve.At(time))).OrderByDescending(pair => Math.Abs(pair.Item2)).First());
        if (value != 0)
            Require(ParamFact.NotZero(curve, time, time, value > 0, code, span));
        return value != 0;
    }

    /// <summary>Requires that a calculation with params has a result.</summary>
    public void RequireFinite(Curve curve, double from, double to, string code, TextSpan span) =>
        Require(new ParamFact(curve, from, to, new Interval(-double.MaxValue, double.MaxValue), 0, code, span));

    /// <summary>Notes that the params of a curve are read by something that proves nothing of all their values.</summary>
    public void Note(Curve curve)
    {
        if (curve is ParamCurve param && !read.ContainsKey(param.Index))
            read.Add(param.Index, param.Span);
        foreach (Curve part in curve is ReferenceCurve reference ? reference.Timeline.Segments.Select(segment => segment.Curve) : curve.Parts)
            Note(part);
    }

    /// <summary>Keeps a param at the value of the point from now on.</summary>
    public void Fix(int param) => fixedParams.Add(param);

    /// <summary>The box of all values.</summary>
    public Interval[] Whole => [.. Ranges.Select((range, i) => fixedParams.Contains(i) ? new Interval(point[i]) : range)];

    /// <summary>The values of the point.</summary>
    public double[] Point => [.. point];

    /// <summary>Opens the box for a proof.</summary>
    public void Open() => IsOpen = true;

    /// <summary>Begins anew at the same point: nothing is noted, required or fixed. Curves that were made with the box stay what they are.</summary>
    public void Renew()
    {
        read.Clear();
        facts.Clear();
        fixedParams.Clear();
        IsOpen = false;
        for (int i = 0; i < values.Length; i++)
            values[i] = Ranges[i];
    }

    /// <summary>Sets the box.</summary>
    public void Set(Interval[] box) => box.CopyTo(values, 0);

    /// <summary>The values of a param.</summary>
    public Interval Over(ParamCurve param) => IsOpen ? values[param.Index] : new Interval(At(param));

    /// <summary>The value of a param at the point.</summary>
    public double At(ParamCurve param)
    {
        if (IsOpen)
            return values[param.Index].Low + (values[param.Index].High - values[param.Index].Low) / 2;
        if (!IsProvedElsewhere && !read.ContainsKey(param.Index))
            read.Add(param.Index, param.Span);
        return point[param.Index];
    }
}
