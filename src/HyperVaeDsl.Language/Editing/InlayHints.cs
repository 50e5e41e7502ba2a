using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What is not written, between the words that are: a time in steps, where 'end' is, and the values that a phase carries over.</summary>
public static class InlayHints
{
    private const int MostCarried = 6;

    /// <summary>The hints of a stretch, each behind an offset, with a longer text where there is more to say.</summary>
    public static IReadOnlyList<InlayHint> Of(EditedFile file, Methodology methodology, TextSpan stretch)
    {
        List<InlayHint> hints = [];
        TokenList tokens = file.Tokens;
        for (int i = Math.Max(0, file.FirstAfter(stretch.Start) - 1); i < tokens.Count && tokens[i].Span.Start <= stretch.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Number && Unit(tokens, i) is { } unit && Other(methodology, tokens[i].Value, unit) is { } other)
                hints.Add(new InlayHint(tokens[i + 1].Span.End, $"= {other}", TimeWords.All(methodology, tokens[i].Value, unit) ?? ""));
        }
        foreach (StatementPlace statement in file.AllStatements.Where(statement => tokens[statement.Keyword].Text == "phase" && statement.Table?.Find("phase") != null && tokens[statement.Keyword].Span.Start <= stretch.End && tokens[statement.HeaderEnd - 1].Span.End >= stretch.Start))
            hints.AddRange(OfPhase(file, methodology, statement));
        return [.. hints.Where(hint => hint.Offset >= stretch.Start && hint.Offset <= stretch.End).OrderBy(hint => hint.Offset)];
    }

    private static string? Unit(TokenList tokens, int number) =>
        tokens[number + 1].Kind == TokenKind.Word && TimeUnits.Normalize(tokens[number + 1]) is { } unit ? unit : null;

    // Epochs are said in steps, everything else in epochs.
    private static string? Other(Methodology methodology, double value, string unit) =>
        TimeWords.Epochs(methodology, value, unit) is not { } epochs ? null
        : unit != "epochs" ? TimeWords.Words(epochs, "epochs")
        : methodology.Data.StepsPerEpoch > 0 ? TimeWords.Words(epochs * methodology.Data.StepsPerEpoch, "steps")
        : null;

    private static IEnumerable<InlayHint> OfPhase(EditedFile file, Methodology methodology, StatementPlace statement)
    {
        TokenList tokens = file.Tokens;
        string name = tokens[statement.Keyword + 1].Text;
        if (methodology.Phases.FirstOrDefault(candidate => candidate.Name == name && candidate.Span.Start == tokens[statement.Keyword].Span.Start) is not { } phase)
            yield break;
        int end = -1;
        for (int i = statement.Keyword + 2; i < statement.HeaderEnd; i++)
            end = tokens[i] is { Kind: TokenKind.Word, Text: "end" } ? i : end;
        if (end > 0)
            yield return new InlayHint(tokens[end].Span.End, $"= {Numbers.Short(phase.End)}", $"The run ends at epoch {Numbers.Short(phase.End)}.");
        int steps = methodology.Data.StepsPerEpoch;
        string length = steps > 0 ? TimeWords.Words((phase.End - phase.Start) * steps, "steps") : "";
        string[] carried = [.. Carried(file, methodology, statement, phase)];
        string shown = carried.Length == 0 ? "" : $"carries {string.Join(", ", carried.Take(MostCarried))}{(carried.Length > MostCarried ? $", and {Numbers.Format(carried.Length - MostCarried)} more" : "")}";
        string label = string.Join("; ", new[] { length, shown }.Where(part => part.Length > 0));
        if (label.Length > 0 && statement.Open >= 0)
            yield return new InlayHint(tokens[statement.Open].Span.End, label, carried.Length > 0 ? $"What the phase does not mention keeps its value: {string.Join(", ", carried)}." : "");
    }

    // Signals that phases of the file assign, and this one does not. What a phase is that overrides another one is said in two files.
    private static IEnumerable<string> Carried(EditedFile file, Methodology methodology, StatementPlace statement, Phase phase)
    {
        if (phase.Start <= 0 || statement.First < statement.Keyword)
            yield break;
        HashSet<string> own = [.. Assigned(file, statement)];
        HashSet<string> all = [.. file.AllStatements.Where(other => file.Tokens[other.Keyword].Text == "phase" && other.Parent == statement.Parent).SelectMany(other => Assigned(file, other))];
        foreach (Signal signal in methodology.Signals.Where(signal => all.Contains(signal.Name) && !own.Contains(signal.Name) && signal.Timeline is { } plan && plan.End >= phase.End))
            yield return $"{signal.Name} {Numbers.Short(signal.Timeline!.At(phase.Start))}";
    }

    private static IEnumerable<string> Assigned(EditedFile file, StatementPlace phase)
    {
        TokenList tokens = file.Tokens;
        foreach (StatementPlace line in phase.Children.Where(line => line.Table?.Find(tokens[line.Keyword].Text) == null))
        {
            yield return tokens[line.Keyword].Text;
            for (int i = line.Keyword; i + 2 < line.HeaderEnd && tokens[i + 1].Kind == TokenKind.Comma; i += 2)
                yield return tokens[i + 2].Text;
        }
    }
}

/// <summary>A hint.</summary>
/// <param name="Offset">Behind which character it is shown.</param>
/// <param name="Label">What it says.</param>
/// <param name="Tooltip">What it says when asked; may be empty.</param>
public sealed record InlayHint(int Offset, string Label, string Tooltip);
