using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>A curve over params whose values have to lie in an interval, at all times of a stretch and for all values of the params.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="From">Begin of the stretch.</param>
/// <param name="To">Its end; the value there is the limit from the left. With <paramref name="From"/> for one moment.</param>
/// <param name="Allowed">Where its values lie.</param>
/// <param name="Tolerance">By how much they may be outside: what only rounding tells apart.</param>
/// <param name="Code">What is reported where they do not.</param>
/// <param name="Span">Where that is reported.</param>
internal sealed record ParamFact(Curve Curve, double From, double To, Interval Allowed, double Tolerance, string Code, TextSpan Span)
{
    /// <summary>Whether it is that the curve keeps its sign.</summary>
    public bool IsOfSign => Allowed.Low.Equals(double.Epsilon) || Allowed.High.Equals(-double.Epsilon);

    /// <summary>A signal stays in an interval over the whole run, but for rounding.</summary>
    public static ParamFact InRange(string name, SignalTimeline timeline, Interval range, string code, TextSpan span) =>
        new(new ReferenceCurve(name, timeline), timeline.Segments[0].Start, timeline.End, range, Rounding(range), code, span);

    /// <summary>By how much values may be outside of an interval and still only touch its ends.</summary>
    public static double Rounding(Interval range) =>
        Crossings.RelativeTolerance * Math.Max(1, Math.Max(Finite(range.Low), Finite(range.High)));

    /// <summary>The curve never has the value 0 (and keeps the sign that it has at the point).</summary>
    public static ParamFact NotZero(Curve curve, double from, double to, bool isPositive, string code, TextSpan span) =>
        new(curve, from, to, isPositive ? new Interval(double.Epsilon, double.MaxValue) : new Interval(-double.MaxValue, -double.Epsilon), 0, code, span);

    private static double Finite(double limit) => Math.Abs(limit) <= double.MaxValue ? Math.Abs(limit) : 0;
}
