namespace HyperVaeDsl.Language.Timelines;

/// <summary>The times in an open stretch at which a curve has kinks or jumps. Beyond a fixed number it says that there are too many.</summary>
/// <param name="from">Begin of the stretch.</param>
/// <param name="to">End of the stretch.</param>
/// <param name="hasCells">Whether the times count at which noise is drawn anew.</param>
internal sealed class BreakList(double from, double to, bool hasCells = false)
{
    /// <summary>A plan with more kinks than this is bounded, not searched.</summary>
    public const int Most = 20_000;

    private readonly List<double> times = [];

    public double From => from;

    public double To => to;

    public bool HasCells => hasCells;

    /// <summary>False when there were too many; the list is not complete then.</summary>
    public bool HasRoom => times.Count < Most;

    /// <summary>The first of them; null where there is none.</summary>
    public double? First => times.Count > 0 ? times.Min() : null;

    public void Add(double time)
    {
        if (time > from && time < to && HasRoom)
            times.Add(time);
    }

    /// <summary>Says that there are too many to list.</summary>
    public void Fill()
    {
        while (HasRoom)
            times.Add(to);
    }

    /// <summary>Adds the breaks of a curve whose clock began at <paramref name="origin"/>.</summary>
    public void AddFrom(Curve curve, double origin, double localFrom, double localTo)
    {
        if (localFrom >= localTo || curve is ConstantCurve)
            return;
        BreakList inner = new(localFrom, localTo, hasCells);
        curve.Breaks(localFrom, localTo, inner);
        foreach (double time in inner.times)
            Add(origin + time);
        if (!inner.HasRoom)
            Fill();
    }

    /// <summary>Begin, breaks and end, in order, each once.</summary>
    public List<double> Cuts()
    {
        List<double> cuts = [from, .. times, to];
        cuts.Sort();
        int kept = 1;
        for (int i = 1; i < cuts.Count; i++)
        {
            if (cuts[i] > cuts[kept - 1])
                cuts[kept++] = cuts[i];
        }
        cuts.RemoveRange(kept, cuts.Count - kept);
        return cuts;
    }
}
