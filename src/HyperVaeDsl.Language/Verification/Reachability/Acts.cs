namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// When a controller acts, on the clock of the plan: act j (from 1) comes after the step that ends at j periods, sees the signals of that
/// step, and shows from the next step on. Where a phase may end early that clock skips, so that by a planned time fewer acts may have
/// come, but never more.
/// </summary>
/// <param name="Period">Epochs between two acts.</param>
/// <param name="Step">Epochs that a step takes.</param>
/// <param name="Skips">Whether a phase may end early.</param>
internal sealed record Acts(double Period, double Step, bool Skips)
{
    private const double Rounding = 1e-9;

    /// <summary>How many acts show at some time of [from, to).</summary>
    public long Shown(double from, double to) => Math.Max(Before(to), (long)Math.Floor((from / Period) + Rounding));

    /// <summary>How many acts at most look at steps that begin in [from, to), and how many such acts come before them.</summary>
    public (long Before, long Within) Looking(double from, double to)
    {
        long before = Before(from + Step);
        long within = Before(to + Step) - before;
        // With a skip the acts may lie anywhere, at most one in each period.
        return (before, Skips ? Math.Max(within, (long)Math.Ceiling((to - from) / Period - Rounding)) : within);
    }

    /// <summary>The begin of the step that an act looks at.</summary>
    public double LooksAt(long act) => Math.Max(0, (act * Period) - Step);

    /// <summary>The time at which an act shows first.</summary>
    public double TimeOf(long act) => act * Period;

    private long Before(double time) => Math.Max(0, (long)Math.Ceiling(time / Period - Rounding) - 1);
}
