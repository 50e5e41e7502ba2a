namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// A function of the time u >= 0, in epochs since its segment began. Every schedule is lowered to these three kinds, whose
/// extrema are known exactly.
/// </summary>
public abstract record Curve
{
    /// <summary>The value at u. The generated code computes the same expression, bit for bit.</summary>
    public abstract double At(double u);

    /// <summary>Smallest and largest value on [from, to], where the value at 'to' is the limit from the left.</summary>
    public abstract Interval Over(double from, double to);

    /// <summary>The limit of the value as u rises to <paramref name="u"/>.</summary>
    public abstract double LimitAt(double u);
}

/// <summary>v.</summary>
/// <param name="Value">v.</param>
public sealed record ConstantCurve(double Value) : Curve
{
    /// <inheritdoc />
    public override double At(double u) => Value;

    /// <inheritdoc />
    public override Interval Over(double from, double to) => new(Value, Value);

    /// <inheritdoc />
    public override double LimitAt(double u) => Value;
}

/// <summary>How a ramp gets from its start to its end; p is the progress u / duration.</summary>
public enum RampShape
{
    /// <summary>from + (to - from) p</summary>
    Linear,

    /// <summary>from + (to - from) (1 - cos(pi p)) / 2; a falling one is PyTorch's cosine annealing (Loshchilov and Hutter 2017).</summary>
    Cosine,

    /// <summary>from + (to - from) p^2 (3 - 2 p)</summary>
    Smoothstep,

    /// <summary>from (to / from)^p</summary>
    Exponential,
}

/// <summary>A monotone passage from one value to another.</summary>
/// <param name="From">Value at u = 0.</param>
/// <param name="To">Value at u = duration.</param>
/// <param name="Duration">Length in epochs.</param>
/// <param name="Shape">The way between.</param>
public sealed record RampCurve(double From, double To, double Duration, RampShape Shape) : Curve
{
    /// <summary>to - from.</summary>
    public double Delta => To - From;

    /// <summary>to / from, for the exponential shape.</summary>
    public double Ratio => To / From;

    /// <inheritdoc />
    public override double At(double u)
    {
        double p = u / Duration;
        return Shape switch
        {
            RampShape.Linear => From + Delta * p,
            RampShape.Cosine => From + Delta * (0.5 - 0.5 * Math.Cos(Math.PI * p)),
            RampShape.Smoothstep => From + Delta * (p * p * (3.0 - 2.0 * p)),
            _ => From * Math.Pow(Ratio, p),
        };
    }

    // Every shape is monotone, so the ends are the extremes.
    /// <inheritdoc />
    public override Interval Over(double from, double to) => Interval.Between(from <= 0 ? From : At(from), LimitAt(to));

    /// <inheritdoc />
    public override double LimitAt(double u) => u >= Duration ? To : At(u);
}

/// <summary>Pieces that repeat with a period.</summary>
/// <param name="Period">Length of a cycle in epochs.</param>
/// <param name="Pieces">What happens in a cycle; the first starts at 0, each ends where the next one starts.</param>
public sealed record PeriodicCurve(double Period, IReadOnlyList<Piece> Pieces) : Curve
{
    /// <inheritdoc />
    public override double At(double u)
    {
        double c = u % Period;
        int i = Pieces.Count - 1;
        while (i > 0 && c < Pieces[i].Start)
            i--;
        return Pieces[i].Curve.At(c - Pieces[i].Start);
    }

    /// <inheritdoc />
    public override Interval Over(double from, double to)
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
                Interval part = Pieces[i].Curve.Over(low - start, high - start);
                hull = hull?.Join(part) ?? part;
            }
        }
        return hull ?? Interval.Between(At(from), At(from));
    }

    /// <inheritdoc />
    public override double LimitAt(double u)
    {
        double c = u % Period;
        if (c == 0 && u > 0)
            c = Period;
        int i = Pieces.Count - 1;
        while (i > 0 && c <= Pieces[i].Start)
            i--;
        return Pieces[i].Curve.LimitAt(c - Pieces[i].Start);
    }

    private double EndOf(int piece) => piece + 1 < Pieces.Count ? Pieces[piece + 1].Start : Period;
}

/// <summary>A piece of a cycle.</summary>
/// <param name="Start">When it starts, in epochs since the cycle began.</param>
/// <param name="Curve">How it runs.</param>
public sealed record Piece(double Start, Curve Curve);
