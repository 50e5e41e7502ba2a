using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>
/// Cuts a stretch on which noise is drawn into the cells in which it is held: there it is a constant, and plans with noise are compared like others.
/// </summary>
internal sealed class NoiseCells
{
    // All stretches of a comparison together; what has more cells is compared by its bounds and looked at here and there.
    private int room = BreakList.Most;

    /// <summary>The parts of a stretch, each with curves that have no noise; null where there are too many, or noise is read in another way than at the time that it is drawn for.</summary>
    public List<(double From, double To, PlacedCurve Old, PlacedCurve New)>? Of(PlacedCurve old, PlacedCurve @new, double from, double to)
    {
        // Mostly both are drawn at the same times.
        (BreakList oldCells, BreakList newCells) = (Cells(old, from, to), Cells(@new, from, to));
        List<double> cuts = [.. oldCells.Cuts().Union(newCells.Cuts())];
        cuts.Sort();
        if (!oldCells.HasRoom || !newCells.HasRoom || (room -= cuts.Count) < 0)
            return null;
        List<(double, double, PlacedCurve, PlacedCurve)> parts = [];
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            if (old.IsSameAs(@new, cuts[i], cuts[i + 1]))
                continue;
            if (Held(old, cuts[i], cuts[i + 1]) is not { } before || Held(@new, cuts[i], cuts[i + 1]) is not { } after)
                return null;
            parts.Add((cuts[i], cuts[i + 1], before, after));
        }
        return parts;
    }

    private static BreakList Cells(PlacedCurve placed, double from, double to)
    {
        BreakList cells = new(from, to, hasCells: true);
        cells.AddFrom(placed.Curve, placed.Origin, from - placed.Origin, to - placed.Origin);
        return cells;
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
