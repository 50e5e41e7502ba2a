using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes a curve as a C# expression of the time. Every expression has the form that <see cref="Curve.At"/> computes, so that both give
/// the same bits.
/// </summary>
internal sealed class CurveEmitter(EmissionNames names)
{
    /// <summary>The expression of a curve whose clock began at a time of the run.</summary>
    public string Write(Curve curve, double origin) => Write(curve, curve.IsOnTheRun ? "epoch" : Since("epoch", origin), 0);

    // Inside a switch on the time in a cycle a variable holds that time; the depth keeps the names of nested ones apart.
    private string Write(Curve curve, string time, int depth) => curve switch
    {
        ConstantCurve constant => Numbers.Literal(constant.Value),
        RampCurve ramp => Ramp(ramp, $"{time} / {Numbers.Literal(ramp.Duration)}"),
        PeriodicCurve periodic => Periodic(periodic, time, depth),
        ClockCurve clock => Write(clock.Inner, Since(clock.Holds ? $"Math.Max({time}, {Numbers.Literal(clock.Start)})" : time, clock.Origin), depth),
        ReferenceCurve reference => Reference(reference, time),
        SequenceCurve sequence => Sequence(sequence, time, depth),
        BinaryCurve binary => Binary(binary, time, depth),
        QuantisedCurve quantised => $"Math.Round({Operand(quantised.Inner, time, depth)} / {Numbers.Literal(quantised.Step)}) * {Numbers.Literal(quantised.Step)}",
        NoiseCurve noise => $"{Numbers.Literal(noise.Low)} + {Numbers.Literal(noise.High - noise.Low)} * ScheduleNoise.Unit({Numbers.Format(noise.Seed)}, (long)Math.Floor({time} * {Numbers.Literal(noise.PerEpoch)} + {Numbers.Literal(NoiseCurve.Tolerance)}))",
        _ => throw new InvalidOperationException(),
    };

    private static string Since(string time, double origin) =>
        origin == 0 ? time : origin > 0 ? $"({time} - {Numbers.Literal(origin)})" : $"({time} + {Numbers.Literal(-origin)})";

    private static string Ramp(RampCurve ramp, string progress)
    {
        if (ramp.Shape == RampShape.Exponential)
            return $"{Numbers.Literal(ramp.From)} * Math.Pow({Numbers.Literal(ramp.Ratio)}, {progress})";
        string share = ShareOf(ramp, progress);
        // x + -d * p and x - d * p are the same bits; 0 + d * p and d * p are, for d above 0.
        return ramp.Delta < 0 ? $"{Numbers.Literal(ramp.From)} - {Numbers.Literal(-ramp.Delta)} * {share}"
            : ramp.From.Equals(0.0) ? $"{Numbers.Literal(ramp.Delta)} * {share}"
            : $"{Numbers.Literal(ramp.From)} + {Numbers.Literal(ramp.Delta)} * {share}";
    }

    private static string ShareOf(RampCurve ramp, string p)
    {
        string k = Numbers.Literal(ramp.Parameter);
        string span = Numbers.Literal(Shapes.Span(ramp.Shape, ramp.Parameter));
        string offset = Numbers.Literal(Shapes.Offset(ramp.Shape, ramp.Parameter));
        string logistic = $"1.0 / (1.0 + Math.Exp({k} * (0.5 - {p})))";
        string tanh = $"Math.Tanh({k} * ({p} - {Numbers.Literal(Shapes.TanhCentre)}))";
        return ramp.Shape switch
        {
            RampShape.Linear => $"({p})",
            RampShape.Cosine => $"(0.5 - 0.5 * Math.Cos(Math.PI * ({p})))",
            RampShape.Smoothstep => $"Smoothstep({p})",
            RampShape.CosinePower => $"(1.0 - Math.Pow(0.5 + 0.5 * Math.Cos(Math.PI * ({p})), {k}))",
            RampShape.Polynomial => Shapes.HasRoots(ramp.Parameter) ? $"(1.0 - Math.Pow(Math.Max(0.0, 1.0 - {p}), {k}))" : $"(1.0 - Math.Pow(1.0 - {p}, {k}))",
            RampShape.Sqrt => $"Math.Sqrt({p})",
            RampShape.InverseSqrt => $"((1.0 - 1.0 / Math.Sqrt(1.0 + {p} / {k})) / {span})",
            RampShape.InverseTime => $"((1.0 - 1.0 / (1.0 + {k} * ({p}))) / {span})",
            RampShape.Sigmoid => $"(({logistic} - {offset}) / {span})",
            RampShape.RawSigmoid => $"({logistic})",
            RampShape.Tanh => $"(({tanh} - {offset}) / {span})",
            RampShape.RawTanh => $"(0.5 + 0.5 * {tanh})",
            RampShape.Staircase => $"(Math.Floor({k} * ({p}) + {Numbers.Literal(Shapes.StepTolerance)}) / {k})",
            _ => throw new InvalidOperationException(),
        };
    }

    private string Periodic(PeriodicCurve periodic, string time, int depth)
    {
        string cycle = $"{time} % {Numbers.Literal(periodic.Period)}";
        if (periodic.Pieces.Count == 1)
            return Write(periodic.Pieces[0].Curve, $"({cycle})", depth);
        string variable = depth == 0 ? "u" : "u" + Numbers.Format(depth + 1);
        IEnumerable<string> arms = periodic.Pieces.Select((piece, i) =>
        {
            bool last = i + 1 == periodic.Pieces.Count;
            bool constant = piece.Curve is ConstantCurve;
            string bound = last ? "" : $"< {Numbers.Literal(periodic.Pieces[i + 1].Start)}";
            string pattern = constant ? (last ? "_" : bound) : last ? $"var {variable}" : $"{bound} and var {variable}";
            return $"{pattern} => {Write(piece.Curve, i == 0 ? variable : $"({variable} - {Numbers.Literal(piece.Start)})", depth + 1)}";
        });
        return $"({cycle}) switch {{ {string.Join(", ", arms)} }}";
    }

    private string Sequence(SequenceCurve sequence, string time, int depth)
    {
        IEnumerable<string> arms = sequence.Pieces.Select((piece, i) =>
            $"{(i + 1 == sequence.Pieces.Count ? "_" : $"< {Numbers.Literal(sequence.Pieces[i + 1].Start)}")} => {Write(piece.Curve, time, depth)}");
        return $"{time} switch {{ {string.Join(", ", arms)} }}";
    }

    private string Binary(BinaryCurve binary, string time, int depth)
    {
        if (binary.Operation is BinaryOperation.Min or BinaryOperation.Max)
            return $"Math.{binary.Operation}({Write(binary.Left, time, depth)}, {Write(binary.Right, time, depth)})";
        string sign = binary.Operation switch { BinaryOperation.Add => "+", BinaryOperation.Subtract => "-", BinaryOperation.Multiply => "*", _ => "/" };
        return $"{Operand(binary.Left, time, depth)} {sign} {Operand(binary.Right, time, depth)}";
    }

    private string Operand(Curve curve, string time, int depth) => IsAtom(curve) ? Write(curve, time, depth) : $"({Write(curve, time, depth)})";

    private static bool IsAtom(Curve curve) => curve is ConstantCurve or ReferenceCurve or BinaryCurve { Operation: BinaryOperation.Min or BinaryOperation.Max };

    private string Reference(ReferenceCurve reference, string time)
    {
        string name = names.Signal(reference.Name);
        if (reference.Delay == 0 && reference.Scale == 1)
            return $"{name}({time})";
        return $"{name}(Math.Max(0.0, ({time} - {Numbers.Literal(reference.Delay)}) / {Numbers.Literal(reference.Scale)}))";
    }
}
