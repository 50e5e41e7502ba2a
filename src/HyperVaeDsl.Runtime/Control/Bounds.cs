namespace HyperVaeDsl.Runtime.Control;

/// <summary>The values that a controller keeps a signal in, both ends included.</summary>
internal readonly record struct Bounds
{
    /// <summary>Bounds in order.</summary>
    /// <exception cref="ArgumentException">They are reversed or not numbers.</exception>
    public Bounds(double lower, double upper)
    {
        if (!(lower <= upper))
            throw new ArgumentException($"The bounds {lower}..{upper} are reversed.", nameof(lower));
        Lower = lower;
        Upper = upper;
    }

    /// <summary>Smallest value.</summary>
    public double Lower { get; }

    /// <summary>Largest value.</summary>
    public double Upper { get; }

    /// <summary>The nearest value within; what is not a number becomes the smallest, so that nothing else ever comes out.</summary>
    public double Clamp(double value) => value >= Upper ? Upper : value > Lower ? value : Lower;
}
