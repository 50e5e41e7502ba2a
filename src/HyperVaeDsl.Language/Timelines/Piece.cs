namespace HyperVaeDsl.Language.Timelines;

/// <summary>A piece of a curve that consists of several.</summary>
/// <param name="Start">When it starts, in epochs.</param>
/// <param name="Curve">How it runs.</param>
public sealed record Piece(double Start, Curve Curve)
{
    /// <summary>Times that differ by less than this share of them are the same but for rounding.</summary>
    internal const double Rounding = 1e-13;

    /// <summary>The params in some pieces; null where they are numbers only.</summary>
    internal static ParamBox? ParamsOf(IReadOnlyList<Piece> pieces)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Curve.Params is { } found)
                return found;
        }
        return null;
    }

    /// <summary>The piece that holds a time; the first one holds all times before it too.</summary>
    internal static int IndexAt(IReadOnlyList<Piece> pieces, double time)
    {
        int low = 0;
        int high = pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (time < pieces[middle].Start)
                high = middle - 1;
            else
                low = middle;
        }
        return low;
    }

    /// <summary>The piece that ends at a time or holds the times before it.</summary>
    internal static int IndexBefore(IReadOnlyList<Piece> pieces, double time)
    {
        int i = IndexAt(pieces, time);
        return i > 0 && time <= pieces[i].Start * (1 + Rounding) ? i - 1 : i;
    }
}
