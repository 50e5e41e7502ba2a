namespace HyperVaeDsl.Language.Timelines;

/// <summary>v.</summary>
/// <param name="Value">v.</param>
public sealed record ConstantCurve(double Value) : Curve
{
    /// <inheritdoc />
    public override double At(double u) => Value;

    /// <inheritdoc />
    public override Interval Over(double from, double to) => new(Value, Value);

    /// <inheritdoc />
    public override double LimitAt(double u) => Value;

    /// <inheritdoc />
    public override bool IsRandom => false;

    internal override ParamBox? Params => null;

    internal override bool IsSteady => true;

    internal override Interval Slope(double from, double to) => new(0);

    internal override Curve Stretched(double factor) => this;

    internal override Curve Delayed(double duration) => this;
}
