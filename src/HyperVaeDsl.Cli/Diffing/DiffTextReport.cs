using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Methods;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>A comparison for people: the answers first, then what trains differently, then the rest.</summary>
internal sealed class DiffTextReport(TextWriter writer, DiffView view) : IDiffReport
{
    private readonly ProseWriter page = new(writer, view.Columns);

    private const int LongestUnfolded = 12;
    private const int WidestDrawing = 64;
    private const int SignWidth = 4;
    private const int MostUnfolded = 3;

    private bool isFirst = true;

    public void Add(MethodologyComparison comparison)
    {
        if (!isFirst)
            writer.Write('\n');
        isFirst = false;
        Head(comparison);
        if (comparison.Phases.Count > 0 && comparison.Phases.Any(pair => pair.Old == null || pair.New == null || pair.IsMoved || pair.IsRenamed))
            Timeline(comparison);
        Section(comparison, new DiffSummary(comparison).TrainingTitle, ChangeEffect.Training);
        Section(comparison, "What is kept, watched or called otherwise", ChangeEffect.Record);
        Section(comparison, "What is said or proved otherwise", ChangeEffect.None);
        Tail(comparison);
    }

    public void Note(string sentence)
    {
        if (!isFirst)
            writer.Write('\n');
        isFirst = false;
        page.Prose("", SafeText.Of(sentence));
    }

    public void Finish()
    {
    }

    private void Head(MethodologyComparison c)
    {
        DiffSummary summary = new(c);
        page.Line(view.Palette.Paint(Ink.Strong, SafeText.Of($"{summary.Names}: {summary.Verdict}")));
        foreach ((string key, string sentence) in summary.Answers)
            page.Prose($"  {key,-9}", SafeText.Of(sentence));
        writer.Write('\n');
    }

    private void Timeline(MethodologyComparison c)
    {
        double end = Math.Max(c.Old.Methodology!.Epochs, c.New.Methodology!.Epochs);
        PhaseBand band = new(end, Math.Min(WidestDrawing, view.Columns - 22), view.UsesUnicode);
        page.Line(view.Palette.Paint(Ink.Strong, "Timeline"));
        page.Line($"  old  {view.Palette.Paint(Ink.Error, SafeText.Of(band.Draw(c.Old.Methodology.Phases)))}  {Numbers.Format(c.Old.Methodology.Epochs)} epochs");
        page.Line($"  new  {view.Palette.Paint(Ink.Fix, SafeText.Of(band.Draw(c.New.Methodology.Phases)))}  {Numbers.Format(c.New.Methodology.Epochs)} epochs");
        writer.Write('\n');
    }

    private void Section(MethodologyComparison c, string title, ChangeEffect effect)
    {
        Change[] changes = [.. c.Changes.Where(change => change.Effect == effect)];
        if (changes.Length == 0)
            return;
        page.Line(view.Palette.Paint(Ink.Strong, title));
        // Many of one kind that train nothing are one line.
        foreach (IGrouping<ChangeRule, Change> group in changes.GroupBy(change => change.Rule))
        {
            bool isFolded = effect != ChangeEffect.Training && !view.IsFull && group.Count() > MostUnfolded && IsFoldable(group.Key);
            if (isFolded)
                page.Prose($"  {Sign(group.First())} ", SafeText.Of($"{Numbers.Format(group.Count())} times {group.Key.Title}: {string.Join(", ", group.Select(Short))}"), view.Palette.Paint(Ink.Frame, $"  {group.Key.Id}"), SignWidth);
            foreach (Change change in isFolded ? [] : group.ToArray())
            {
                if (effect == ChangeEffect.Training)
                    Write(c, change);
                else
                    WriteShort(c, change);
            }
        }
        writer.Write('\n');
    }

    private static bool IsFoldable(ChangeRule rule) =>
        rule == ChangeRules.ParamAdded || rule == ChangeRules.ParamRemoved || rule == ChangeRules.ParamChanged || rule == ChangeRules.AllowAdded || rule == ChangeRules.AllowRemoved || rule == ChangeRules.DocumentationChanged;

    private static string Short(Change change)
    {
        string name = change.Subject[(change.Subject.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return change.Rule == ChangeRules.ParamChanged ? $"{name} {Default(change.Old!)} -> {Default(change.New!)}" : name;

        // The value without its range.
        static string Default(string words) => words[..words.IndexOf(" in ", StringComparison.Ordinal)];
    }

    // What trains nothing is one line each.
    private void WriteShort(MethodologyComparison c, Change change)
    {
        string words = change.Rule == ChangeRules.DocumentationChanged && !view.IsFull ? change.Subject
            : change.Rule == ChangeRules.AllowAdded || change.Rule == ChangeRules.AllowRemoved ? $"{change.Subject}, because {(change.New ?? change.Old)![((change.New ?? change.Old)!.IndexOf(" because ", StringComparison.Ordinal) + 9)..]}"
            : change.Old != null && change.New != null ? $"{change.Subject}: {change.Old} -> {change.New}"
            : $"{change.Subject}: {change.Old ?? change.New}";
        page.Prose($"  {Sign(change)} ", SafeText.Of(words), view.Palette.Paint(Ink.Frame, $"  {change.Rule.Id}{Place(c, change)}"), SignWidth);
    }

    private string Sign(Change change) => change.Kind switch
    {
        ChangeKind.Added => view.Palette.Paint(Ink.Fix, "+"),
        ChangeKind.Removed => view.Palette.Paint(Ink.Error, "-"),
        _ => view.Palette.Paint(Ink.Warning, "~"),
    };

    private void Write(MethodologyComparison c, Change change)
    {
        string level = change.Level.ToString().ToLowerInvariant();
        page.Line($"  {Sign(change)} {view.Palette.Paint(Ink.Strong, SafeText.Of(change.Subject))}  {view.Palette.Paint(Ink.Frame, $"{change.Rule.Id} {level}{Place(c, change)}")}");
        if (change.Curve is { } curve)
        {
            double end = Math.Max(curve.Old.End, curve.New.End);
            Interval values = curve.Old.Hull.Join(curve.New.Hull);
            int width = Math.Min(WidestDrawing, view.Columns - 40);
            Sparkline line = new(end, values, width, view.UsesUnicode);
            (string old, string @new) = (SafeText.Of(change.Old ?? ""), SafeText.Of(change.New ?? ""));
            bool hasRoom = Math.Max(old.Length, @new.Length) <= view.Columns - width - 13;
            page.Line($"      old  {view.Palette.Paint(Ink.Error, line.Draw(curve.Old))}  {(hasRoom ? old : "")}");
            page.Line($"      new  {view.Palette.Paint(Ink.Fix, line.Draw(curve.New))}  {(hasRoom ? @new : "")}");
            if (curve.Ranges.Count > 0)
                page.Line($"           {view.Palette.Paint(Ink.Frame, line.Marks(curve.Ranges))}");
            if (!hasRoom)
            {
                page.Prose("      old  ", old);
                page.Prose("      new  ", @new);
            }
            page.Prose("      ", string.Join(" ", CurveWords.Sentences(curve)));
        }
        else
        {
            Values(change);
        }
        foreach (string note in change.Notes)
            page.Prose("      ", SafeText.Of(note));
    }

    private void Values(Change change)
    {
        string old = SafeText.Of(change.Old ?? "");
        string @new = SafeText.Of(change.New ?? "");
        if (change.Old != null && change.New != null && old.Length + @new.Length <= view.Columns - 12)
        {
            page.Line($"      {view.Palette.Paint(Ink.Error, old)} -> {view.Palette.Paint(Ink.Fix, @new)}");
            return;
        }
        if (change.Old != null)
            page.Prose(change.New == null ? "      " : "      old  ", old);
        if (change.New != null)
            page.Prose(change.Old == null ? "      " : "      new  ", @new);
    }

    private static string Place(MethodologyComparison c, Change change) =>
        ChangePlaces.Of(c, change, " -> ") is { Length: > 0 } places ? $"  {SafeText.Of(places)}" : "";

    private void Tail(MethodologyComparison c)
    {
        List("Errors that both have", ChangePlaces.SharedErrors(c));
        if (view.IsFull)
        {
            List("Unchanged", c.Unchanged.Select(item => $"{item.Key}: {string.Join(", ", item.Value)}"));
            List("Muted", c.Muted.Select(change => $"{change.Rule.Id} {change.Summary}"));
            List("Facts that only the old side has", c.OldFacts);
            List("Facts that only the new side has", c.NewFacts);
        }
        List("Ignored", c.Ignored.Select(change => $"{change.Rule.Id} {change.Subject}, because {change.IgnoredBecause}"));
        List("Ignored without need: nothing of this kind differs", c.UnusedIgnores.Select(rule => rule.Text));
        if (view.Methods && c.New.Methodology != null && !c.New.IsBroken)
            page.Prose("", SafeText.Of(MethodsSection.Of(c)));
        if (!view.IsFull && DiffSummary.Hidden(c) is { Length: > 0 } hidden)
            page.Line(view.Palette.Paint(Ink.Frame, $"({hidden}; --full shows all)"));
    }

    private void List(string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
            return;
        page.Line(view.Palette.Paint(Ink.Strong, title));
        foreach (string line in view.IsFull ? all : all.Take(LongestUnfolded))
            page.Prose("  ", SafeText.Of(line));
        if (!view.IsFull && all.Length > LongestUnfolded)
            page.Line($"  and {Numbers.Format(all.Length - LongestUnfolded)} more");
        writer.Write('\n');
    }
}
