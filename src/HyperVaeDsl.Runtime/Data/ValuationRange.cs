namespace HyperVaeDsl.Runtime.Data;

/// <summary>Valuations from one to another, both included.</summary>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public readonly record struct ValuationRange(int Lowest, int Highest)
{
    /// <summary>Every valuation.</summary>
    public static readonly ValuationRange All = new(0, TernaryOperations.MaxValuation);

    /// <summary>Whether a valuation is in the range.</summary>
    public bool Holds(int valuation) => valuation >= Lowest && valuation <= Highest;
}
