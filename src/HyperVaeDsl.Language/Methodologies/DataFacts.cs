namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// What is known about the data set ternary_operations before any training: all 3^9 functions {-1,0,1}^2 -> {-1,0,1}, by
/// 3-adic valuation of their index (v(0) = 9).
/// </summary>
public static class DataFacts
{
    /// <summary>Number of operations, 3^9.</summary>
    public const int Operations = 19683;

    /// <summary>Trits of an operation.</summary>
    public const int Positions = 9;

    /// <summary>Largest valuation.</summary>
    public const int MaxValuation = 9;

    /// <summary>Operations of each valuation 0..9: 2 * 3^(8-v), and one of valuation 9.</summary>
    public static IReadOnlyList<int> Counts { get; } = [13122, 4374, 1458, 486, 162, 54, 18, 6, 2, 1];

    /// <summary>How many operations an admission lets through: those with (9 - v) / 9 at most the admission.</summary>
    public static int Admitted(double admission) => Admitted(Counts, admission, fromLow: false);

    /// <summary>The same for other numbers of operations; from low valuations those with v / 9 at most the admission.</summary>
    public static int Admitted(IReadOnlyList<int> counts, double admission, bool fromLow) =>
        counts.Where((_, valuation) => (fromLow ? valuation : MaxValuation - valuation) / (double)MaxValuation <= admission + 1e-12).Sum();

    /// <summary>The largest m such that 3^m divides the index of an operation, and 9 for 0.</summary>
    public static int ValuationOf(int operation)
    {
        int valuation = operation == 0 ? MaxValuation : 0;
        for (; operation > 0 && operation % 3 == 0; operation /= 3)
            valuation++;
        return valuation;
    }

    /// <summary>The share of all n operations that N uniform samples find on average: 1 - (1 - 1/n)^N.</summary>
    public static double CoverageOf(int samples) => 1 - Math.Pow(1 - 1.0 / Operations, samples);
}
