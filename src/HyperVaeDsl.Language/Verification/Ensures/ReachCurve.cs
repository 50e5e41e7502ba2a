using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// A signal that controllers drive: at every time any value that it can reach then, as noise has any value between its bounds. What is proved of it
/// holds for every trajectory of the metrics. Its value for drawings is the plan.
/// </summary>
/// <param name="Methodology">The methodology.</param>
/// <param name="Signal">The Signal.</param>
/// <param name="Reach">What it can reach, where that depends on params; else what is known of the methodology.</param>
/// <param name="Delay">How much later it is read, in epochs.</param>
/// <param name="Scale">How much slower.</param>
internal sealed record ReachCurve(Methodology Methodology, Signal Signal, DrivenReach? Reach, double Delay = 0, double Scale = 1) : Curve
{
    /// <inheritdoc />
    public override bool IsOnTheRun => true;

    /// <inheritdoc />
    public override bool IsRandom => true;

    /// <inheritdoc />
    public override double At(double u) => Signal.Timeline!.At(Time(u));

    /// <inheritdoc />
    public override Interval Over(double from, double to)
    {
        double start = Time(from);
        // A moment is looked at together with what follows it at once.
        double end = Math.Max(Time(to), start + 1e-12 * Math.Max(1, start));
        return Reach?.At(start, end) ?? Reachable.ReachAt(Methodology, Signal.Name, start, end) ?? Interval.Everything;
    }

    /// <inheritdoc />
    public override double LimitAt(double u) => Time(u) > 0 ? Signal.Timeline!.LimitAt(Time(u)) : Signal.Timeline!.At(0);

    internal override ParamBox? Params => Reach == null ? null : Methodology.Box;

    // Nothing is said of how it moves between its bounds.
    internal override Interval Slope(double from, double to) => Interval.Everything;

    internal override Curve Stretched(double factor) => this with { Delay = Delay * factor, Scale = Scale * factor };

    internal override Curve Delayed(double duration) => this with { Delay = Delay + duration };

    /// <summary>Whether another curve reads the same signal at the same time: then both have the same value.</summary>
    public bool Equals(ReachCurve? other) => other != null && Signal.Name == other.Signal.Name && Delay.Equals(other.Delay) && Scale.Equals(other.Scale);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Signal.Name);

    private double Time(double u) => Math.Max(0.0, (u - Delay) / Scale);
}
