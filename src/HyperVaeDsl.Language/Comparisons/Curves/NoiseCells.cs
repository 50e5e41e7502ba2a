using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>
/// Cuts a stretch on which noise is drawn into the cells in which it is held: there it is a constant, and plans with noise are compared like others.
/// </summary>
internal sealed class NoiseCells
{
    // All stretches of a comparison together; what has more cells is compared by its bounds and looked at here and there.
    private const int MostCells = 50_000;

    private int room = MostCells;

    /// <summary>The parts of a stretch, each with curves that have no noise; null where there are too many, or noise is read in another way than at the time that it is drawn for.</summary>
    public List<(double From, double To, PlacedCurve Old, PlacedCurve New)>? Of(PlacedCurve old, PlacedCurve @new, double from, double to)
    {
        List<double> cuts = [from, to];
        if (!Cut(old, from, to, cuts) || !Cut(@new, from, to, cuts))
            return null;
        cuts.Sort();
        List<(double, double, PlacedCurve, PlacedCurve)> parts = [];
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            if (!(cuts[i] < cuts[i + 1]))
                continue;
            if (Held(old, cuts[i], cuts[i + 1]) is not { } before || Held(@new, cuts[i], cuts[i + 1]) is not { } after)
                return null;
            if (!before.IsSameAs(after, cuts[i], cuts[i + 1]))
                parts.Add((cuts[i], cuts[i + 1], before, after));
        }
        room -= cuts.Count;
        return parts;
    }

    // Adds the begins of the cells of all noise in a curve.
    private bool Cut(PlacedCurve placed, double from, double to, List<double> cuts)
    {
        PlacedCurve plain = placed.Plain(from, to);
        switch (plain.Curve)
        {
            case { IsRandom: false }:
                return true;
            case NoiseCurve noise:
                if ((to - from) * noise.PerEpoch > room - cuts.Count)
                    return false;
                for (double cell = Math.Floor((from - plain.Origin) * noise.PerEpoch + NoiseCurve.Tolerance) + 1; Begin(cell) < to; cell++)
                {
                    if (Begin(cell) > from)
                        cuts.Add(Begin(cell));
                }
                return true;
            case BinaryCurve both:
                return Cut(new PlacedCurve(both.Left, plain.Origin), from, to, cuts) && Cut(new PlacedCurve(both.Right, plain.Origin), from, to, cuts);
            case QuantisedCurve rounded:
                return Cut(new PlacedCurve(rounded.Inner, plain.Origin), from, to, cuts);
            default:
                return false;
        }

        double Begin(double cell) => plain.Origin + (cell - NoiseCurve.Tolerance) / ((NoiseCurve)plain.Curve).PerEpoch;
    }

    // The curve in a cell, where noise is the value that it has there.
    private static PlacedCurve? Held(PlacedCurve placed, double from, double to)
    {
        PlacedCurve plain = placed.Plain(from, to);
        return plain.Curve switch
        {
            { IsRandom: false } => plain,
            NoiseCurve => Fixed(new ConstantCurve(plain.At(from + (to - from) / 2))),
            BinaryCurve both when Held(new PlacedCurve(both.Left, plain.Origin), from, to) is { } left && Held(new PlacedCurve(both.Right, plain.Origin), from, to) is { } right =>
                Fixed(new BinaryCurve(both.Operation, left.OnTheRun, right.OnTheRun)),
            QuantisedCurve rounded when Held(new PlacedCurve(rounded.Inner, plain.Origin), from, to) is { } inner => Fixed(rounded with { Inner = inner.OnTheRun }),
            _ => null,
        };
    }

    private static PlacedCurve Fixed(Curve curve) => new(curve, 0);
}
