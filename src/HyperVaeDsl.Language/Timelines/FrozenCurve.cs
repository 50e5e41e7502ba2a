namespace HyperVaeDsl.Language.Timelines;

/// <summary>A value that a curve over params has at a time, kept: what 'hold' goes on with.</summary>
/// <param name="Inner">The curve.</param>
/// <param name="Time">The time, on its clock.</param>
/// <param name="IsApproached">Whether it is the limit from the left.</param>
internal sealed record FrozenCurve(Curve Inner, double Time, bool IsApproached) : Curve
{
    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => [Inner];

    internal override bool IsSteady => true;

    /// <summary>What a curve approaches at a time, as a curve: a number where no param takes part.</summary>
    public static Curve Approached(Curve curve, double time) => curve switch
    {
        ConstantCurve => curve,
        { Params: null } => new ConstantCurve(curve.LimitAt(time)),
        PassageCurve passage when passage.ArrivesAt(time) => passage.To,
        _ => curve.IsSteady ? curve : new FrozenCurve(curve, time, true),
    };

    /// <summary>What a curve is at a time, as a curve.</summary>
    public static Curve At(Curve curve, double time) => curve is ConstantCurve ? curve : curve.Params == null ? new ConstantCurve(curve.At(time)) : curve.IsSteady ? curve : new FrozenCurve(curve, time, false);

    /// <inheritdoc />
    public override double At(double u) => IsApproached ? Inner.LimitAt(Time) : Inner.At(Time);

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Bound(from, to);

    /// <inheritdoc />
    public override double LimitAt(double u) => At(u);

    internal override Interval Bound(double from, double to) => Inner.Params!.IsOpen ? Inner.Bound(Begin, Time) : new Interval(At(from));

    internal override Interval Slope(double from, double to) => new(0);

    internal override Interval Partial(int param, double from, double to) => Inner.Partial(param, Begin, Time);

    internal override Curve Stretched(double factor) => this;

    internal override Curve Delayed(double duration) => this;

    // A limit is enclosed together with what comes just before it.
    private double Begin => IsApproached ? Time - 1e-13 * Math.Max(1, Math.Abs(Time)) : Time;
}
