using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>How long a run still goes on.</summary>
internal static class RunLength
{
    /// <summary>Epochs left after an epoch, if nothing more ends early: up to the end of the plan, or to the number that was asked for.</summary>
    public static int LeftAfter(this RunDescription run, EpochReport epoch) =>
        Math.Min(run.Epochs - epoch.Epoch - 1, run.Facts.Epochs - epoch.Time - 1);
}
