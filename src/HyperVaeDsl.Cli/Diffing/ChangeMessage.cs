using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>A change as a message at a line of the new file.</summary>
internal static class ChangeMessage
{
    /// <summary>Whole sentences, the change first.</summary>
    public static string Of(Change change)
    {
        string what = change.Kind switch
        {
            ChangeKind.Added => $"New: {change.Summary}.",
            ChangeKind.Removed => $"Gone: {change.Summary}.",
            ChangeKind.Renamed => $"Renamed: {change.Summary}.",
            _ => $"Changed: {change.Summary}.",
        };
        return string.Join(" ", new[] { what }.Concat(change.Curve == null ? [] : CurveWords.Sentences(change.Curve)).Concat(change.Notes));
    }

    /// <summary>error for an error that appears, warning for what trains differently or a warning that appears, else a note.</summary>
    public static string Level(Change change) =>
        change.Rule == ChangeRules.FindingAdded ? (change.Subject.StartsWith("error", StringComparison.Ordinal) ? "error" : "warning")
        : change.Effect == ChangeEffect.Training ? "warning" : "note";

    /// <summary>Where the message stands: at the line of the new text that brought the change about, of what is gone at the name of the new methodology.</summary>
    public static TextSpan Place(MethodologyComparison comparison, Change change) =>
        change.Place is { } span && span.End <= comparison.New.Text.Content.Length ? span : comparison.New.Methodology?.NameSpan ?? new TextSpan(0, 0);

    /// <summary>Other places that take part: where the thing stands that another line changed, and what else brought it about.</summary>
    public static IEnumerable<(TextSpan Span, string Words)> Related(Change change)
    {
        if (change.NewSpan is { } stands && change.Place is { } place && !stands.Equals(place))
            yield return (stands, "It stands here.");
        foreach (ChangeCause cause in change.Causes.Skip(1))
            yield return (cause.Span, cause.Words.Length == 0 ? "This is written otherwise, too." : $"It follows from {cause.Words}, too.");
    }
}
