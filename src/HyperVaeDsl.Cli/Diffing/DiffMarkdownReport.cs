using System.Text;
using HyperVaeDsl.Cli.Plotting;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Methods;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>
/// Comparisons as Markdown for a comment on a pull request: the answers first, then what trains differently, the rest folded away. It is never longer than
/// <see cref="MostBytes"/>, whatever is compared. Hosts of comments show no SVG that is written in them, so curves are lines of characters, or pictures beside the file.
/// </summary>
internal sealed class DiffMarkdownReport(TextWriter writer, DiffView view) : IDiffReport
{
    /// <summary>GitHub takes 65,536 characters; this leaves room for what a caller writes around it.</summary>
    public const int MostBytes = 59_000;

    private const int LeastBytes = 700;
    private const int Columns = 60;
    private const int MostRows = 120;
    private const int MostCurves = 40;

    private const int MostNotes = 40;
    private const int FewLines = 8;
    private const int MostOfAnOverview = 18_000;

    private readonly List<MethodologyComparison> comparisons = [];
    private readonly List<string> notes = [];

    public void Add(MethodologyComparison comparison) => comparisons.Add(comparison);

    public void Note(string sentence) => notes.Add(sentence);

    public void Finish()
    {
        StringBuilder page = new();
        // What does not change is counted only, so that the rest has room.
        MethodologyComparison[] shown = comparisons.Count == 1 ? [.. comparisons] : [.. comparisons.Where(c => c.IsPartial || !c.IsSameMeaning)];
        if (comparisons.Count > 1)
            page.Append($"## Training of {PlotWords.Count(comparisons.Count, "methodology").Replace("methodologys", "methodologies", StringComparison.Ordinal)} compared\n\n{(shown.Length == comparisons.Count ? "" : $"{Numbers.Format(comparisons.Count - shown.Length)} of them train as before: no digest changed.\n\n")}");
        page.Append(Notes());
        if (shown.Length > 1)
            page.Append(Overview(shown));
        int room = MostBytes - Encoding.UTF8.GetByteCount(page.ToString()) - 200;
        int most = Math.Max(1, room / LeastBytes);
        for (int i = 0; i < shown.Length && i < most; i++)
        {
            string part = Comparison(shown[i], room / (Math.Min(shown.Length, most) - i));
            room -= Encoding.UTF8.GetByteCount(part);
            page.Append(part);
        }
        if (shown.Length > most)
            page.Append($"*{Numbers.Format(shown.Length - most)} more comparisons are left out, because a comment has a limit; `hvae diff` shows all.*\n");
        writer.Write(page.ToString().TrimEnd('\n') + "\n");
    }

    // The first counts; of many others the list is folded away.
    private string Notes()
    {
        string[] lines = [.. notes.Take(MostNotes).Select(note => $"- {Prose(note, 300)}\n"), .. notes.Count > MostNotes ? [$"- and {Numbers.Format(notes.Count - MostNotes)} more\n"] : Array.Empty<string>()];
        return lines.Length == 0 ? "" : lines.Length <= FewLines ? $"{string.Concat(lines)}\n"
            : $"{lines[0]}\n<details><summary>{Numbers.Format(notes.Count - 1)} remarks on single files</summary>\n\n{string.Concat(lines.Skip(1))}\n</details>\n\n";
    }

    // Every comparison in a line, before the first of them has its own part.
    private static string Overview(MethodologyComparison[] shown)
    {
        StringBuilder lines = new();
        int said = 0;
        while (said < shown.Length && lines.Length < MostOfAnOverview)
        {
            DiffSummary summary = new(shown[said++]);
            lines.Append($"- {MarkdownText.Code(summary.Names, 120)}: {Prose(summary.Verdict, 160)}\n");
        }
        if (said < shown.Length)
            lines.Append($"- and {Numbers.Format(shown.Length - said)} more\n");
        return shown.Length <= FewLines ? $"{lines}\n" : $"<details><summary>All {Numbers.Format(shown.Length)} in a line each</summary>\n\n{lines}\n</details>\n\n";
    }

    private string Comparison(MethodologyComparison c, int most)
    {
        DiffSummary summary = new(c);
        MarkdownBlocks blocks = new();
        blocks.Add(0, "", $"### {MarkdownText.Code(summary.Names, 120)}: {Prose(summary.Verdict, 300)}\n");
        blocks.Add(1, "answers", string.Concat(summary.Answers.Select(answer => $"- **{answer.Key}**: {Prose(answer.Sentence, 900)}\n")));
        blocks.Add(1, "pictures", Picture(c));
        Change[] training = Of(c, ChangeEffect.Training);
        blocks.Add(2, "the table of what trains differently", Table(c, training, MostRows));
        blocks.Fold(4, "curves, old and new", Curves(c));
        blocks.Fold(4, "errors that both have", Lines(ChangePlaces.SharedErrors(c)));
        blocks.Fold(5, "what is kept, watched or called otherwise", Items(c, Of(c, ChangeEffect.Record)));
        blocks.Fold(6, "what is said or proved otherwise", Items(c, Of(c, ChangeEffect.None)));
        if (view.Methods && c.New.Methodology != null && !c.New.IsBroken)
            blocks.Add(3, "the sentences for a methods section", $"> {Prose(MethodsSection.Of(c), 4_000)}\n");
        blocks.Fold(7, "ignored and muted", Lines(c.Ignored.Select(change => $"{change.Rule.Id} {change.Subject}, because {change.IgnoredBecause}").Concat(c.UnusedIgnores.Select(rule => $"{rule.Text} (nothing of this kind differs)")).Concat(c.Muted.Select(change => $"muted: {change.Rule.Id} {change.Summary}"))));
        if (DiffSummary.Hidden(c) is { Length: > 0 } hidden)
            blocks.Fold(8, "what is unchanged", Lines(c.Unchanged.Select(item => $"{item.Key}: {string.Join(", ", item.Value)}")), hidden);
        (SourceText old, SourceText @new) = (c.Old.Text.FileAt(0), c.New.Text.FileAt(0));
        string texts = UnifiedDiff.Of(@new.FileName, old.Content, @new.Content);
        blocks.Fold(9, "the texts, line by line", texts.Length == 0 ? "" : MarkdownText.Block(texts, "diff"));
        string written = blocks.Write(most);
        // A table that has no room is shortened rather than left out.
        for (int rows = MostRows / 2; rows > 0 && training.Length > 0 && !written.Contains("| --- |", StringComparison.Ordinal); rows /= 2)
        {
            MarkdownBlocks shorter = new();
            shorter.Add(0, "", $"### {MarkdownText.Code(summary.Names, 120)}: {Prose(summary.Verdict, 300)}\n");
            shorter.Add(1, "answers", string.Concat(summary.Answers.Select(answer => $"- **{answer.Key}**: {Prose(answer.Sentence, 900)}\n")));
            shorter.Add(2, "the table of what trains differently", Table(c, training, rows));
            written = shorter.Write(most);
        }
        return written;
    }

    private static Change[] Of(MethodologyComparison c, ChangeEffect effect) => [.. c.Changes.Where(change => change.Effect == effect)];

    private static string Table(MethodologyComparison c, Change[] changes, int most)
    {
        if (changes.Length == 0)
            return "";
        bool isMeasured = changes.Take(most).Any(change => Sentences(change).Length > 0);
        StringBuilder table = new($"| | what | old | new |{(isMeasured ? " when and how much |" : "")}\n| --- | --- | --- | --- |{(isMeasured ? " --- |" : "")}\n");
        foreach (Change change in changes.Take(most))
            table.Append($"| {Sign(change)} | **{Prose(change.Subject, 100)}**<br>{Class(c, change, "<br>")} | {MarkdownText.Code(change.Old ?? "")} | {MarkdownText.Code(change.New ?? "")} |{(isMeasured ? $" {Prose(Sentences(change), 600)} |" : "")}\n");
        if (changes.Length > most)
            table.Append($"\nand {Numbers.Format(changes.Length - most)} more.\n");
        return table.ToString();
    }

    // What trains the same needs no columns.
    private static string Items(MethodologyComparison c, Change[] changes)
    {
        StringBuilder list = new();
        foreach (Change change in changes.Take(MostRows))
        {
            string values = string.Join(" \u2192 ", new[] { change.Old, change.New }.OfType<string>().Select(value => MarkdownText.Code(value)).Where(code => code.Length > 0));
            string sentences = Sentences(change);
            list.Append($"- {Sign(change)} **{Prose(change.Subject, 200)}**{(values.Length > 0 ? $": {values}" : "")} ({Class(c, change, ", ")}){(sentences.Length > 0 ? $" {Prose(sentences, 600)}" : "")}\n");
        }
        if (changes.Length > MostRows)
            list.Append($"\nand {Numbers.Format(changes.Length - MostRows)} more.\n");
        return list.ToString();
    }

    private static string Sign(Change change) => change.Kind switch { ChangeKind.Added => "\\+", ChangeKind.Removed => "\u2212", ChangeKind.Renamed => "=", _ => "~" };

    private static string Class(MethodologyComparison c, Change change, string between)
    {
        string place = ChangePlaces.Of(c, change);
        return $"{change.Rule.Id} {change.Level.ToString().ToLowerInvariant()}{(place.Length > 0 ? between + Prose(place, 120) : "")}";
    }

    private static string Sentences(Change change) => string.Join(" ", [.. change.Curve is { } curve ? CurveWords.Sentences(curve) : [], .. change.Notes]);

    private static string Curves(MethodologyComparison c)
    {
        StringBuilder lines = new();
        if (!c.IsPartial && c.Old.Methodology is { } old && c.New.Methodology is { } @new && c.Phases.Any(pair => pair.Old == null || pair.New == null || pair.IsMoved || pair.IsRenamed))
        {
            PhaseBand band = new(Math.Max(old.Epochs, @new.Epochs), Columns, usesUnicode: true);
            lines.Append($"phases\n  old  {band.Draw(old.Phases)}\n  new  {band.Draw(@new.Phases)}\n\n");
        }
        Change[] curves = [.. c.Changes.Where(change => change.Curve is { IsEqual: false })];
        foreach (Change change in curves.Take(MostCurves))
        {
            Language.Comparisons.Curves.CurveDifference curve = change.Curve!;
            Interval values = curve.Old.Hull.Join(curve.New.Hull);
            Sparkline line = new(Math.Max(curve.Old.End, curve.New.End), values, Columns, usesUnicode: true);
            lines.Append($"{change.Subject}, {Numbers.Short(values.Low, 4)}..{Numbers.Short(values.High, 4)}\n  old  {line.Draw(curve.Old).TrimEnd()}\n  new  {line.Draw(curve.New).TrimEnd()}\n       {line.Marks(curve.Ranges)}\n\n");
        }
        if (curves.Length > MostCurves)
            lines.Append($"and {Numbers.Format(curves.Length - MostCurves)} more\n");
        return lines.Length == 0 ? "" : MarkdownText.Block(lines.ToString(), "text");
    }

    private string Picture(MethodologyComparison c)
    {
        if (view.Pictures is not { } pictures || ChangePlaces.PlotOf(c) is not { } plot || c.IsSameMeaning)
            return "";
        string link = pictures.Write(c.New.Methodology!.Name, new SvgFigure(plot.Changed, SvgFigure.Usual).Draw());
        return $"![{Prose($"{new DiffSummary(c).Names}: the old and the new plan", 200)}]({link})\n";
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"- {Prose(line, 2_000)}\n"));

    private static string Prose(string text, int most) =>
        MarkdownText.Prose(text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "\u2026");
}
