using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Lowers calculations to one curve on the clock of the run. What has only numbers is calculated here; a divisor that may be 0 and a
/// result that may be no number are refused.
/// </summary>
internal sealed class ExpressionBinder(ScheduleBinder schedules)
{
    private const int Deepest = 100;
    private const long MostExpensive = 2000;

    private BindingContext Context => schedules.Context;

    /// <summary>The segment of a calculation; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(ScheduleWindow window)
    {
        if (CurveOf(window.Schedule, window) is not { } curve)
            return null;
        if (curve is ConstantCurve)
            return [window.Segment(window.Start, window.End, curve)];
        if (!IsSmall(curve, window.Schedule))
            return null;
        Segment segment = window.Segment(window.Start, window.End, curve) with { Origin = 0 };
        curve.Params?.RequireFinite(curve, window.Start, window.End, Rules.NotFinite.Code, window.Schedule.Span);
        if (curve.Params != null || segment.Hull.IsFinite)
            return [segment];
        Context.Report(Rules.NotFinite, window.Schedule.Span, "The result of this calculation can be too large for double precision. Write values of a size that training uses.");
        return null;
    }

    private Curve? CurveOf(ScheduleSyntax schedule, ScheduleWindow window)
    {
        switch (schedule)
        {
            case ConstantSyntax constant:
                return constant.Value.HasParams ? constant.Value.Level : double.IsNaN(constant.Value.Value) ? null : new ConstantCurve(constant.Value.Value);
            case ReferenceSyntax reference:
                return Read(reference, window);
            case GroupSyntax { Inner.Jump: null } group:
                return CurveOf(group.Inner, window);
            case NegationSyntax negation:
                return CurveOf(negation.Value, window) is { } value ? Calculate(BinaryOperation.Subtract, new ConstantCurve(0), value, negation.Value, window) : null;
            case ArithmeticSyntax arithmetic:
                return Chain(arithmetic, window);
            case ExtremeSyntax extreme:
                return Extreme(extreme, window);
            case ClampSyntax clamp:
                return Clamp(clamp, window);
            case QuantiseSyntax quantise:
                return Quantise(quantise, window);
            default:
                return Operator(schedule, window);
        }
    }

    private Curve? Read(ReferenceSyntax reference, ScheduleWindow window)
    {
        if (schedules.PlanOf(reference.Signal) is not { } plan)
            return null;
        if (window.End <= plan.End * (1 + ScheduleBinder.RelativeTolerance))
            return new ReferenceCurve(reference.Signal.Text, plan);
        Context.Report(Rules.ReadsBeyondRun, reference.Span, $"With time running faster, '{reference.Signal.Text}' would be read up to epoch {Numbers.Short(window.End)}, but its plan ends at {Numbers.Short(plan.End)}. Write a factor of 1 or more.", new RelatedLocation(plan.Segments[plan.Segments.Count - 1].Span, "its plan ends with this"));
        return null;
    }

    private Curve? Chain(ArithmeticSyntax arithmetic, ScheduleWindow window)
    {
        Curve? result = CurveOf(arithmetic.Head, window);
        foreach (OperandSyntax operand in arithmetic.Tail)
        {
            BinaryOperation operation = operand.Sign switch
            {
                "+" => BinaryOperation.Add,
                "-" => BinaryOperation.Subtract,
                "*" => BinaryOperation.Multiply,
                _ => BinaryOperation.Divide,
            };
            if (result == null || CurveOf(operand.Value, window) is not { } value)
                return null;
            result = Calculate(operation, result, value, operand.Value, window);
        }
        return result;
    }

    private Curve? Extreme(ExtremeSyntax extreme, ScheduleWindow window)
    {
        BinaryOperation operation = extreme.First.Text == "min" ? BinaryOperation.Min : BinaryOperation.Max;
        Curve? result = null;
        foreach (ScheduleSyntax operand in extreme.Operands)
        {
            if (CurveOf(operand, window) is not { } value)
                return null;
            result = result == null ? value : Calculate(operation, result, value, operand, window);
            if (result == null)
                return null;
        }
        return result;
    }

    private Curve? Clamp(ClampSyntax clamp, ScheduleWindow window)
    {
        if (!BindingContext.IsBelow(clamp.Range.From, clamp.Range.To!, clamp.Range.Span))
        {
            (double low, double high) = (clamp.Range.From.Value, clamp.Range.To!.Value);
            if (!double.IsNaN(low) && !double.IsNaN(high))
                Context.Report(Rules.BadRange, clamp.Range.Span, $"The range of this clamp is {(low.Equals(high) ? "empty" : "reversed")}: its end must be above its start.", clamp.Range.Swapped());
            return null;
        }
        return CurveOf(clamp.Value, window) is { } value && Calculate(BinaryOperation.Max, value, clamp.Range.From.Level, clamp.Value, window) is { } above
            ? Calculate(BinaryOperation.Min, above, clamp.Range.To!.Level, clamp.Value, window)
            : null;
    }

    private Curve? Quantise(QuantiseSyntax quantise, ScheduleWindow window)
    {
        if (Context.Real(quantise.Step, 1e-300, double.MaxValue, "The step of quantise") is not { } step || CurveOf(quantise.Value, window) is not { } value)
            return null;
        QuantisedCurve curve = new(value, step);
        return value is ConstantCurve ? new ConstantCurve(curve.At(0)) : curve;
    }

    private Curve? Operator(ScheduleSyntax schedule, ScheduleWindow window)
    {
        if (schedule.Jump != null || schedule is GroupSyntax)
            Context.Report(Rules.NeedlessJump, schedule is GroupSyntax group ? group.Inner.Jump!.Value : schedule.Jump!.Value, "Inside a calculation nothing comes before this value, so it cannot jump. Write 'jump' in front of the whole calculation.");
        if (schedules.Bind(window.Of(schedule, window.Start, window.End, window.Carried) with { Jumps = false }) is not { } segments)
            return null;
        if (segments.Count == 1)
            return segments[0].OnTheRun;
        Joints.Check(window.Signal, segments, Context.Diagnostics, fromStart: false);
        return new SequenceCurve([.. segments.Select(segment => new Piece(segment.Start, segment.OnTheRun))]);
    }

    private Curve? Calculate(BinaryOperation operation, Curve left, Curve right, ScheduleSyntax operand, ScheduleWindow window)
    {
        if (operation == BinaryOperation.Divide && !IsDivisor(right, operand, window))
            return null;
        BinaryCurve curve = new(operation, left, right);
        if (left is not ConstantCurve || right is not ConstantCurve)
            return curve;
        double value = curve.At(0) + 0.0; // + 0.0 makes -0 a 0
        if (!double.IsInfinity(value))
            return new ConstantCurve(value);
        Context.Report(Rules.NotFinite, window.Schedule.Span, "The result of this calculation is too large for double precision. Write values of a size that training uses.");
        return null;
    }

    private bool IsDivisor(Curve divisor, ScheduleSyntax operand, ScheduleWindow window)
    {
        if (!IsSmall(divisor, operand))
            return false;
        if (divisor.Params is { } box)
        {
            box.RequireDivisor(divisor, window.Start, window.End, Rules.DivisionByZero.Code, operand.Span);
            return true;
        }
        Interval values = divisor.Over(window.Start, window.End);
        if (!values.Contains(0))
            return true;
        ScheduleSyntax shown = operand is GroupSyntax group ? group.Inner : operand;
        string words = window.Of(shown, 0, 1, null).Segment(0, 1, divisor).Label;
        bool starts = divisor.At(window.Start) == 0;
        Interval side = divisor.At(window.Start) > 0 ? new Interval(2e-12, double.PositiveInfinity) : new Interval(double.NegativeInfinity, -2e-12);
        double? zero = starts ? window.Start : divisor is ConstantCurve || divisor.IsRandom ? null : Crossings.FirstOutside(divisor, window.Start, window.End, side);
        string when = divisor is ConstantCurve ? "is 0" : zero is { } time ? $"becomes 0 at epoch {Numbers.Short(window.OnTheRun(time))}" : "can become 0";
        string fix = divisor is ConstantCurve ? "Write another number" : $"Keep it away from 0, for example with max({words}, 0.001)";
        Context.Report(Rules.DivisionByZero, operand.Span, $"The divisor '{words}' {when}. {fix}.");
        return false;
    }

    private bool IsSmall(Curve curve, ScheduleSyntax schedule)
    {
        if (curve.Depth <= Deepest && curve.Cost <= MostExpensive)
            return true;
        Context.Report(Rules.TooLargeToCalculate, schedule.Span, $"Signals that read signals make this calculation too large to be done at every step: it has {(curve.Depth > Deepest ? $"more than {Numbers.Format(Deepest)} levels" : $"more than {Numbers.Format((int)MostExpensive)} parts")}. Read fewer signals in a row.");
        return false;
    }
}
