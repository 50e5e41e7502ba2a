using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>The value of a param, the same at all times.</summary>
/// <param name="Name">The param.</param>
/// <param name="Index">Its place among the params.</param>
/// <param name="Box">The values that it is looked at with.</param>
/// <param name="Span">Where it is used.</param>
internal sealed record ParamCurve(string Name, int Index, ParamBox Box, TextSpan Span) : Curve
{
    /// <inheritdoc />
    public override bool IsRandom => Box.IsOpen && !Box.Over(this).IsPoint;

    internal override ParamBox? Params => Box;

    /// <inheritdoc />
    public override double At(double u) => Box.At(this);

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Box.Over(this);

    /// <inheritdoc />
    public override double LimitAt(double u) => Box.At(this);

    internal override bool IsSteady => true;

    internal override Interval Slope(double from, double to) => new(0);

    internal override Interval Partial(int param, double from, double to) => new(param == Index ? 1 : 0);

    internal override Curve Stretched(double factor) => this;

    internal override Curve Delayed(double duration) => this;

    /// <summary>Whether another curve is the same param.</summary>
    public bool Equals(ParamCurve? other) => other != null && Index == other.Index;

    /// <inheritdoc />
    public override int GetHashCode() => Index;
}
