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

    /// <summary>Where the message stands: at the place in the new file, of what is gone at the name of the new methodology.</summary>
    public static TextSpan Place(MethodologyComparison comparison, Change change) =>
        change.NewSpan is { } span && span.End <= comparison.New.Text.Content.Length ? span : comparison.New.Methodology?.NameSpan ?? new TextSpan(0, 0);
}
