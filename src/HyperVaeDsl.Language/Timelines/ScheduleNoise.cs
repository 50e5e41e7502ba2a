namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// Random numbers without a state: the finalizer of SplitMix64 (Steele, Lea and Flood 2014) over a seed and an index. The runtime has
/// the same function, which a test compares.
/// </summary>
internal static class ScheduleNoise
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public static double Unit(int seed, long index) =>
        (Mix(Mix(unchecked((ulong)seed + Golden)) ^ Mix(unchecked(((ulong)index + 1) * Golden))) >> 11) * (1.0 / (1UL << 53));

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
