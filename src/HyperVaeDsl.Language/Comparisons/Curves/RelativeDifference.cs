using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Encloses |new - old| / max(|old|, |new|) of two curves: 1 - q for values of one sign and 1 + q for values of two, q their smaller size by the larger one.</summary>
internal static class RelativeDifference
{
    /// <summary>Where both values are below this share of the largest one, a share of them says nothing and is not looked at.</summary>
    public const double Floor = 1e-6;

    /// <summary>An upper bound between two times, and whether the values at these times are all that matters.</summary>
    /// <param name="pair">The curves.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="scale">The largest value.</param>
    /// <param name="enough">A bound up to this one need not be narrower.</param>
    public static (double Upper, bool IsAtEnds) Enclose(CurvePair pair, double from, double to, double scale, double enough)
    {
        // Most stretches need no more than what is cheap.
        double least = Math.Max(Least(pair.Before.Bound(from, to)), Least(pair.After.Bound(from, to)));
        double cheap = least > 0 ? Size(Extremes.Enclose(pair.Form, from, to)) / least : 2;
        if (cheap <= enough)
            return (cheap, false);
        Interval old = Extremes.Enclose(pair.Before, from, to);
        Interval @new = Extremes.Enclose(pair.After, from, to);
        if (Math.Max(Size(old), Size(@new)) <= Floor * scale)
            return (0, true);
        int signs = Sign(old) * Sign(@new);
        if (signs > 0)
        {
            Interval quotient = IntervalMath.Divide(@new, old);
            double upper = Upper(quotient);
            if (upper > enough)
                upper = Upper(IntervalMath.Intersect(quotient, Extremes.Enclose(pair.Quotient, from, to)));
            // An end at which the values are too small is not looked at, so the times before it may matter.
            bool areEndsSeen = Math.Max(Least(old), Least(@new)) > Floor * scale;
            return (Math.Min(cheap, upper), areEndsSeen && upper > enough && pair.IsQuotientMonotone(from, to));
        }
        // Of one sign, or 0: nothing is more than all of it.
        return (Math.Min(cheap, signs < 0 ? 1 + LargestShare(old, @new) : MayBeOpposite(old, @new) ? 2 : 1), false);
    }

    private static double Upper(Interval quotient) => Math.Max(OfQuotient(quotient.Low), OfQuotient(quotient.High));

    private static double Least(Interval values) => values.Low > 0 ? values.Low : values.High < 0 ? -values.High : 0;

    private static double OfQuotient(double quotient) => quotient <= 0 ? 1 : 1 - Math.Min(quotient, 1 / quotient);

    private static double LargestShare(Interval a, Interval b)
    {
        Interval one = a.Low > 0 ? a : new Interval(-a.High, -a.Low);
        Interval other = b.Low > 0 ? b : new Interval(-b.High, -b.Low);
        return one.High < other.Low ? one.High / other.Low : other.High < one.Low ? other.High / one.Low : 1;
    }

    private static bool MayBeOpposite(Interval a, Interval b) => (a.Low < 0 && b.High > 0) || (a.High > 0 && b.Low < 0);

    private static int Sign(Interval values) => values.Low > 0 ? 1 : values.High < 0 ? -1 : 0;

    private static double Size(Interval values) => Math.Max(Math.Abs(values.Low), Math.Abs(values.High));
}
