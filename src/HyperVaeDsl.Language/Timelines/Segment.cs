using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>A stretch of a signal's timeline on which it follows one curve.</summary>
/// <param name="Start">Begin, in epochs since the run began.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Curve">The values, as a function of the time since <see cref="Origin"/>.</param>
/// <param name="IsDeclaredJump">The value may differ from the one before: 'jump', a restart or a step was written.</param>
/// <param name="SaysJump">The word 'jump' was written.</param>
/// <param name="Words">The schedule for comments and messages, where it is not what stands at <see cref="Span"/>.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Segment(double Start, double End, Curve Curve, bool IsDeclaredJump, bool SaysJump, string? Words, TextSpan Span)
{
    // A few last digits of a time, as a share of it.
    private const double Rounding = 4 * 2.3e-16;

    /// <summary>
    /// When the curve's clock began: usually at the start; earlier for a cycle that is entered in its middle, and 0 for what is calculated
    /// from several schedules, so that another signal is read at exactly the time of the run.
    /// </summary>
    public double Origin { get; init; } = Start;

    /// <summary>The text that <see cref="Span"/> is a part of; null where there is none.</summary>
    public SourceText? Text { get; init; }

    /// <summary>The schedule in the words of the file, on one line, for comments and messages. It is made when it is asked for: few ever are.</summary>
    public string Label => Words ?? (Text == null ? "" : Wording.OnOneLine(Text.Slice(Span)));

    /// <summary>Value at the start.</summary>
    public double First => At(Start);

    /// <summary>Limit of the value at the end.</summary>
    public double Last => LimitAt(End);

    /// <summary>The value at the start as a curve that has it at all times.</summary>
    internal Curve FirstLevel => FrozenCurve.At(Curve, Start - Origin);

    /// <summary>The limit of the value at the end as such a curve, in the params that take part.</summary>
    internal Curve LastLevel => FrozenCurve.Approached(Curve, Approach(End));

    /// <summary>Smallest and largest value.</summary>
    public Interval Hull => Over(Start, End);

    /// <summary>The value at a time of the run.</summary>
    public double At(double epoch) => Curve.At(epoch - Origin);

    /// <summary>The limit of the value as the time of the run rises.</summary>
    public double LimitAt(double epoch) => Curve.LimitAt(Approach(epoch));

    /// <summary>Smallest and largest value between two times of the run.</summary>
    public Interval Over(double from, double to) => Curve.Over(from - Origin, to - Origin);

    // The curve's clock at a time that is approached. It loses digits to the time of the run: a cycle that ends there may seem to be over just before it.
    private double Approach(double epoch)
    {
        double u = epoch - Origin;
        double digits = Rounding * epoch;
        if (Origin.Equals(0.0) || Curve is ConstantCurve or RampCurve || u <= digits)
            return u;
        BreakList breaks = new(u - digits, u);
        Curve.Breaks(u - digits, u, breaks);
        return breaks.First ?? u;
    }

    /// <summary>The curve on the clock of the run.</summary>
    internal Curve OnTheRun => Curve.IsOnTheRun || Curve.IsSteady ? Curve : new ClockCurve(Curve, Origin, Start, Holds: false);
}
