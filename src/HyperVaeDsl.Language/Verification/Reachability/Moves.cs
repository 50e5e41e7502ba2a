namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>The furthest that single acts move a factor or an offset, up and down; before some act less may be possible.</summary>
/// <param name="First">From which act on the moves are possible.</param>
/// <param name="Up">The largest move upwards: a factor of at least 1, or a sum of at least 0.</param>
/// <param name="Down">The largest move downwards.</param>
/// <param name="EarlierUp">The same for the acts before.</param>
/// <param name="EarlierDown">The same for the acts before.</param>
internal sealed record Moves(long First, double Up, double Down, double EarlierUp, double EarlierDown)
{
    /// <summary>The products of the moves of some acts after others.</summary>
    public (double Up, double Down) Product(long before, long acts)
    {
        (long early, long late) = Split(before, acts);
        return (Math.Pow(EarlierUp, early) * Math.Pow(Up, late), Math.Pow(EarlierDown, early) * Math.Pow(Down, late));
    }

    /// <summary>The sums of the moves of some acts after others.</summary>
    public (double Up, double Down) Sum(long before, long acts)
    {
        (long early, long late) = Split(before, acts);
        return ((early * EarlierUp) + (late * Up), (early * EarlierDown) + (late * Down));
    }

    private (long Early, long Late) Split(long before, long acts)
    {
        long early = Math.Max(0, Math.Min(acts, First - 1 - before));
        return (early, acts - early);
    }
}
