namespace HyperVaeDsl.Language.Composition;

/// <summary>What was done for the values that params may have.</summary>
/// <param name="Settings">How many settings were tried besides the one that is chosen.</param>
/// <param name="AreAll">Whether what was found is proved for all values.</param>
/// <param name="Proved">The params for all of whose values it is proved.</param>
/// <param name="Tried">The others.</param>
internal sealed record RangeVerdict(int Settings, bool AreAll, IReadOnlyList<string> Proved, IReadOnlyList<TriedParam> Tried)
{
    /// <summary>There are no params.</summary>
    public static readonly RangeVerdict None = new(0, true, [], []);
}
