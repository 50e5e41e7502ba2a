namespace HyperVaeDsl.Language.Timelines;

/// <summary>Curves one after another, all on the clock around them; the first one holds all times before the second.</summary>
/// <param name="Pieces">When each begins.</param>
public sealed record SequenceCurve(IReadOnlyList<Piece> Pieces) : Curve
{
    /// <inheritdoc />
    public override bool IsOnTheRun => true;

    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => Pieces.Select(piece => piece.Curve);

    internal override long Cost => 1 + Pieces.Max(piece => piece.Curve.Cost);

    /// <inheritdoc />
    public override double At(double u) => Pieces[Piece.IndexAt(Pieces, u)].Curve.At(u);

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Join(from, to, (curve, low, high) => curve.Over(low, high));

    /// <inheritdoc />
    public override double LimitAt(double u) => Pieces[Piece.IndexBefore(Pieces, u)].Curve.LimitAt(u);

    internal override (Curve Curve, double Time, bool IsApproached) PartAt(double u, bool isApproached) =>
        (Pieces[isApproached ? Piece.IndexBefore(Pieces, u) : Piece.IndexAt(Pieces, u)].Curve, u, isApproached);

    internal override ParamBox? Params => Piece.ParamsOf(Pieces);

    internal override Interval Bound(double from, double to) => Join(from, to, (curve, low, high) => curve.Bound(low, high));

    internal override Interval Slope(double from, double to) => Pieces[Piece.IndexAt(Pieces, from + (to - from) / 2)].Curve.Slope(from, to);

    internal override Interval Partial(int param, double from, double to) => Pieces[Piece.IndexAt(Pieces, from + (to - from) / 2)].Curve.Partial(param, from, to);

    internal override void Breaks(double from, double to, BreakList into)
    {
        for (int i = Piece.IndexAt(Pieces, from); i < Pieces.Count && Pieces[i].Start < to; i++)
        {
            into.Add(Pieces[i].Start);
            into.AddFrom(Pieces[i].Curve, 0, Math.Max(from, i == 0 ? from : Pieces[i].Start), Math.Min(to, EndOf(i)));
        }
    }

    internal override Curve Stretched(double factor) => new SequenceCurve([.. Pieces.Select(piece => new Piece(piece.Start * factor, piece.Curve.Stretched(factor)))]);

    internal override Curve Delayed(double duration) => new SequenceCurve([.. Pieces.Select(piece => new Piece(piece.Start + duration, piece.Curve.Delayed(duration)))]);

    /// <summary>Whether another curve has the same pieces.</summary>
    public bool Equals(SequenceCurve? other) => other != null && Pieces.SequenceEqual(other.Pieces);

    /// <inheritdoc />
    public override int GetHashCode() => Pieces.Count;

    private Interval Join(double from, double to, Func<Curve, double, double, Interval> enclose)
    {
        Interval? hull = null;
        for (int i = Piece.IndexAt(Pieces, from); i < Pieces.Count && (i == 0 || Pieces[i].Start < to || hull == null); i++)
        {
            double low = Math.Max(from, i == 0 ? from : Pieces[i].Start);
            double high = Math.Min(to, EndOf(i));
            if (low > high || (low == high && from < to))
                continue;
            Interval part = enclose(Pieces[i].Curve, low, high);
            hull = hull?.Join(part) ?? part;
        }
        return hull ?? ValueAt(from);
    }

    private double EndOf(int piece) => piece + 1 < Pieces.Count ? Pieces[piece + 1].Start : double.PositiveInfinity;
}
