using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A warning or advice that is not followed, with the reason. It changes nothing in training, so the digest leaves it out.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="Reason">Why.</param>
/// <param name="Span">Where it is allowed.</param>
public sealed record Allowance(string Code, string Reason, TextSpan Span)
{
    /// <summary>What it speaks of, in the words of the file: "phase Converge", "signal beta", "batch in data"; empty for the whole methodology.</summary>
    public string Place { get; init; } = "";

    /// <summary>The words of that place; null for the whole methodology.</summary>
    public IReadOnlyList<TextSpan>? Words { get; init; }

    /// <summary>What to take out of the text to be without it.</summary>
    public TextSpan Removal { get; init; } = Span;

    /// <summary>It in its canonical form: allow HV1203 because "the claim under test".</summary>
    public string Text => $"allow {Code} because \"{Reason}\"";

    /// <summary>Whether a finding at a place of the text is one that it speaks of.</summary>
    public bool Covers(string code, TextSpan at) =>
        code == Code && (Words == null || Words.Any(word => word.Start <= at.Start && at.Start < Math.Max(word.End, word.Start + 1)));
}
