using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Reads the shape of a passage with its parameter, and judges whether a passage of that shape exists.</summary>
internal sealed class ShapeReader(BindingContext context)
{
    // Beyond these the exponential functions of the shapes are no numbers of double precision, or no shapes that differ from a step.
    private const double LeastParameter = 1e-3;
    private const double MostParameter = 1e3;

    /// <summary>A passage between two values; null after reporting why there is none.</summary>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    /// <param name="duration">Length in epochs.</param>
    /// <param name="shape">The way; null for <paramref name="usual"/>.</param>
    /// <param name="usual">The operator's own shape.</param>
    /// <param name="schedule">The schedule, for messages.</param>
    public Curve? Ramp(Curve from, Curve to, double duration, ShapeSyntax? shape, RampShape usual, ScheduleSyntax schedule)
    {
        if (Read(shape, usual) is not { } read || Warp(shape) is not { } warp)
            return null;
        if ((from.Params ?? to.Params) is { } box)
            return Open(from, to, new RampCurve(read.Shape == RampShape.Exponential ? 1 : 0, 1, duration, read.Shape, read.Parameter, Warp: warp), schedule, box);
        (double start, double end) = (from.At(0), to.At(0));
        if (double.IsNaN(start) || double.IsNaN(end))
            return null;
        return CheckExponential(read.Shape, start, end, schedule) && CheckSpread(read.Shape, start, end, schedule)
            ? new RampCurve(start, end, duration, read.Shape, read.Parameter, Warp: warp)
            : null;
    }

    // What is judged of numbers is required of all values of the params.
    private static PassageCurve Open(Curve from, Curve to, RampCurve way, ScheduleSyntax schedule, ParamBox box)
    {
        if (way.Shape != RampShape.Exponential)
        {
            box.RequireFinite(new BinaryCurve(BinaryOperation.Subtract, to, from), 0, 0, Rules.BadValue.Code, schedule.Span);
            return new PassageCurve(from, to, way);
        }
        box.Require(ParamFact.NotZero(new BinaryCurve(BinaryOperation.Multiply, from, to), 0, 0, isPositive: true, Rules.BadExponential.Code, schedule.Span));
        box.Require(new ParamFact(new BinaryCurve(BinaryOperation.Divide, to, from), 0, 0, new Interval(1e-300, double.MaxValue), 0, Rules.BadValue.Code, schedule.Span));
        return new PassageCurve(from, to, way);
    }

    private (RampShape Shape, double Parameter)? Read(ShapeSyntax? shape, RampShape usual)
    {
        switch (shape?.Name)
        {
            case null:
                return (usual, 0);
            case "cosine" when shape.Parameter != null:
                // An exponent of 1 is the plain cosine.
                return Parameter(shape, 1, "exponent") is not { } exponent ? null : exponent == 1 ? (RampShape.Cosine, 0) : (RampShape.CosinePower, exponent);
            case "polynomial":
                return Parameter(shape, 1, "power") is not { } power ? null : power == 1 ? (RampShape.Linear, 0) : (RampShape.Polynomial, power);
            case "inverse_sqrt":
                return With(RampShape.InverseSqrt, Parameter(shape, 1, "scale"));
            case "inverse_time":
                return With(RampShape.InverseTime, Parameter(shape, 1, "rate"));
            case "sigmoid":
                return With(shape.IsRaw ? RampShape.RawSigmoid : RampShape.Sigmoid, Parameter(shape, 12, "steepness"));
            case "tanh":
                return With(shape.IsRaw ? RampShape.RawTanh : RampShape.Tanh, Parameter(shape, 10, "steepness"));
            case "staircase":
                return With(RampShape.Staircase, context.Whole(shape.Parameter!, 1, 10_000, "The number of steps of a staircase"));
            case "cosine":
                return (RampShape.Cosine, 0);
            case "smoothstep":
                return (RampShape.Smoothstep, 0);
            case "exponential":
                return (RampShape.Exponential, 0);
            case "sqrt":
                return (RampShape.Sqrt, 0);
            default:
                return (RampShape.Linear, 0);
        }
    }

    private static (RampShape Shape, double Parameter)? With(RampShape shape, double? parameter) => parameter is { } value ? (shape, value) : null;

    private double? Parameter(ShapeSyntax shape, double usual, string what) =>
        shape.Parameter == null ? usual : context.Real(shape.Parameter, LeastParameter, MostParameter, $"The {what} of a {shape.Name} shape");

    private double? Warp(ShapeSyntax? shape) => shape?.Warp is not { } warp ? 1 : context.Real(warp, LeastParameter, MostParameter, "The power of the time");

    private bool CheckExponential(RampShape shape, double from, double to, ScheduleSyntax schedule)
    {
        if (shape != RampShape.Exponential || from * to > 0)
            return true;
        context.Report(Rules.BadExponential, schedule.Span, $"An exponential from {Numbers.Format(from)} to {Numbers.Format(to)} does not exist: both must be above 0, or both below. Write a small number such as 1e-6 instead of 0, or use 'ramp ... cosine'.", new DiagnosticDetails { Notes = ["Its formula is from * (to / from)^(t / length): a power of a ratio that has to be above 0."] });
        return false;
    }

    // Values so far apart that their difference or ratio is no number of double precision.
    private bool CheckSpread(RampShape shape, double from, double to, ScheduleSyntax schedule)
    {
        double spread = shape == RampShape.Exponential ? to / from : to - from;
        if (!double.IsInfinity(spread) && !(shape == RampShape.Exponential && spread < 1e-300))
            return true;
        context.Report(Rules.BadValue, schedule.Span, $"{Numbers.Format(from)} and {Numbers.Format(to)} are too far apart to go from one to the other in double precision. Write values of a size that training uses.");
        return false;
    }
}
