namespace HyperVaeDsl.Language.Timelines;

/// <summary>Pieces that repeat with a period.</summary>
/// <param name="Period">Length of a cycle in epochs.</param>
/// <param name="Pieces">What happens in a cycle; the first starts at 0, each ends where the next one starts.</param>
public sealed record PeriodicCurve(double Period, IReadOnlyList<Piece> Pieces) : Curve
{
    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => Pieces.Select(piece => piece.Curve);

    /// <inheritdoc />
    public override bool IsRandom
    {
        get
        {
            for (int i = 0; i < Pieces.Count; i++)
            {
                if (Pieces[i].Curve.IsRandom)
                    return true;
            }
            return false;
        }
    }

    internal override long Cost => 1 + Pieces.Max(piece => piece.Curve.Cost);

    /// <inheritdoc />
    public override double At(double u)
    {
        (Curve curve, double time, _) = PartAt(u, isApproached: false);
        return curve.At(time);
    }

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Join(from, to, exact: true);

    /// <inheritdoc />
    public override double LimitAt(double u)
    {
        (Curve curve, double time, _) = PartAt(u, isApproached: true);
        return curve.LimitAt(time);
    }

    internal override (Curve Curve, double Time, bool IsApproached) PartAt(double u, bool isApproached)
    {
        double c = u % Period;
        // A whole number of periods may come out a little larger by rounding.
        if (isApproached && c <= Piece.Rounding * u && u > Piece.Rounding * Period)
            c = Period;
        Piece piece = Pieces[isApproached ? Piece.IndexBefore(Pieces, c) : Piece.IndexAt(Pieces, c)];
        return (piece.Curve, c - piece.Start, isApproached);
    }

    internal override ParamBox? Params => Piece.ParamsOf(Pieces);

    internal override Interval Bound(double from, double to) => Join(from, to, exact: false);

    internal override Interval Slope(double from, double to) => InPiece(from, to, (curve, start, end) => curve.Slope(start, end));

    internal override Interval Partial(int param, double from, double to) =>
        Params == null ? new Interval(0) : InPiece(from, to, (curve, start, end) => curve.Partial(param, start, end));

    internal override void Breaks(double from, double to, BreakList into)
    {
        for (double k = Math.Floor(from / Period); into.HasRoom && k * Period < to; k++)
        {
            double cycle = k * Period;
            for (int i = 0; i < Pieces.Count; i++)
            {
                double start = cycle + Pieces[i].Start;
                into.Add(start);
                into.AddFrom(Pieces[i].Curve, start, Math.Max(0, from - start), Math.Min(EndOf(i) - Pieces[i].Start, to - start));
            }
        }
    }

    internal override Curve Stretched(double factor) =>
        new PeriodicCurve(Period * factor, [.. Pieces.Select(piece => new Piece(piece.Start * factor, piece.Curve.Stretched(factor)))]);

    /// <summary>Whether another curve repeats the same pieces.</summary>
    public bool Equals(PeriodicCurve? other) => other != null && Period.Equals(other.Period) && Pieces.SequenceEqual(other.Pieces);

    /// <inheritdoc />
    public override int GetHashCode() => Period.GetHashCode();

    // One cycle and the rest of another hold everything.
    private Interval Join(double from, double to, bool exact)
    {
        Interval? hull = null;
        double cycle = Math.Floor(from / Period) * Period;
        double last = Math.Min(to, from + Period);
        for (; cycle < last; cycle += Period)
        {
            for (int i = 0; i < Pieces.Count; i++)
            {
                double start = cycle + Pieces[i].Start;
                double end = cycle + EndOf(i);
                double low = Math.Max(start, from);
                double high = Math.Min(end, last);
                if (low >= high)
                    continue;
                Interval part = exact ? Pieces[i].Curve.Over(low - start, high - start) : Pieces[i].Curve.Bound(low - start, high - start);
                hull = hull?.Join(part) ?? part;
            }
        }
        if (hull is { } joined)
            return joined;
        Piece piece = Pieces[Piece.IndexAt(Pieces, from % Period)];
        double moment = from % Period - piece.Start;
        return piece.Curve.Bound(moment, moment);
    }

    // A stretch without breaks lies in one piece.
    private Interval InPiece(double from, double to, Func<Curve, double, double, Interval> enclose)
    {
        double middle = from + (to - from) / 2;
        double cycle = Math.Floor(middle / Period) * Period;
        int i = Piece.IndexAt(Pieces, middle - cycle);
        double start = cycle + Pieces[i].Start;
        return enclose(Pieces[i].Curve, Math.Max(0, from - start), Math.Min(EndOf(i) - Pieces[i].Start, to - start));
    }

    private double EndOf(int piece) => piece + 1 < Pieces.Count ? Pieces[piece + 1].Start : Period;
}
