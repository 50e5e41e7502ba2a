using System.Diagnostics;

namespace HyperVaeDsl.Benchmarks;

/// <summary>The most memory that a process has had in use, in MiB.</summary>
internal static class PeakMemory
{
    public static long OfThisProcess => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
}
