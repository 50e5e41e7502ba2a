namespace HyperVaeDsl.Language.Timelines;

/// <summary>Searches the largest value of sign * curve between cuts, none of which has a break inside.</summary>
internal sealed class UpperSearch
{
    private readonly Curve curve;
    private readonly List<double> cuts;
    private readonly int sign;
    private double slack;
    private double enough;

    public UpperSearch(Curve curve, List<double> cuts, int sign)
    {
        this.curve = curve;
        this.cuts = cuts;
        this.sign = sign;
        Best = double.NegativeInfinity;
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            // Of equal values the one at the end itself counts, not the one a little inside.
            double inset = Extremes.Inset(cuts[i], cuts[i + 1]);
            Look(cuts[i], Extremes.At(curve, cuts[i]));
            Look(cuts[i + 1], Extremes.Before(curve, cuts[i + 1]));
            Look(cuts[i] + inset, Extremes.At(curve, cuts[i] + inset));
            Look(cuts[i + 1] - inset, Extremes.At(curve, cuts[i + 1] - inset));
        }
    }

    /// <summary>The largest value so far: that of the ends of the stretches before the search has run.</summary>
    public double Best { get; private set; }

    /// <summary>When.</summary>
    public double Time { get; private set; }

    /// <summary>Halves the most promising stretch until nothing can be much larger than what was found.</summary>
    public Supremum Run(double tolerated, double sufficient = double.NegativeInfinity, int most = Extremes.MostSplits)
    {
        (slack, enough) = (tolerated, sufficient);
        StretchHeap open = new();
        for (int i = 0; i + 1 < cuts.Count; i++)
            Consider(cuts[i], cuts[i + 1], open);
        for (int splits = 0; open.Count > 0; splits++)
        {
            Stretch stretch = open.TakeHighest();
            if (stretch.Upper <= Resolved)
                break;
            double middle = stretch.From + (stretch.To - stretch.From) / 2;
            if (splits == most || stretch.To - stretch.From <= 1e-13 * Math.Max(1, Math.Abs(stretch.To)) || middle <= stretch.From || middle >= stretch.To)
                return new Supremum(Best, Time, stretch.Upper, false);
            Look(middle, Extremes.At(curve, middle));
            Consider(stretch.From, middle, open);
            Consider(middle, stretch.To, open);
        }
        return new Supremum(Best, Time, Resolved, true);
    }

    private double Resolved => Math.Max(Best + slack, enough);

    private void Consider(double from, double to, StretchHeap open)
    {
        double upper = Upper(Extremes.Enclose(curve, from, to));
        // What is no number is bounded by nothing.
        if (!(upper <= Resolved))
            open.Add(new Stretch(from, to, double.IsNaN(upper) ? double.PositiveInfinity : upper));
    }

    private void Look(double time, Interval values)
    {
        double value = Upper(values);
        if (value > Best)
            (Best, Time) = (value, time);
    }

    private double Upper(Interval values) => Extremes.Upper(values, sign);
}
