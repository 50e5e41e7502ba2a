namespace HyperVaeDsl.Language.Composition;

/// <summary>What was done for the values that params may have.</summary>
/// <param name="Settings">How many settings were compiled besides the one that is chosen.</param>
/// <param name="Proved">The params that were proved, or compiled with every value.</param>
/// <param name="Tried">The others, which are errors.</param>
internal sealed record RangeVerdict(int Settings, IReadOnlyList<string> Proved, IReadOnlyList<TriedParam> Tried)
{
    /// <summary>There are no params.</summary>
    public static readonly RangeVerdict None = new(0, [], []);
}
