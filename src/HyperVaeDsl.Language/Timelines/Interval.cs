namespace HyperVaeDsl.Language.Timelines;

/// <summary>A closed interval of values.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval between two values in either order.</summary>
    public static Interval Between(double a, double b) => new(Math.Min(a, b), Math.Max(a, b));

    /// <summary>The smallest interval that holds both.</summary>
    public Interval Join(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Whether it is one value.</summary>
    public bool IsPoint => Low.Equals(High);
}
