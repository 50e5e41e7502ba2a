using System.Text;
using HyperVaeDsl.Cli.Plotting;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Methods;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Comparisons as one page: the answers first, the changes with links to their curves, both plans over each other, the texts at the end.</summary>
internal sealed class DiffHtmlReport(TextWriter writer, DiffView view) : IDiffReport
{
    private const int MostLines = 3_000;
    private const int MostUnfolded = 10;

    private readonly List<MethodologyComparison> comparisons = [];
    private readonly List<string> notes = [];

    public void Add(MethodologyComparison comparison) => comparisons.Add(comparison);

    public void Note(string sentence) => notes.Add(sentence);

    public void Finish()
    {
        string title = comparisons.Count == 1 ? $"{new DiffSummary(comparisons[0]).Names} - training compared" : $"{PlotWords.Count(comparisons.Count, "comparison")} of training";
        PageBuilder page = new(title);
        bool hasCurves = comparisons.Count == 1 && !comparisons[0].IsPartial;
        page.Add($"<a class=\"skip\" href=\"#v0-view\">Skip to the changes</a>{(hasCurves ? " <a class=\"skip\" href=\"#v0-values\">Skip to the values</a> <a class=\"skip\" href=\"#v0-signals\">Skip to the signals</a>" : "")}");
        page.Add("<main>");
        if (comparisons.Count != 1)
            page.Add(Contents());
        foreach (string note in notes)
            page.Add($"<p>{Markup.Text(note)}</p>");
        for (int i = 0; i < comparisons.Count; i++)
            page.Add(View(comparisons[i], i));
        page.Add($"</main>\n<footer><p>Made by hvae {ToolVersion.Text}.</p></footer>");
        writer.Write(page.Build());
    }

    private string Contents()
    {
        StringBuilder page = new($"<h1>{PlotWords.Count(comparisons.Count, "comparison")}</h1>\n<ol class=\"views\">\n");
        for (int i = 0; i < comparisons.Count; i++)
        {
            DiffSummary summary = new(comparisons[i]);
            page.Append($"<li><a href=\"#v{Numbers.Format(i)}-view\">{Markup.Text(summary.Names)}</a>: {Markup.Text(summary.Verdict)}</li>\n");
        }
        return page.Append("</ol>").ToString();
    }

    private string View(MethodologyComparison c, int index)
    {
        string prefix = $"v{Numbers.Format(index)}-";
        DiffSummary summary = new(c);
        Plot? plot = ChangePlaces.PlotOf(c);
        string heading = comparisons.Count == 1 ? "h1" : "h2";
        StringBuilder page = new($"<section class=\"view{(view.IsFull ? " full" : "")}\" data-view id=\"{prefix}view\" aria-labelledby=\"{prefix}title\" tabindex=\"-1\">\n");
        page.Append($"<{heading} id=\"{prefix}title\">{Markup.Text(summary.Names)}</{heading}>\n<p class=\"verdict\">{Markup.Text(Sentence(summary.Verdict))}</p>\n<dl class=\"answers\">\n");
        foreach ((string key, string sentence) in summary.Answers)
            page.Append($"<dt>{Markup.Text(key)}</dt><dd>{Markup.Text(Sentence(sentence))}</dd>\n");
        page.Append("</dl>\n");
        Section(page, c, plot, prefix, summary.TrainingTitle, ChangeEffect.Training);
        Section(page, c, plot, prefix, "What is kept, watched or called otherwise", ChangeEffect.Record);
        Section(page, c, plot, prefix, "What is said or proved otherwise", ChangeEffect.None);
        if (view.Methods && c.New.Methodology != null && !c.New.IsBroken)
            page.Append($"<h2>For a methods section</h2>\n<p>{Markup.Text(MethodsSection.Of(c))}</p>\n");
        if (plot != null)
        {
            page.Append($"<p class=\"live\"><label><input type=\"checkbox\" id=\"{prefix}unchanged\" data-part=\"unchanged\"{(view.IsFull ? " checked" : "")}> Show what did not change, too{(DiffSummary.Hidden(c) is { Length: > 0 } hidden ? $" ({Markup.Text(hidden)})" : "")}</label></p>\n");
            page.Append(PageView.Of(plot, prefix)).Append('\n');
        }
        else
        {
            page.Append("<p class=\"faint\">Curves are drawn of methodologies without errors.</p>\n");
        }
        Lists(page, c);
        Texts(page, c);
        return page.Append("</section>").ToString();
    }

    private static void Section(StringBuilder page, MethodologyComparison c, Plot? plot, string prefix, string title, ChangeEffect effect)
    {
        Change[] changes = [.. c.Changes.Where(change => change.Effect == effect)];
        if (changes.Length == 0)
            return;
        // What trains the same must not stand between the reader and the curves.
        bool isFolded = effect != ChangeEffect.Training && changes.Length > MostUnfolded;
        page.Append(isFolded ? $"<details><summary><h2>{title} ({Numbers.Format(changes.Length)})</h2></summary>" : $"<h2>{title}</h2>\n").Append("<ul class=\"changes\">\n");
        foreach (Change change in changes)
            Item(page, c, plot, prefix, change);
        page.Append(isFolded ? "</ul></details>\n" : "</ul>\n");
    }

    private static void Item(StringBuilder page, MethodologyComparison c, Plot? plot, string prefix, Change change)
    {
        (string sign, string said) = change.Kind switch { ChangeKind.Added => ("+", "added"), ChangeKind.Removed => ("\u2212", "removed"), ChangeKind.Renamed => ("=", "renamed"), _ => ("~", "changed") };
        int panel = plot == null ? -1 : ChangePlaces.PanelOf(plot, change);
        string place = ChangePlaces.Of(c, change);
        page.Append($"<li{(change.Effect == ChangeEffect.Training ? " class=\"training\"" : "")}><span class=\"mark\" title=\"{said}\">{sign}</span> <span class=\"what\">{Markup.Text(change.Subject)}</span> <span class=\"level\">{change.Rule.Id} {change.Level.ToString().ToLowerInvariant()}{(place.Length > 0 ? $", {Markup.Text(place)}" : "")}</span>");
        if (panel >= 0)
            page.Append($" <a class=\"live\" href=\"#{PageCharts.IdOf(prefix, panel)}\">curve<span class=\"faint\"> of {Markup.Text(plot!.Panels[panel].Name)}</span></a>");
        string[] values = [.. new[] { change.Old is { } old ? $"<del>{Markup.Text(old)}</del>" : null, change.New is { } @new ? $"<ins>{Markup.Text(@new)}</ins>" : null }.OfType<string>()];
        if (values.Length > 0)
            page.Append($"<p>{string.Join(" \u2192 ", values)}</p>");
        string[] sentences = [.. change.Curve is { } curve ? CurveWords.Sentences(curve) : [], .. change.Notes];
        if (sentences.Length > 0)
            page.Append($"<p class=\"faint\">{Markup.Text(string.Join(" ", sentences))}</p>");
        page.Append("</li>\n");
    }

    private static void Lists(StringBuilder page, MethodologyComparison c)
    {
        List(page, "Errors that both have", ChangePlaces.SharedErrors(c));
        List(page, "Unchanged", c.Unchanged.Select(item => $"{item.Key}: {string.Join(", ", item.Value)}"));
        List(page, "Muted, because the difference is small", c.Muted.Select(change => $"{change.Rule.Id} {change.Summary}"));
        List(page, "Ignored", c.Ignored.Select(change => $"{change.Rule.Id} {change.Subject}, because {change.IgnoredBecause}"));
        List(page, "Ignored without need: nothing of this kind differs", c.UnusedIgnores.Select(rule => rule.Text));
        List(page, "Facts that only the old side has", c.OldFacts);
        List(page, "Facts that only the new side has", c.NewFacts);
    }

    private static void List(StringBuilder page, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
            page.Append($"<details><summary>{title} ({Numbers.Format(all.Length)})</summary><ul>{string.Concat(all.Select(line => $"<li>{Markup.Text(line)}</li>"))}</ul></details>\n");
    }

    private static void Texts(StringBuilder page, MethodologyComparison c)
    {
        (SourceText old, SourceText @new) = (c.Old.Text.FileAt(0), c.New.Text.FileAt(0));
        string[] lines = UnifiedDiff.Of(@new.FileName, old.Content, @new.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
            return;
        page.Append($"<details><summary>The texts, line by line</summary><pre tabindex=\"0\">");
        foreach (string line in lines.Take(MostLines))
            page.Append(line[0] is '+' or '-' ? $"<span class=\"{(line[0] == '+' ? "come" : "gone")}\">{Markup.Text(line)}</span>\n" : $"{Markup.Text(line)}\n");
        page.Append($"</pre>{(lines.Length > MostLines ? $"<p>{Numbers.Format(lines.Length - MostLines)} more lines are left out.</p>" : "")}</details>\n");
    }

    // A digest keeps its letters.
    private static string Sentence(string words) =>
        words.Length > 0 && words.Split(' ', ':')[0].All(char.IsAsciiLetterLower) ? char.ToUpperInvariant(words[0]) + words[1..] : words;
}
