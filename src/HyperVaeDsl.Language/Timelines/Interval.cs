namespace HyperVaeDsl.Language.Timelines;

/// <summary>A closed interval of values.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>All numbers.</summary>
    public static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The interval that holds one value.</summary>
    public Interval(double value)
        : this(value, value)
    {
    }

    /// <summary>The interval between two values in either order.</summary>
    public static Interval Between(double a, double b) => new(Math.Min(a, b), Math.Max(a, b));

    /// <summary>The smallest interval that holds both.</summary>
    public Interval Join(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Whether it is one value.</summary>
    public bool IsPoint => Low.Equals(High);

    /// <summary>Whether a value lies in it.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Whether both ends are numbers.</summary>
    public bool IsFinite => !double.IsNaN(Low) && !double.IsNaN(High) && !double.IsInfinity(Low) && !double.IsInfinity(High);
}
