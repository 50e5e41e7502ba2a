using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>
/// Curves on a stretch without breaks, without all that only says when something counts: a search evaluates them often, and what is left there is a
/// calculation with constants and ramps. What is the same on both sides then has the same form, whichever plan it was read from, and cancels.
/// </summary>
internal static class FlatCurve
{
    private const int Deepest = 40;

    /// <summary>The same function on [from, to), on the clock of the run.</summary>
    public static Curve Of(PlacedCurve curve, double from, double to) => Of(curve, from, to, 0);

    /// <summary>a - b, with what both have in common taken off: only enclosures may use it, its values are rounded in another way.</summary>
    public static Curve Difference(Curve a, Curve b)
    {
        if (a.Equals(b))
            return new ConstantCurve(0);
        if (a is BinaryCurve left && b is BinaryCurve right && left.Operation == right.Operation)
        {
            switch (left.Operation)
            {
                case BinaryOperation.Add:
                    return Sum(BinaryOperation.Add, Difference(left.Left, right.Left), Difference(left.Right, right.Right));
                case BinaryOperation.Subtract:
                    return Sum(BinaryOperation.Subtract, Difference(left.Left, right.Left), Difference(left.Right, right.Right));
                case BinaryOperation.Multiply when left.Left.Equals(right.Left):
                    return new BinaryCurve(BinaryOperation.Multiply, left.Left, Difference(left.Right, right.Right));
                case BinaryOperation.Multiply when left.Right.Equals(right.Right):
                    return new BinaryCurve(BinaryOperation.Multiply, Difference(left.Left, right.Left), left.Right);
                case BinaryOperation.Divide when left.Right.Equals(right.Right):
                    return new BinaryCurve(BinaryOperation.Divide, Difference(left.Left, right.Left), left.Right);
            }
        }
        return new BinaryCurve(BinaryOperation.Subtract, a, b);
    }

    private static Curve Sum(BinaryOperation operation, Curve a, Curve b) =>
        b is ConstantCurve { Value: 0 } ? a
        : a is ConstantCurve { Value: 0 } && operation == BinaryOperation.Add ? b
        : new BinaryCurve(operation, a, b);

    private static Curve Of(PlacedCurve curve, double from, double to, int depth)
    {
        PlacedCurve plain = curve.Plain(from, to);
        if (plain.Curve is QuantisedCurve quantised && depth <= Deepest)
            return new QuantisedCurve(Of(new PlacedCurve(quantised.Inner, plain.Origin), from, to, depth + 1), quantised.Step);
        if (plain.Curve is not BinaryCurve binary || depth > Deepest)
            return plain.OnTheRun;
        Curve left = Of(new PlacedCurve(binary.Left, plain.Origin), from, to, depth + 1);
        Curve right = Of(new PlacedCurve(binary.Right, plain.Origin), from, to, depth + 1);
        BinaryCurve flat = new(binary.Operation, left, right);
        if (left is ConstantCurve && right is ConstantCurve)
            return new ConstantCurve(flat.At(from));
        if (binary.Operation is BinaryOperation.Min or BinaryOperation.Max)
        {
            // Where one operand is the smaller one throughout, the other one plays no part.
            Interval a = left.Bound(from, to);
            Interval b = right.Bound(from, to);
            if (a.High < b.Low)
                return binary.Operation == BinaryOperation.Min ? left : right;
            if (b.High < a.Low)
                return binary.Operation == BinaryOperation.Min ? right : left;
        }
        return flat;
    }
}
