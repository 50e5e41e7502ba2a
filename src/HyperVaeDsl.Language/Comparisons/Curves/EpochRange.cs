using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Times [From, To) in epochs of the plan.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End, exclusive.</param>
public readonly record struct EpochRange(double From, double To)
{
    /// <summary>It as 20..35.5.</summary>
    public override string ToString() => $"{Numbers.Short(From)}..{Numbers.Short(To)}";
}
