using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>What a controller may have made of one signal: all values of its memory and, for a law, of what it sets.</summary>
/// <param name="Memory">The factor, offset or integral.</param>
/// <param name="Value">What a law sets.</param>
internal readonly record struct StageState(Interval Memory, Interval Value);

/// <summary>
/// One controller of one signal, interpreted over intervals: each operation holds whatever the runtime's own class computes for any
/// metrics within their range. States only widen, because a rule may rest and a metric may be no number, so that what was once
/// reached may last.
/// </summary>
internal abstract class Stage(Acts acts, Interval keep)
{
    // Each operation of the runtime is rounded once; so many units in the last place are allowed for each act.
    private const double Unit = 4.5e-16;

    /// <summary>When it acts.</summary>
    public Acts Acts { get; } = acts;

    /// <summary>The bounds of what it gives.</summary>
    protected Interval Keep { get; } = keep;

    /// <summary>The state before the first act.</summary>
    /// <param name="plan">The planned value at the start, or all that it can be for the values of params.</param>
    public abstract StageState Start(Interval plan);

    /// <summary>The state after some acts.</summary>
    /// <param name="state">The state before them.</param>
    /// <param name="before">How many acts came before.</param>
    /// <param name="acts">How many come now at most, at least 1.</param>
    /// <param name="input">What the stage was given in the steps that they look at.</param>
    /// <param name="setPoint">The set point in those steps.</param>
    public abstract StageState After(StageState state, long before, long acts, Interval input, Interval setPoint);

    /// <summary>What it makes of what it is given.</summary>
    public abstract Interval Apply(StageState state, Interval input);

    /// <summary>The nearest values within the bounds.</summary>
    protected Interval Clamp(Interval values) => new(Clamp(values.Low), Clamp(values.High));

    /// <summary>The nearest value within the bounds; what is not a number becomes the smallest, as in the runtime.</summary>
    protected double Clamp(double value) => value >= Keep.High ? Keep.High : value > Keep.Low ? value : Keep.Low;

    /// <summary>A little wider than an interval, by the rounding of so many acts.</summary>
    /// <param name="values">The interval.</param>
    /// <param name="acts">How many acts.</param>
    /// <param name="passed">The values that sums passed on the way; a sum is rounded by its own size.</param>
    protected static Interval Rounded(Interval values, long acts, Interval passed = default)
    {
        double size = Math.Max(Size(passed.Low), Size(passed.High));
        double share = Unit * (acts + 2);
        return new Interval(values.Low - (Math.Max(Size(values.Low), size) * share), values.High + (Math.Max(Size(values.High), size) * share));
    }

    /// <summary>A product in which 0 times anything is 0.</summary>
    protected static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static double Size(double value) => double.IsNaN(value) || double.IsInfinity(value) ? 0 : Math.Abs(value);
}
