namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// A sum of multiples of curves with equal ones put together: x + (1 - x) is 1. Only enclosures use it; values are calculated as they
/// are written.
/// </summary>
internal sealed class LinearForm
{
    private readonly List<(Curve Curve, double Factor)> terms = [];
    private double constant;
    private int found;

    /// <summary>Whether it has fewer curves than what was written, so that it encloses more tightly.</summary>
    public bool IsShorter { get; private set; }

    public static LinearForm Of(Curve curve)
    {
        LinearForm form = new();
        form.Add(curve, 1);
        // Every enclosure asks.
        form.IsShorter = form.terms.Count(term => term.Factor != 0) < form.found;
        return form;
    }

    public Interval Bound(double from, double to) => Sum(new Interval(constant), curve => curve.Bound(from, to));

    public Interval Slope(double from, double to) => Sum(new Interval(0), curve => curve.Slope(from, to));

    public Interval Partial(int param, double from, double to) => Sum(new Interval(0), curve => curve.Partial(param, from, to));

    private Interval Sum(Interval start, Func<Curve, Interval> enclose) =>
        terms.Where(term => term.Factor != 0).Aggregate(start, (sum, term) => IntervalMath.Add(sum, IntervalMath.Multiply(new Interval(term.Factor), enclose(term.Curve))));

    private void Add(Curve curve, double factor)
    {
        switch (curve)
        {
            case ConstantCurve value:
                constant += factor * value.Value;
                break;
            case BinaryCurve { Operation: BinaryOperation.Add } sum:
                Add(sum.Left, factor);
                Add(sum.Right, factor);
                break;
            case BinaryCurve { Operation: BinaryOperation.Subtract } difference:
                Add(difference.Left, factor);
                Add(difference.Right, -factor);
                break;
            case BinaryCurve { Operation: BinaryOperation.Multiply, Left: ConstantCurve left } product:
                Add(product.Right, factor * left.Value);
                break;
            case BinaryCurve { Operation: BinaryOperation.Multiply, Right: ConstantCurve right } product:
                Add(product.Left, factor * right.Value);
                break;
            case BinaryCurve { Operation: BinaryOperation.Min or BinaryOperation.Max } extreme when extreme.Left.Equals(extreme.Right):
                found++;
                Add(extreme.Left, factor);
                break;
            default:
                found++;
                int index = terms.FindIndex(term => term.Curve.Equals(curve));
                if (index < 0)
                    terms.Add((curve, factor));
                else
                    terms[index] = (curve, terms[index].Factor + factor);
                break;
        }
    }
}
