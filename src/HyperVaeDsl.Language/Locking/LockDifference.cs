namespace HyperVaeDsl.Language.Locking;

/// <summary>How a methodology stands to what a lock file says of it.</summary>
public enum LockChange
{
    /// <summary>It trains differently.</summary>
    Different,

    /// <summary>It is not in the lock file.</summary>
    New,

    /// <summary>It is in the lock file and no longer there.</summary>
    Gone,

    /// <summary>It trains as before under another path or name.</summary>
    Renamed,
}

/// <summary>A fact that differs.</summary>
/// <param name="Name">What it is of, such as "signal beta".</param>
/// <param name="Old">What the lock file says; null when it says nothing.</param>
/// <param name="New">What is so now; null when nothing is.</param>
public sealed record LockedFact(string Name, string? Old, string? New);

/// <summary>A difference between a lock file and the methodologies as they are.</summary>
/// <param name="Change">What kind it is.</param>
/// <param name="Old">What the lock file says; null for a new methodology.</param>
/// <param name="New">The methodology as it is; null for one that is gone.</param>
/// <param name="Facts">The facts that differ, if it trains differently.</param>
public sealed record LockDifference(LockChange Change, LockedMethodology? Old, LockedMethodology? New, IReadOnlyList<LockedFact> Facts);
