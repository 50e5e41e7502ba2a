namespace HyperVaeDsl.Language.Timelines;

/// <summary>A calculation with two curves of one clock, in double precision.</summary>
/// <param name="Operation">What is calculated.</param>
/// <param name="Left">First operand.</param>
/// <param name="Right">Second operand.</param>
public sealed record BinaryCurve(BinaryOperation Operation, Curve Left, Curve Right) : Curve
{
    /// <inheritdoc />
    public override bool IsOnTheRun => true;

    private LinearForm? linear;
    private bool? isSquare;
    private bool knowsParams;
    private ParamBox? parameters;

    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => [Left, Right];

    internal override ParamBox? Params
    {
        get
        {
            if (!knowsParams)
                (parameters, knowsParams) = (Left.Params ?? Right.Params, true);
            return parameters;
        }
    }

    /// <inheritdoc />
    public override bool IsRandom => Left.IsRandom || Right.IsRandom;

    /// <inheritdoc />
    public override double At(double u) => Calculate(Left.At(u), Right.At(u));

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Extremes.Of(this, from, to);

    /// <inheritdoc />
    public override double LimitAt(double u) => Calculate(Left.LimitAt(u), Right.LimitAt(u));

    internal override Interval Bound(double from, double to) => Linear is { IsShorter: true } form ? form.Bound(from, to) : Calculate(Left.Bound(from, to), Right.Bound(from, to));

    internal override Interval Slope(double from, double to)
    {
        if (Linear is { IsShorter: true } form)
            return form.Slope(from, to);
        return Derivative(from, to, Left.Slope(from, to), Right.Slope(from, to));
    }

    internal override Interval Partial(int param, double from, double to)
    {
        if (Params == null)
            return new Interval(0);
        if (Linear is { IsShorter: true } form)
            return form.Partial(param, from, to);
        return Derivative(from, to, Left.Partial(param, from, to), Right.Partial(param, from, to));
    }

    internal override bool IsSteady => Parts.All(part => part.IsSteady);

    internal override void Breaks(double from, double to, BreakList into)
    {
        Left.Breaks(from, to, into);
        Right.Breaks(from, to, into);
    }

    internal override Curve Stretched(double factor) => new BinaryCurve(Operation, Left.Stretched(factor), Right.Stretched(factor));

    internal override Curve Delayed(double duration) => new BinaryCurve(Operation, Left.Delayed(duration), Right.Delayed(duration));

    /// <summary>Whether another curve is the same calculation.</summary>
    public bool Equals(BinaryCurve? other) => other != null && Operation == other.Operation && Left.Equals(other.Left) && Right.Equals(other.Right);

    /// <inheritdoc />
    public override int GetHashCode() => (17 * Left.GetHashCode() + Right.GetHashCode()) * 17 + (int)Operation;

    private LinearForm? Linear => Operation is BinaryOperation.Min or BinaryOperation.Max or BinaryOperation.Divide ? null : linear ??= LinearForm.Of(this);

    // By the time or by a param, from the derivatives of both operands.
    private Interval Derivative(double from, double to, Interval a, Interval b)
    {
        switch (Operation)
        {
            case BinaryOperation.Add:
                return IntervalMath.Add(a, b);
            case BinaryOperation.Subtract:
                return IntervalMath.Subtract(a, b);
            case BinaryOperation.Multiply:
                return IntervalMath.Add(IntervalMath.Multiply(a, Right.Bound(from, to)), IntervalMath.Multiply(Left.Bound(from, to), b));
            case BinaryOperation.Divide:
                Interval divisor = Right.Bound(from, to);
                Interval quotient = IntervalMath.Divide(Left.Bound(from, to), divisor);
                return IntervalMath.Divide(IntervalMath.Subtract(a, IntervalMath.Multiply(quotient, b)), divisor);
            default:
                return ChosenSlope(Left.Bound(from, to), Right.Bound(from, to), a, b);
        }
    }

    // The square of what varies is never negative.
    private bool IsSquare => isSquare ??= Left.Equals(Right);

    private double Calculate(double a, double b) => Operation switch
    {
        BinaryOperation.Add => a + b,
        BinaryOperation.Subtract => a - b,
        BinaryOperation.Multiply => a * b,
        BinaryOperation.Divide => a / b,
        BinaryOperation.Min => Math.Min(a, b),
        _ => Math.Max(a, b),
    };

    private Interval Calculate(Interval a, Interval b) => Operation switch
    {
        BinaryOperation.Add => IntervalMath.Add(a, b),
        BinaryOperation.Subtract => IntervalMath.Subtract(a, b),
        BinaryOperation.Multiply => IsSquare ? IntervalMath.Square(a) : IntervalMath.Multiply(a, b),
        BinaryOperation.Divide => IntervalMath.Divide(a, b),
        BinaryOperation.Min => IntervalMath.Min(a, b),
        _ => IntervalMath.Max(a, b),
    };

    // Where one operand is the smaller one throughout, the slope of a minimum is its slope; where they cross it lies between both.
    private Interval ChosenSlope(Interval left, Interval right, Interval a, Interval b)
    {
        bool isMin = Operation == BinaryOperation.Min;
        return left.High <= right.Low ? (isMin ? a : b) : right.High <= left.Low ? (isMin ? b : a) : a.Join(b);
    }
}
