namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// How many triplets (i; j, k) of different operations tie: i is 3-adically as far from j as from k. A perfect order without ties of
/// distances answers half of those right, and points that all coincide answer "not closer" to every question.
/// </summary>
public static class TripletTies
{
    /// <summary>
    /// No choice of items has fewer ties: in every ultrametric triangle the two longest sides are equal, so of the six triplets of three
    /// items at least two tie.
    /// </summary>
    public const double Least = 1.0 / 3;

    private static readonly double OfAll = CountAll();

    /// <summary>The share of the triplets of the operations first..last that tie; 1 with fewer than three operations.</summary>
    public static double Share(int first, int last) => first == 0 && last == DataFacts.Operations - 1 ? OfAll : Count(first, last);

    /// <summary>
    /// The largest concordance at a share of ties: 1 - ties / 2 of a perfect order, or 1/2 + ties / 2 of points that all coincide,
    /// whichever is larger. (Exactly as many triplets ask whether j is closer as ask whether k is.)
    /// </summary>
    public static double Limit(double ties) => Math.Max(1 - (ties / 2), 0.5 + (ties / 2));

    // Every operation has 2 * 3^(8-k) others whose difference is divisible by 3^k and by no higher power: all residues are there.
    private static double CountAll()
    {
        const double Items = DataFacts.Operations;
        double tied = 0;
        for (double equallyFar = Items / 3 * 2; equallyFar >= 2; equallyFar /= 3)
            tied += Items * equallyFar * (equallyFar - 1);
        return tied / (Items * (Items - 1) * (Items - 2));
    }

    private static double Count(int first, int last)
    {
        double items = last - first + 1.0;
        if (items < 3)
            return 1;
        double tied = 0;
        for (int power = 1; power <= last - first; power *= 3)
        {
            for (int i = first; i <= last; i++)
            {
                // Of the differences 1..m, floor(m / 3^k) are divisible by 3^k.
                double equallyFar = Exactly(i - first, power) + Exactly(last - i, power);
                tied += equallyFar * (equallyFar - 1);
            }
        }
        return tied / (items * (items - 1) * (items - 2));
    }

    private static int Exactly(int differences, int power) => (differences / power) - (differences / power / 3);
}
