namespace HyperVaeDsl.Draws;

/// <summary>
/// Random numbers for the noise of schedules, without a state: the finalizer of SplitMix64 (Steele, Lea and Flood 2014) over a seed and
/// the index of a step or epoch. The compiler, which evaluates plans, and the runtime are both built with this file.
/// </summary>
internal static class SeededDraws
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public static double Unit(int seed, long index) =>
        (Mix(Mix(unchecked((ulong)seed + Golden)) ^ Mix(unchecked(((ulong)index + 1) * Golden))) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of the normal distribution around the middle of low..high of which only what lies in there is left, a share of within.</summary>
    public static double Normal(int seed, long index, double low, double high, double deviation, double within)
    {
        double drawn = low + 0.5 * (high - low) + deviation * NormalQuantile.Of(0.5 + within * (Unit(seed, index) - 0.5));
        return Math.Min(Math.Max(drawn, low), high);
    }

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
