namespace HyperVaeDsl.Language.Timelines;

/// <summary>A monotone passage from one value to another.</summary>
/// <param name="From">Value at u = 0, unless the shape is a raw one.</param>
/// <param name="To">Value at u = duration, unless the shape is a raw one.</param>
/// <param name="Duration">Length in epochs.</param>
/// <param name="Shape">The way between.</param>
/// <param name="Parameter">Parameter k of the shape, 0 for a shape without one.</param>
/// <param name="Extends">Whether the formula goes on after the duration.</param>
/// <param name="Warp">The power w of the progress in whose place the shape is taken, p = (u / duration)^w; 1 for the plain shape.</param>
public sealed record RampCurve(double From, double To, double Duration, RampShape Shape, double Parameter = 0, bool Extends = false, double Warp = 1) : Curve
{
    /// <summary>to - from.</summary>
    public double Delta => To - From;

    /// <summary>to / from, for the exponential shape.</summary>
    public double Ratio => To / From;

    /// <summary>Whether the value at the end of the duration is <see cref="To"/> itself.</summary>
    public bool Arrives => Shape is not (RampShape.RawSigmoid or RampShape.RawTanh);

    /// <inheritdoc />
    public override double At(double u)
    {
        double p = Progress(u);
        return Shape == RampShape.Exponential ? From * Math.Pow(Ratio, p) : From + Delta * Shapes.Share(Shape, p, Parameter);
    }

    /// <summary>The progress at a time, as the shape takes it.</summary>
    public double Progress(double u) => Warp.Equals(1.0) ? u / Duration : Math.Pow(u / Duration, Warp);

    // Every shape is monotone, so the ends are the extremes.
    /// <inheritdoc />
    public override Interval Over(double from, double to) => Interval.Between(At(Math.Max(0, from)), LimitAt(to));

    /// <inheritdoc />
    public override double LimitAt(double u)
    {
        if (!Extends && u >= Duration)
            return Arrives ? To : At(Duration);
        if (Shape != RampShape.Staircase)
            return At(u);
        double step = Math.Max(0, Math.Ceiling(Parameter * (u / Duration) + Shapes.StepTolerance) - 1);
        return From + Delta * (step / Parameter);
    }

    /// <inheritdoc />
    public override bool IsRandom => false;

    internal override ParamBox? Params => null;

    internal override Interval Slope(double from, double to)
    {
        double end = Extends ? double.PositiveInfinity : Duration;
        double start = Math.Max(0, Math.Min(from, end));
        double stop = Math.Max(start, Math.Min(to, end));
        if (Shape == RampShape.Exponential)
            return IntervalMath.Multiply(Interval.Between(At(start), At(stop)), new Interval(Math.Log(Ratio) / Duration));
        return IntervalMath.Multiply(ShareSlope(start, stop), new Interval(Delta / Duration));
    }

    /// <summary>Enclosure of the derivative of the share by u / duration.</summary>
    internal Interval ShareSlope(double from, double to) => Warp.Equals(1.0)
        ? Shapes.Derivative(Shape, from / Duration, to / Duration, Parameter)
        : WarpedShapes.Derivative(Shape, from / Duration, to / Duration, Parameter, Warp);

    internal override void Breaks(double from, double to, BreakList into)
    {
        if (Shape != RampShape.Staircase)
            return;
        double step = Duration / Parameter;
        double end = Extends ? to : Math.Min(to, Duration);
        // A step is taken a little early, so the last one lies before the end even where rounding puts its whole number behind it.
        for (double i = Math.Max(1, Math.Floor(from / step)); into.HasRoom && (i - Shapes.StepTolerance) * step <= end; i++)
            into.Add((i - Shapes.StepTolerance) * step);
    }

    internal override Curve Stretched(double factor) => this with { Duration = Duration * factor };
}
