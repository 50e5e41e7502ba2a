using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Both curves of a stretch without breaks, in the forms in which they are evaluated and enclosed.</summary>
internal sealed class CurvePair
{
    private readonly PlacedCurve old;
    private readonly PlacedCurve @new;
    private readonly double from;
    private readonly double to;
    private readonly bool? isQuotientMonotone;

    public CurvePair(double from, double to, PlacedCurve old, PlacedCurve @new)
    {
        (this.from, this.to, this.old, this.@new) = (from, to, old, @new);
        Before = FlatCurve.Of(old, from, to);
        After = FlatCurve.Of(@new, from, to);
        Difference = new BinaryCurve(BinaryOperation.Subtract, After, Before);
        Form = FlatCurve.Difference(After, Before);
        isQuotientMonotone = IsMonotone(old.Plain(from, to), @new.Plain(from, to)) ? true : null;
    }

    /// <summary>The old curve.</summary>
    public Curve Before { get; }

    /// <summary>The new curve.</summary>
    public Curve After { get; }

    /// <summary>new - old.</summary>
    public Curve Difference { get; }

    /// <summary>The same but for rounding, in a form that encloses more tightly.</summary>
    public Curve Form { get; }

    /// <summary>Both values at a time of the stretch.</summary>
    public CurvePoint At(double time) => time >= to ? new CurvePoint(to, true, old.LimitAt(to), @new.LimitAt(to)) : new CurvePoint(Math.Max(from, time), false, old.At(time), @new.At(time));

    /// <summary>Whether one of them jumps between two times next to each other.</summary>
    public bool Jumps(double before, double after) => old.Jumps(before, after, from, to) || @new.Jumps(before, after, from, to);

    /// <summary>Whether new / old only rises or only falls between two times, at which neither is 0.</summary>
    public bool IsQuotientMonotone(double start, double end) => isQuotientMonotone ?? Extremes.IsMonotone(Quotient.Slope(start, end));

    /// <summary>new / old.</summary>
    public Curve Quotient => field ??= new BinaryCurve(BinaryOperation.Divide, After, Before);

    // (a + b s) / (c + d s) has no extremum, and s is the same monotone share of one way for both; nor has a quotient of exponentials.
    private static bool IsMonotone(PlacedCurve old, PlacedCurve @new) => (old.Curve, @new.Curve) switch
    {
        (ConstantCurve, ConstantCurve or RampCurve) or (RampCurve, ConstantCurve) => true,
        (RampCurve a, RampCurve b) when a.Shape == b.Shape && a.Warp.Equals(b.Warp) && a.Shape != RampShape.Staircase =>
            (a.Shape is RampShape.Linear or RampShape.Exponential && a.Warp.Equals(1.0)) || (a.Duration.Equals(b.Duration) && a.Parameter.Equals(b.Parameter) && old.Origin.Equals(@new.Origin)),
        _ => false,
    };
}
