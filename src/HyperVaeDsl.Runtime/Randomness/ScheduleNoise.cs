using HyperVaeDsl.Draws;

namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>Random numbers for the noise of schedules: functions of a seed and the index of a step or epoch, without a state.</summary>
public static class ScheduleNoise
{
    /// <summary>A number in [0, 1), a multiple of 2^-53: the finalizer of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    /// <param name="seed">Seed of the noise.</param>
    /// <param name="index">Index of the step or epoch.</param>
    public static double Unit(int seed, long index) => SeededDraws.Unit(seed, index);

    /// <summary>
    /// A number of the normal distribution around the middle of a range, of which only what lies in the range is left: its quantile (Wichura
    /// 1988) of what <see cref="Unit"/> draws.
    /// </summary>
    /// <param name="seed">Seed of the noise.</param>
    /// <param name="index">Index of the step or epoch.</param>
    /// <param name="low">Least value.</param>
    /// <param name="high">Largest value, above <paramref name="low"/>.</param>
    /// <param name="deviation">Standard deviation of the whole distribution, above 0.</param>
    /// <param name="within">Share of the whole distribution that lies in the range, above 0 and at most 1.</param>
    public static double Normal(int seed, long index, double low, double high, double deviation, double within) => SeededDraws.Normal(seed, index, low, high, deviation, within);
}
