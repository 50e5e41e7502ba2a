using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>What became of a property.</summary>
internal enum Outcome
{
    /// <summary>It holds.</summary>
    Proved,

    /// <summary>There is a counterexample.</summary>
    Refuted,

    /// <summary>Neither was found.</summary>
    Undecided,
}

/// <summary>The verdict on a property, with what a message needs.</summary>
/// <param name="Outcome">Whether it holds.</param>
internal sealed record Verdict(Outcome Outcome)
{
    /// <summary>It holds.</summary>
    public static readonly Verdict Proved = new(Outcome.Proved);

    /// <summary>The time of the counterexample, in epochs.</summary>
    public double Time { get; init; }

    /// <summary>Whether the values are those that are approached from the left.</summary>
    public bool IsApproached { get; init; }

    /// <summary>Why, as a clause: "at epoch 51 beta_B = 0.5"; for an undecided property what is known.</summary>
    public string Why { get; init; } = "";

    /// <summary>What explains it further.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The comparison that fails, whose sides are drawn; null where there is none.</summary>
    public ComparisonClaim? Drawn { get; init; }

    /// <summary>The value that is drawn where no comparison is.</summary>
    public ClaimTerm? DrawnValue { get; init; }
}
