namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// A function of the time u >= 0, in epochs. Most schedules are lowered to constants, ramps and repeated pieces, whose clock is that of
/// their segment and whose extremes are known in closed form; what is calculated from several schedules runs on the clock of the run.
/// </summary>
public abstract record Curve
{
    /// <summary>The value at u. The generated code computes the same expression, bit for bit.</summary>
    public abstract double At(double u);

    /// <summary>Smallest and largest value on [from, to], where the value at 'to' is the limit from the left.</summary>
    public abstract Interval Over(double from, double to);

    /// <summary>The limit of the value as u rises to <paramref name="u"/>.</summary>
    public abstract double LimitAt(double u);

    /// <summary>The curves that this one is made of.</summary>
    public virtual IEnumerable<Curve> Parts => [];

    /// <summary>Whether it contains noise: its extremes are bounds then, and it has no jumps to declare.</summary>
    public virtual bool IsRandom => Parts.Any(part => part.IsRandom);

    /// <summary>Whether its clock is that of the run, because it is calculated from several schedules or reads a signal.</summary>
    public virtual bool IsOnTheRun => false;

    /// <summary>The params that it is calculated from, with the values that they are looked at with; null for a curve of numbers only.</summary>
    internal virtual ParamBox? Params => Parts.Select(part => part.Params).FirstOrDefault(found => found != null);

    /// <summary>Whether it is one number, or one calculation with params, at all times.</summary>
    internal virtual bool IsSteady => false;

    /// <summary>The part whose value this has at a time, and that part's own time; itself where it has no parts that follow one another.</summary>
    /// <param name="u">The time.</param>
    /// <param name="isApproached">Whether the limit from the left is meant; it is said of the part again.</param>
    internal virtual (Curve Curve, double Time, bool IsApproached) PartAt(double u, bool isApproached) => (this, u, isApproached);

    /// <summary>How many curves lie inside one another, references followed.</summary>
    internal virtual int Depth => 1 + Parts.Select(part => part.Depth).DefaultIfEmpty(0).Max();

    /// <summary>How many curves one evaluation may compute at most, references followed.</summary>
    internal virtual long Cost => 1 + Parts.Sum(part => part.Cost);

    /// <summary>A cheap enclosure of the values on [from, to]; wider than <see cref="Over"/> only for calculated curves.</summary>
    internal virtual Interval Bound(double from, double to) => Over(from, to);

    /// <summary>The value at u, or all that it has for the values of its params while something is proved of them.</summary>
    internal Interval ValueAt(double u) => Params is { IsOpen: true } ? Bound(u, u) : new Interval(At(u));

    /// <summary>An enclosure of the derivative over [from, to], which holds none of its breaks inside.</summary>
    internal abstract Interval Slope(double from, double to);

    /// <summary>An enclosure of the derivative by a param over [from, to], which holds none of its breaks inside.</summary>
    internal virtual Interval Partial(int param, double from, double to) => Params == null ? new Interval(0) : Interval.Everything;

    /// <summary>Adds the times inside (from, to) at which the curve has a kink or jumps, as far as they are known.</summary>
    internal virtual void Breaks(double from, double to, BreakList into)
    {
    }

    /// <summary>The same curve <paramref name="factor"/> times slower.</summary>
    internal abstract Curve Stretched(double factor);

    /// <summary>The same curve later; before it begins it has its first value.</summary>
    internal virtual Curve Delayed(double duration) => new ClockCurve(this, duration, duration, Holds: true);
}
