using System.Diagnostics;

namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// Notices that helpers do not get their cores. A chunk takes microseconds; when the caller has waited much longer for one, the
/// helper that holds it has been put aside by the operating system. Then nothing is shared for a while, and each further
/// such wait doubles the while. What is computed does not change, only who computes it.
/// </summary>
internal struct CrowdedCores
{
    private static readonly long ShortestPatience = Stopwatch.Frequency / 25_000;
    private static readonly long ShortestPause = Stopwatch.Frequency / 200;
    private static readonly long LongestPause = Stopwatch.Frequency / 5;

    private long pauseEnd;
    private long nextPause;

    /// <summary>Whether work should stay with the caller now.</summary>
    public readonly bool AreAvoided => pauseEnd != 0 && Stopwatch.GetTimestamp() < pauseEnd;

    /// <summary>The longest normal wait for a chunk, in ticks of the stopwatch: 40 microseconds and several times its estimate.</summary>
    public static long PatienceFor(long chunkCost) => ShortestPatience + (chunkCost * Stopwatch.Frequency / 2_000_000_000);

    /// <summary>Tells whether the caller has just waited longer than is normal.</summary>
    public void Report(bool wasCrowded)
    {
        if (wasCrowded)
        {
            nextPause = Math.Clamp(2 * nextPause, ShortestPause, LongestPause);
            pauseEnd = Stopwatch.GetTimestamp() + nextPause;
        }
        else if (nextPause > 0)
        {
            nextPause -= nextPause / 16_384;
        }
    }
}
