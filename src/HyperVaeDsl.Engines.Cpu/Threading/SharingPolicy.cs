using System.Diagnostics;

namespace HyperVaeDsl.Engines.Cpu.Threading;

/// <summary>
/// Decides whether sharing pays at the moment. On a machine that other programs keep busy, helpers are put aside in the middle of
/// a chunk and hold up everything. After the first long wait the caller works alone for a pause and measures its rate;
/// from then on sharing has to beat that rate, or the next pause is twice as long. What is computed does not change, only
/// who computes it.
/// </summary>
internal struct SharingPolicy
{
    private const double RequiredGain = 1.15;

    private static readonly long Trial = Stopwatch.Frequency / 100;
    private static readonly long ShortestPause = Stopwatch.Frequency / 100;
    private static readonly long LongestPause = Stopwatch.Frequency / 2;
    private static readonly long ShortestPatience = Stopwatch.Frequency / 25_000;

    private long windowEnd;
    private long pause;
    private long cost;
    private long time;
    private double rateAlone;

    /// <summary>Whether the caller should work alone now.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>The longest normal wait for a chunk, in ticks of the stopwatch: 40 microseconds and several times its estimate.</summary>
    public static long PatienceFor(long chunkCost) => ShortestPatience + (chunkCost * Stopwatch.Frequency / 2_000_000_000);

    /// <summary>Tells what work took, from and to a time of the stopwatch, and whether the caller had to wait longer than normal.</summary>
    public void Report(long workCost, long start, long end, bool waitedLong)
    {
        cost += workCost;
        time += end - start;
        var isOver = end >= windowEnd;
        if (IsAlone)
        {
            if (!isOver)
                return;
            rateAlone = (double)cost / time;
            Begin(alone: false, end + Trial);
        }
        else if (rateAlone == 0 ? waitedLong : isOver && (double)cost / time < RequiredGain * rateAlone)
        {
            pause = Math.Clamp(2 * pause, ShortestPause, LongestPause);
            Begin(alone: true, end + pause);
        }
        else if (isOver)
        {
            pause = 0;
            Begin(alone: false, end + Trial);
        }
    }

    private void Begin(bool alone, long end)
    {
        IsAlone = alone;
        windowEnd = end;
        (cost, time) = (0, 0);
    }
}
