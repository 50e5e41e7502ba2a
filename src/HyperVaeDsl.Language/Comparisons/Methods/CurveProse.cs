using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using static HyperVaeDsl.Language.Comparisons.Methods.PaperText;

namespace HyperVaeDsl.Language.Comparisons.Methods;

/// <summary>A curve on a stretch of time, in words: "from 0 to 0.05 linearly over 10 epochs", "through two cycles of 20 epochs, each ...".</summary>
internal static class CurveProse
{
    private const double Rounding = 1e-9;

    /// <summary>What a curve does from start to end of the run.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="origin">When its clock began.</param>
    /// <param name="start">Begin.</param>
    /// <param name="end">End.</param>
    /// <param name="isWhole">Whether it does so throughout the run, so that its times need not be said.</param>
    public static string Of(Curve curve, double origin, double start, double end, bool isWhole)
    {
        string when = isWhole ? $" over {Epochs(end - start)}" : $" over {Stretch(start, end)}";
        string throughout = isWhole ? "" : when;
        switch (curve)
        {
            case ConstantCurve constant:
                return $"at {Number(constant.Value)}{when}";
            case RampCurve ramp:
                return Ramp(ramp, start - origin, end - origin, when);
            case PeriodicCurve periodic:
                string entered = start - origin > Rounding ? $" (entered {Epochs((start - origin) % periodic.Period)} after the begin of one)" : "";
                return Math.Abs(end - start - periodic.Period) <= Rounding * periodic.Period
                    ? $"through one cycle{when}{entered}: {Cycle(periodic)}"
                    : $"through {Count((end - start) / periodic.Period, "cycle")} of {Epochs(periodic.Period)}{throughout}{entered}, each {Cycle(periodic)}";
            case SequenceCurve sequence:
                return string.Join(", then ", sequence.Pieces.Select((piece, i) => (Piece: piece, From: Math.Max(start - origin, i == 0 ? double.NegativeInfinity : piece.Start), To: Math.Min(end - origin, i + 1 < sequence.Pieces.Count ? sequence.Pieces[i + 1].Start : double.PositiveInfinity)))
                    .Where(item => item.From < item.To).Select(item => Of(item.Piece.Curve, origin, item.From + origin, item.To + origin, isWhole: false)));
            case ClockCurve { Holds: true } held when start - origin < held.Start - Rounding:
                double begin = Math.Min(end, held.Start + origin);
                return $"at {Number(held.At(held.Start))} over {Stretch(start, begin)}{(begin < end ? $", then {Of(held.Inner, origin + held.Origin, begin, end, isWhole: false)}" : "")}";
            case ClockCurve clock:
                return Of(clock.Inner, origin + clock.Origin, start, end, isWhole);
            case NoiseCurve noise:
                return $"as {Noise(noise)}{throughout}, drawn anew {(noise.PerEpoch == 1 ? "each epoch" : $"{Numbers.Short(noise.PerEpoch)} times an epoch")}";
            default:
                return $"as {Formula(curve)}{throughout}";
        }
    }

    private static string Noise(NoiseCurve noise) => (noise.Normal == null
        ? $"uniform noise between {Number(noise.Low)} and {Number(noise.High)}"
        : $"normal noise around {Number(noise.Low + 0.5 * (noise.High - noise.Low))} with a standard deviation of {Number(noise.Normal.Deviation)}, truncated to {Number(noise.Low)} to {Number(noise.High)}")
        + $" (seed {Numbers.Format(noise.Seed)})";

    /// <summary>The ends of a ramp and how it gets from one to the other.</summary>
    public static string Way(RampCurve ramp) => $"from {Number(ramp.From)} to {Number(ramp.To)} {Manner(ramp)}";

    private static string Ramp(RampCurve ramp, double from, double to, string when)
    {
        if (Math.Abs(from) <= Rounding && Math.Abs(to - ramp.Duration) <= Rounding * Math.Max(1, to) && ramp.Arrives)
            return Way(ramp) + when;
        string part = Math.Abs(from) > Rounding ? $" (the rest of the way to {Number(ramp.To)} over {Epochs(ramp.Duration)})"
            : Math.Abs(to - ramp.Duration) <= Rounding * Math.Max(1, to) ? ""
            : to > ramp.Duration ? $" (passing {Number(ramp.To)} after {Epochs(ramp.Duration)})"
            : $" (cut off on the way to {Number(ramp.To)} over {Epochs(ramp.Duration)})";
        return $"from {Number(ramp.At(from))} to {Number(ramp.LimitAt(to))} {Manner(ramp)}{when}{part}";
    }

    private static string Cycle(PeriodicCurve periodic)
    {
        List<string> pieces = [];
        for (int i = 0; i < periodic.Pieces.Count; i++)
        {
            Piece piece = periodic.Pieces[i];
            double length = (i + 1 < periodic.Pieces.Count ? periodic.Pieces[i + 1].Start : periodic.Period) - piece.Start;
            pieces.Add(periodic.Pieces.Count == 1 && piece.Curve is RampCurve ramp && Math.Abs(ramp.Duration - length) <= Rounding * length ? Way(ramp) : Of(piece.Curve, 0, 0, length, isWhole: true));
        }
        return string.Join(", then ", pieces);
    }

    private static string Manner(RampCurve ramp) => Shape(ramp) + (ramp.Warp.Equals(1.0) ? "" : $" in time to the power {Number(ramp.Warp)}");

    private static string Shape(RampCurve ramp) => ramp.Shape switch
    {
        RampShape.Linear => "linearly",
        RampShape.Cosine => "by a half cosine",
        RampShape.Smoothstep => "by a smoothstep",
        RampShape.Exponential => "exponentially",
        RampShape.CosinePower => $"by a half cosine to the power {Number(ramp.Parameter)}",
        RampShape.Polynomial => $"by a polynomial of degree {Number(ramp.Parameter)}",
        RampShape.Sqrt => "by a square root",
        RampShape.InverseSqrt => $"by an inverse square root (time scale {Number(ramp.Parameter)} of its length)",
        RampShape.InverseTime => $"inversely with time (rate {Number(ramp.Parameter)})",
        RampShape.Sigmoid => $"by a logistic curve (slope {Number(ramp.Parameter)})",
        RampShape.RawSigmoid => $"by a logistic curve that is not renormalised (slope {Number(ramp.Parameter)})",
        RampShape.Tanh => $"by a hyperbolic tangent (slope {Number(ramp.Parameter)})",
        RampShape.RawTanh => $"by a hyperbolic tangent that is not renormalised (slope {Number(ramp.Parameter)})",
        _ => $"in {Count(ramp.Parameter, "equal step")}",
    };

    // Calculations in plain notation; what has a course of its own stands in brackets.
    private static string Formula(Curve curve) => curve switch
    {
        ConstantCurve constant => Number(constant.Value),
        ReferenceCurve reference => reference.Name + (reference.Delay == 0 ? "" : $" delayed by {Epochs(reference.Delay)}") + (reference.Scale == 1 ? "" : $" stretched by a factor of {Number(reference.Scale)}"),
        BinaryCurve { Operation: BinaryOperation.Min } least => $"min({Formula(least.Left)}, {Formula(least.Right)})",
        BinaryCurve { Operation: BinaryOperation.Max } most => $"max({Formula(most.Left)}, {Formula(most.Right)})",
        BinaryCurve binary => $"{Operand(binary, binary.Left)} {Sign(binary.Operation)} {Operand(binary, binary.Right)}",
        QuantisedCurve quantised => $"{(quantised.Inner is BinaryCurve ? $"({Formula(quantised.Inner)})" : Formula(quantised.Inner))} rounded to multiples of {Number(quantised.Step)}",
        ClockCurve { Holds: false } clock => Formula(clock.Inner),
        RampCurve ramp => $"[{Way(ramp)} over {Epochs(ramp.Duration)}]",
        PeriodicCurve periodic => $"[cycles of {Epochs(periodic.Period)}, each {Cycle(periodic)}]",
        NoiseCurve noise => $"[{Noise(noise)}]",
        ClockCurve held => $"[{Formula(held.Inner)} from epoch {Numbers.Short(held.Start)} on]",
        SequenceCurve sequence => $"[{Sequence(sequence)}]",
        _ => "a calculation",
    };

    private static string Sequence(SequenceCurve sequence)
    {
        List<string> parts = [];
        for (int i = 0; i < sequence.Pieces.Count; i++)
        {
            double start = i == 0 ? 0 : sequence.Pieces[i].Start;
            bool isLast = i + 1 == sequence.Pieces.Count;
            string when = isLast ? $" from epoch {Numbers.Short(start)} on" : $" over {Stretch(start, sequence.Pieces[i + 1].Start)}";
            Curve piece = sequence.Pieces[i].Curve is ClockCurve { Holds: false } clock ? clock.Inner : sequence.Pieces[i].Curve;
            parts.Add((piece is RampCurve ramp ? Way(ramp) : Formula(piece)) + when);
        }
        return string.Join(", then ", parts);
    }

    private static string Operand(BinaryCurve whole, Curve part)
    {
        bool isProduct = whole.Operation is BinaryOperation.Multiply or BinaryOperation.Divide;
        bool isLoose = part is BinaryCurve { Operation: BinaryOperation.Add or BinaryOperation.Subtract } || (part is BinaryCurve { Operation: BinaryOperation.Multiply or BinaryOperation.Divide } && whole.Operation == BinaryOperation.Divide && ReferenceEquals(part, whole.Right));
        bool needs = isProduct ? isLoose : whole.Operation == BinaryOperation.Subtract && ReferenceEquals(part, whole.Right) && isLoose;
        return needs || part is QuantisedCurve or ReferenceCurve { Delay: not 0 } ? $"({Formula(part)})" : Formula(part);
    }

    private static string Sign(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => "+",
        BinaryOperation.Subtract => "-",
        BinaryOperation.Multiply => "*",
        _ => "/",
    };
}
