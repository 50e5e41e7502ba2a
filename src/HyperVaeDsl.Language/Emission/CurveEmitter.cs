using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes a curve as a C# expression of the time. Every expression has the form that <see cref="Curve.At"/> computes, so that both give
/// the same bits: only what is exact is left out (a factor or divisor of 1, a term of 0, parentheses that precedence implies).
/// </summary>
internal sealed class CurveEmitter(EmissionNames names)
{
    private const int Whole = 0;
    private const int Sum = 1;
    private const int Product = 2;
    private const int Atom = 3;

    /// <summary>The expression of a curve whose clock began at a time of the run.</summary>
    public string Write(Curve curve, double origin, CurveScope scope)
    {
        if (curve is ConstantCurve constant)
            return Numbers.Literal(constant.Value);
        if (curve.IsSteady)
            return names.Level(curve);
        string now = scope.Time();
        return Write(curve, curve.IsOnTheRun ? now : Since(now, origin), 0, scope, isRoot: true).Text;
    }

    // Inside a switch on the time in a cycle a variable holds that time; the depth keeps the names of nested ones apart.
    private Expression Write(Curve curve, string time, int depth, CurveScope scope, bool isRoot = false) => curve switch
    {
        ConstantCurve constant => new(Numbers.Literal(constant.Value), Atom),
        { IsSteady: true } => Level(names.Level(curve)),
        PassageCurve passage => Passage(passage, Progress(passage.Way, time)),
        RampCurve ramp => Ramp(ramp, Progress(ramp, time)),
        PeriodicCurve periodic => Periodic(periodic, time, depth, scope, isRoot),
        ClockCurve clock => Write(clock.Inner, Since(clock.Holds ? $"Math.Max({time}, {Numbers.Literal(clock.Start)})" : time, clock.Origin), depth, scope),
        ReferenceCurve reference => new(Reference(reference, time, scope), Atom),
        SequenceCurve sequence => Sequence(sequence, time, depth, scope, isRoot),
        BinaryCurve binary => Binary(binary, time, depth, scope),
        QuantisedCurve { Step: var step } quantised => new($"Math.Round({Write(quantised.Inner, time, depth, scope).In(Product)} / {Numbers.Literal(step)}) * {Numbers.Literal(step)}", Product),
        NoiseCurve { Normal: { } spread } noise => new($"ScheduleNoise.Normal({Cell(noise, time)}, {Numbers.Literal(noise.Low)}, {Numbers.Literal(noise.High)}, {Numbers.Literal(spread.Deviation)}, {Numbers.Literal(spread.Within)})", Atom),
        NoiseCurve noise => new($"{Numbers.Literal(noise.Low)} + {Difference(noise.High, noise.Low)} * ScheduleNoise.Unit({Cell(noise, time)})", Sum),
        _ => throw new InvalidOperationException(),
    };

    // Seed and number of the cell of time.
    private static string Cell(NoiseCurve noise, string time) =>
        $"{Numbers.Format(noise.Seed)}, (long)Math.Floor({time} * {Numbers.Literal(noise.PerEpoch)} + {Numbers.Literal(NoiseCurve.Tolerance)})";

    private string Since(string time, double origin) =>
        !names.Folds(Folding.Origins) ? $"({time} - {Numbers.Literal(origin)})" : origin == 0 ? time : origin > 0 ? $"({time} - {Numbers.Literal(origin)})" : $"({time} + {Numbers.Literal(-origin)})";

    // A name or a number needs no parentheses.
    private static Expression Level(string text) => new(text, text.All(sign => char.IsLetterOrDigit(sign) || sign is '_' or '.' or '@') ? Atom : Whole);

    private string Progress(RampCurve way, string time)
    {
        string passed = way.Duration.Equals(1.0) && names.Folds(Folding.Lengths) ? time : $"{time} / {Numbers.Literal(way.Duration)}";
        return way.Warp.Equals(1.0) ? passed : $"Math.Pow({passed}, {Numbers.Literal(way.Warp)})";
    }

    private Expression Passage(PassageCurve passage, string progress)
    {
        string from = names.Operand(passage.From);
        string to = names.Operand(passage.To);
        return passage.Way.Shape == RampShape.Exponential
            ? new($"{from} * Math.Pow({to} / {from}, {progress})", Product)
            // 0 + (d - 0) p and d p are the same bits, for d of at least 0.
            : passage.From is ConstantCurve { Value: 0 } && names.Folds(Folding.Terms) && passage.Params!.OfAll(() => passage.To.Bound(0, 0).Low >= 0) ? new($"{to} * {ShareOf(passage.Way, progress)}", Product)
            : new($"{from} + ({to} - {from}) * {ShareOf(passage.Way, progress)}", Sum);
    }

    private Expression Ramp(RampCurve ramp, string progress)
    {
        if (!names.Folds(Folding.Terms) && ramp.Shape != RampShape.Exponential)
            return new($"{Numbers.Literal(ramp.From)} + {Numbers.Literal(ramp.Delta)} * {ShareOf(ramp, progress)}", Sum);
        if (ramp.Shape == RampShape.Exponential)
            return new($"{Numbers.Literal(ramp.From)} * Math.Pow({Quotient(ramp.To, ramp.From)}, {progress})", Product);
        string way = ramp.Delta < 0 ? Difference(ramp.From, ramp.To) : Difference(ramp.To, ramp.From);
        string passed = (way == "1.0" ? "" : way + " * ") + ShareOf(ramp, progress);
        // x + -d * p and x - d * p are the same bits; 0 + d * p and d * p are, for d above 0.
        return ramp.Delta < 0 ? new($"{Numbers.Literal(ramp.From)} - {passed}", Sum)
            : ramp.From.Equals(0.0) ? Unwrapped(passed)
            : new($"{Numbers.Literal(ramp.From)} + {passed}", Sum);
    }

    // What stands alone needs no parentheses.
    private static Expression Unwrapped(string text)
    {
        if (text[0] != '(')
            return new(text, Product);
        int depth = 0;
        int close = 0;
        do
            depth += text[close] == '(' ? 1 : text[close] == ')' ? -1 : 0;
        while (depth > 0 && ++close < text.Length);
        return close == text.Length - 1 ? new(text.Substring(1, close - 1), Whole) : new(text, Product);
    }

    // 0.3 - 0.1 is 0.19999999999999998; the difference that the compiler folds to the same bits says more.
    private string Difference(double of, double less) => Shorter(Numbers.Literal(of - less), $"({Numbers.Literal(of)} - {Numbers.Literal(less)})");

    private string Quotient(double of, double by) => Shorter(Numbers.Literal(of / by), $"{Numbers.Literal(of)} / {Numbers.Literal(by)}");

    private string Shorter(string folded, string written) => names.Folds(Folding.Terms) && folded.Length > 12 && written.Length < folded.Length + 4 ? written : folded;

    private static string ShareOf(RampCurve ramp, string p)
    {
        string passed = ramp.Warp.Equals(1.0) ? $"({p})" : p;
        string k = Numbers.Literal(ramp.Parameter);
        string span = Numbers.Literal(Shapes.Span(ramp.Shape, ramp.Parameter));
        string offset = Numbers.Literal(Shapes.Offset(ramp.Shape, ramp.Parameter));
        string logistic = $"1.0 / (1.0 + Math.Exp({k} * (0.5 - {p})))";
        string tanh = $"Math.Tanh({k} * ({p} - {Numbers.Literal(Shapes.TanhCentre)}))";
        return ramp.Shape switch
        {
            RampShape.Linear => passed,
            RampShape.Cosine => $"(0.5 - 0.5 * Math.Cos(Math.PI * {passed}))",
            RampShape.Smoothstep => $"Smoothstep({p})",
            RampShape.CosinePower => $"(1.0 - Math.Pow(0.5 + 0.5 * Math.Cos(Math.PI * {passed}), {k}))",
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

    private Expression Periodic(PeriodicCurve periodic, string time, int depth, CurveScope scope, bool isRoot)
    {
        string cycle = $"{time} % {Numbers.Literal(periodic.Period)}";
        if (periodic.Pieces.Count == 1)
            return Write(periodic.Pieces[0].Curve, $"({cycle})", depth, scope);
        if (scope.NamesParts)
            return Named(periodic.Pieces, scope.Name("cycle", cycle), "wave", depth, scope, isRoot, isOwnClock: true);
        string variable = depth == 0 ? "u" : "u" + Numbers.Format(depth + 1);
        IEnumerable<string> arms = periodic.Pieces.Select((piece, i) =>
        {
            bool last = i + 1 == periodic.Pieces.Count;
            bool constant = piece.Curve is ConstantCurve;
            string bound = last ? "" : $"< {Numbers.Literal(periodic.Pieces[i + 1].Start)}";
            string pattern = constant ? (last ? "_" : bound) : last ? $"var {variable}" : $"{bound} and var {variable}";
            return $"{pattern} => {Write(piece.Curve, i == 0 ? variable : $"({variable} - {Numbers.Literal(piece.Start)})", depth + 1, scope).Text}";
        });
        return new($"({cycle}) switch {{ {string.Join(", ", arms)} }}", Whole);
    }

    private Expression Sequence(SequenceCurve sequence, string time, int depth, CurveScope scope, bool isRoot)
    {
        if (scope.NamesParts)
            return Named(sequence.Pieces, time, "value", depth, scope, isRoot, isOwnClock: false);
        IEnumerable<string> arms = sequence.Pieces.Select((piece, i) =>
            $"{(i + 1 == sequence.Pieces.Count ? "_" : $"< {Numbers.Literal(sequence.Pieces[i + 1].Start)}")} => {Write(piece.Curve, time, depth, scope).Text}");
        return new($"{time} switch {{ {string.Join(", ", arms)} }}", Whole);
    }

    // A switch of several lines; one that is only a part of an expression gets a name.
    private Expression Named(IReadOnlyList<Piece> pieces, string time, string part, int depth, CurveScope scope, bool isRoot, bool isOwnClock)
    {
        CurveScope inside = scope.Inside();
        IEnumerable<string> arms = pieces.Select((piece, i) =>
        {
            string pattern = i + 1 == pieces.Count ? "_" : $"< {Numbers.Literal(pieces[i + 1].Start)}";
            string clock = i == 0 || !isOwnClock ? time : $"({time} - {Numbers.Literal(piece.Start)})";
            return $"    {pattern} => {Write(piece.Curve, clock, depth, inside).Text},\n";
        });
        string text = $"{time} switch\n{{\n{string.Concat(arms)}}}";
        return isRoot ? new(text, Whole) : new(scope.Name(part, text), Atom);
    }

    private Expression Binary(BinaryCurve binary, string time, int depth, CurveScope scope)
    {
        Expression left = Write(binary.Left, time, depth, scope);
        Expression right = Write(binary.Right, time, depth, scope);
        return binary.Operation switch
        {
            BinaryOperation.Add => new($"{left.In(Sum)} + {right.In(Product)}", Sum),
            BinaryOperation.Subtract => new($"{left.In(Sum)} - {right.In(Product)}", Sum),
            BinaryOperation.Multiply => new($"{left.In(Product)} * {right.In(Atom)}", Product),
            BinaryOperation.Divide => new($"{left.In(Product)} / {right.In(Atom)}", Product),
            _ => new($"Math.{binary.Operation}({left.Text}, {right.Text})", Atom),
        };
    }

    private string Reference(ReferenceCurve reference, string time, CurveScope scope)
    {
        if (names.Constant(reference.Name) is { } constant)
            return Numbers.Literal(constant);
        string method = scope.Schedule + names.Signal(reference.Name);
        if (reference.Delay == 0 && reference.Scale == 1)
            return scope.IsNow(time) && scope.Plan(reference.Name) is { } local ? local : $"{method}({time})";
        string since = reference.Delay == 0 ? time : $"{time} - {Numbers.Literal(reference.Delay)}";
        return $"{method}(Math.Max(0.0, {(reference.Scale == 1 ? since : $"({since}) / {Numbers.Literal(reference.Scale)}")}))";
    }

    // The text of an expression and how tightly it binds.
    private readonly record struct Expression(string Text, int Binds)
    {
        // As an operand of what binds as tightly as the given.
        public string In(int operation) => Binds >= operation ? Text : $"({Text})";
    }
}
