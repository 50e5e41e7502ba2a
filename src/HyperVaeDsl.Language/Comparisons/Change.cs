using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>One difference of two methodologies.</summary>
/// <param name="Rule">What kind of change it is.</param>
/// <param name="Subject">What it is about, such as "signal beta_A" or "loss kl_A"; where it was renamed, its new name.</param>
/// <param name="Old">How it was, in the words of the language where there are any; null where there was nothing.</param>
/// <param name="New">How it is; null where there is nothing.</param>
/// <param name="Effect">Whether a step of training differs.</param>
public sealed record Change(ChangeRule Rule, string Subject, string? Old, string? New, ChangeEffect Effect)
{
    /// <summary>Whom it concerns: as its rule says, unless the user chose otherwise.</summary>
    public ChangeLevel Level { get; init; } = Rule.Level;

    /// <summary>Where it stands in the old text; null where there is no such place.</summary>
    public TextSpan? OldSpan { get; init; }

    /// <summary>Where it stands in the new text; null where there is no such place.</summary>
    public TextSpan? NewSpan { get; init; }

    /// <summary>What was written otherwise, where that is not what the change is about: an override, a param, the length of the run.</summary>
    public IReadOnlyList<ChangeCause> Causes { get; init; } = [];

    /// <summary>The place in the new text to look at: what was written otherwise, else where the thing stands.</summary>
    public TextSpan? Place => Causes.Count > 0 ? Causes[0].Span : NewSpan;

    /// <summary>Whether it says nothing of its own: it follows from the length of the run or from another signal, which are listed.</summary>
    public bool IsConsequence => Causes.Count > 0 && Causes.All(cause => cause.IsListed);

    /// <summary>Both plans of a value that varies, with what differs; null where no plans are compared.</summary>
    public CurveDifference? Curve { get; init; }

    /// <summary>What explains it further: whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it is not listed; null where it is.</summary>
    public string? IgnoredBecause { get; init; }

    /// <summary>What became of the thing.</summary>
    public ChangeKind Kind => Rule.Kind;

    /// <summary>It in one line: signal beta_A: 0.3 -> 0.5.</summary>
    public string Summary => (Old, New) switch
    {
        (null, null) => Subject,
        (null, _) => $"{Subject}: {New}",
        (_, null) => $"{Subject}: {Old}",
        _ => $"{Subject}: {Old} -> {New}",
    };
}
