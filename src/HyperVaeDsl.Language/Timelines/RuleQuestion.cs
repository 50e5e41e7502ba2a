using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>What has to be asked of all values of the params, because at the point it read quantities.</summary>
/// <param name="Finds">Asks it of the values that the box has: whether there is an error.</param>
/// <param name="Reads">The params that it read at the point, with the place of the first use of each.</param>
internal sealed record RuleQuestion(Func<bool> Finds, IReadOnlyDictionary<int, TextSpan> Reads)
{
    /// <summary>Of how many cells it is asked at most.</summary>
    public int Most { get; init; } = int.MaxValue;
}
