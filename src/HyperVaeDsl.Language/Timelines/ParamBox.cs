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
    private readonly HashSet<int> numbers = [];
    private readonly List<RuleQuestion> questions = [];
    private SortedDictionary<int, TextSpan>? readByRule;
    private bool isQuantity;

    /// <param name="names">The names of the params.</param>
    /// <param name="point">Their values.</param>
    /// <param name="domains">The values that they may have.</param>
    public ParamBox(IReadOnlyList<string> names, double[] point, IReadOnlyList<ParamDomain> domains)
    {
        Names = names;
        Domains = domains;
        this.point = point;
        values = [.. domains.Select(domain => domain.Range)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The place of a param; -1 for one that is a plain number here.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
                return numbers.Contains(i) ? -1 : i;
        }
        return -1;
    }

    /// <summary>The values that the params may have.</summary>
    public IReadOnlyList<ParamDomain> Domains { get; }

    /// <summary>Whether a param stands for all values of the box; else for the one of the point.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether a rule is asked of all values of a cell: comparisons of quantities are decided for all of them, or not at all.</summary>
    public bool IsCell { get; private set; }

    /// <summary>Whether something is compared or counted with params.</summary>
    public bool HasQuantities { get; set; }

    /// <summary>The rules that have to be asked of all values of the params.</summary>
    public IReadOnlyList<RuleQuestion> Questions => questions;

    /// <summary>Whether reading a number is not noted, because what is read is proved of all values elsewhere.</summary>
    public bool IsProvedElsewhere { get; set; }

    /// <summary>The params that were read as numbers, with the place of the first use of each.</summary>
    public IReadOnlyDictionary<int, TextSpan> Read => read;

    /// <summary>What has to hold for all values of the params, so that what was bound is right for all of them.</summary>
    public IReadOnlyList<ParamFact> Facts => facts;

    /// <summary>Notes a rule that read quantities.</summary>
    public void Ask(RuleQuestion question) => questions.Add(question);

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
        if (curve is ParamCurve param)
            Note(param.Index, param.Span, read);
        foreach (Curve part in curve is ReferenceCurve reference ? reference.Timeline.Segments.Select(segment => segment.Curve) : curve.Parts)
            Note(part);
    }

    /// <summary>The params whose quantities a rule reads at the point. What it reads of curves is noted as ever.</summary>
    public IReadOnlyDictionary<int, TextSpan> ReadBy(Action rule)
    {
        SortedDictionary<int, TextSpan> noted = readByRule = [];
        try
        {
            rule();
        }
        finally
        {
            readByRule = null;
        }
        return noted;
    }

    /// <summary>Asks something of all values of a cell.</summary>
    /// <exception cref="UndecidedException">The answer is not the same for all of them.</exception>
    public void Ask(Interval[] cell, Action rule)
    {
        Set(cell);
        IsCell = true;
        try
        {
            rule();
        }
        finally
        {
            IsCell = false;
            isQuantity = false;
        }
    }

    /// <summary>The number of a quantity.</summary>
    public double NumberOf(Curve level)
    {
        bool before = isQuantity;
        isQuantity = true;
        try
        {
            return level.At(0) + 0.0; // + 0.0 makes -0 a 0
        }
        finally
        {
            isQuantity = before;
        }
    }

    /// <summary>Whether a difference is below 0, or at most, for all values of the cell.</summary>
    public bool IsBelow(Curve difference, bool orEqual)
    {
        Interval values = OfAll(() => difference.Bound(0, 0));
        if (orEqual ? values.High <= 0 : values.High < 0)
            return true;
        if (orEqual ? values.Low > 0 : values.Low >= 0)
            return false;
        throw new UndecidedException([.. BoxSearch.ParamsOf(difference).Select(param => param.Index).Distinct()], isNumber: false);
    }

    /// <summary>Keeps a param at the value of the point from now on.</summary>
    public void Fix(int param) => fixedParams.Add(param);

    /// <summary>The box of all values.</summary>
    public Interval[] Whole => [.. Domains.Select((domain, i) => fixedParams.Contains(i) ? new Interval(point[i]) : domain.Range)];

    /// <summary>The values of the point.</summary>
    public double[] Point => [.. point];

    /// <summary>Opens the box for a proof.</summary>
    public void Open() => IsOpen = true;

    /// <summary>Ends a proof.</summary>
    public void Close() => IsOpen = false;

    /// <summary>Begins anew at the same point: nothing is noted, required or fixed. Curves that were made with the box stay what they are.</summary>
    /// <param name="plain">The params that are plain numbers from now on.</param>
    public void Renew(IEnumerable<string> plain)
    {
        read.Clear();
        facts.Clear();
        questions.Clear();
        HasQuantities = false;
        fixedParams.Clear();
        numbers.Clear();
        foreach (string name in plain)
            numbers.Add(IndexOf(name));
        fixedParams.UnionWith(numbers);
        IsOpen = false;
        IsCell = false;
        for (int i = 0; i < values.Length; i++)
            values[i] = Domains[i].Range;
    }

    /// <summary>The box as it is looked at.</summary>
    public Interval[] Values => [.. values];

    /// <summary>Sets the box.</summary>
    public void Set(Interval[] box) => box.CopyTo(values, 0);

    /// <summary>The values of a param.</summary>
    public Interval Over(ParamCurve param) => IsOpen ? values[param.Index] : new Interval(At(param));

    /// <summary>The value of a param at the point.</summary>
    public double At(ParamCurve param)
    {
        if (isQuantity && IsCell)
            return values[param.Index].IsPoint ? values[param.Index].Low : throw new UndecidedException([param.Index], isNumber: true);
        if (IsOpen)
            return values[param.Index].Low + (values[param.Index].High - values[param.Index].Low) / 2;
        if (isQuantity)
            Note(param.Index, param.Span, readByRule ?? read);
        else if (!IsProvedElsewhere)
            Note(param.Index, param.Span, read);
        return point[param.Index];
    }

    private static void Note(int param, TextSpan span, SortedDictionary<int, TextSpan> into)
    {
        if (!into.ContainsKey(param))
            into.Add(param, span);
    }
}
