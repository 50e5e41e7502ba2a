namespace HyperVaeDsl.Language.Comparisons;

/// <summary>How two methodologies are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Everything that differs, with the levels of the rules.</summary>
    public static ComparisonOptions Default { get; } = new();

    /// <summary>
    /// Differences of numbers of at most this size are counted and not listed: max |new - old| &lt;= Mute, or max |new - old| &lt;= Mute times the
    /// largest value. 0 lists everything.
    /// </summary>
    public double Mute { get; init; }

    /// <summary>Other levels for rules, by id.</summary>
    public IReadOnlyDictionary<string, ChangeLevel> Levels { get; init; } = new Dictionary<string, ChangeLevel>();

    /// <summary>What is known and not listed.</summary>
    public IReadOnlyList<IgnoredRule> Ignored { get; init; } = [];
}
