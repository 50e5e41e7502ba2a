namespace HyperVaeDsl.Language.Timelines;

/// <summary>A curve with a clock of its own, as a function of the clock around it: inner(t - origin).</summary>
/// <param name="Inner">The curve on its own clock.</param>
/// <param name="Origin">When its clock began.</param>
/// <param name="Start">When it is first used; with a cycle that is entered in its middle later than the origin.</param>
/// <param name="Holds">Whether times before the start have the first value, as after 'delay'; else there are no such times.</param>
public sealed record ClockCurve(Curve Inner, double Origin, double Start, bool Holds) : Curve
{
    /// <inheritdoc />
    public override bool IsOnTheRun => true;

    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => [Inner];

    /// <inheritdoc />
    public override bool IsRandom => Inner.IsRandom;

    /// <inheritdoc />
    public override double At(double u) => Inner.At((Holds ? Math.Max(u, Start) : u) - Origin);

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Enclose(from, to, Inner.Over);

    /// <inheritdoc />
    public override double LimitAt(double u) => Holds && u <= Start ? At(Start) : Inner.LimitAt(u - Origin);

    internal override (Curve Curve, double Time, bool IsApproached) PartAt(double u, bool isApproached) =>
        isApproached && Holds && u <= Start ? (Inner, Start - Origin, false) : (Inner, (Holds && !isApproached ? Math.Max(u, Start) : u) - Origin, isApproached);

    internal override ParamBox? Params => Inner.Params;

    internal override Interval Bound(double from, double to) => !Holds || from >= Start ? Inner.Bound(from - Origin, to - Origin) : Enclose(from, to, Inner.Bound);

    internal override Interval Slope(double from, double to) =>
        Holds && from + (to - from) / 2 <= Start ? new Interval(0) : Inner.Slope(from - Origin, to - Origin);

    internal override Interval Partial(int param, double from, double to) => Holds && from + (to - from) / 2 <= Start
        ? Inner.Partial(param, Start - Origin, Start - Origin)
        : Inner.Partial(param, from - Origin, to - Origin);

    internal override void Breaks(double from, double to, BreakList into)
    {
        if (Holds)
            into.Add(Start);
        double begin = Holds ? Math.Max(from, Start) : from;
        into.AddFrom(Inner, Origin, begin - Origin, to - Origin);
    }

    internal override Curve Stretched(double factor) => new ClockCurve(Inner.Stretched(factor), Origin * factor, Start * factor, Holds);

    internal override Curve Delayed(double duration) => new ClockCurve(Inner, Origin + duration, Start + duration, Holds: true);

    private Interval Enclose(double from, double to, Func<double, double, Interval> inner)
    {
        if (!Holds || from >= Start)
            return inner(from - Origin, to - Origin);
        Interval first = Inner.ValueAt(Start - Origin);
        return to <= Start ? first : first.Join(inner(Start - Origin, to - Origin));
    }
}
