using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HyperVaeDsl.Benchmarks;

/// <summary>Processor time of the current thread, so that a busy machine does not look like a slow program.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static TimeSpan Now
    {
        get
        {
            if (!OperatingSystem.IsLinux() || GetTime(ThreadCpuTime, out TimeSpec time) != 0)
                return Stopwatch.GetElapsedTime(0);
            return TimeSpan.FromSeconds((long)time.Seconds) + TimeSpan.FromTicks((long)time.Nanoseconds / 100);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
