using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>A stretch of a signal's timeline on which it follows one curve.</summary>
/// <param name="Start">Begin, in epochs since the run began.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Curve">The values, as a function of the time since <paramref name="Start"/>.</param>
/// <param name="IsDeclaredJump">The value may differ from the one before: 'jump', a restart or a step was written.</param>
/// <param name="SaysJump">The word 'jump' was written.</param>
/// <param name="Label">The schedule in the words of the file, for comments and messages.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Segment(double Start, double End, Curve Curve, bool IsDeclaredJump, bool SaysJump, string Label, TextSpan Span)
{
    /// <summary>Value at the start.</summary>
    public double First => Curve.At(0);

    /// <summary>Limit of the value at the end.</summary>
    public double Last => Curve.LimitAt(End - Start);

    /// <summary>Smallest and largest value.</summary>
    public Interval Hull => Curve.Over(0, End - Start);
}
