using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>
/// Workflow commands of GitHub Actions at the changed lines of the new file, and a notice with the verdict. What is only cosmetic has none: an
/// annotation for each renamed phase would bury the others.
/// </summary>
internal sealed class DiffGitHubReport(TextWriter writer) : IDiffReport
{
    public void Add(MethodologyComparison comparison)
    {
        DiffSummary summary = new(comparison);
        string verdict = $"{summary.Names}: {summary.Verdict} {string.Join(" ", summary.Answers.Where(answer => answer.Key is "resume" or "proof").Select(answer => answer.Sentence))}";
        Command("note", comparison, comparison.New.Methodology?.NameSpan ?? new TextSpan(0, 0), "hvae diff", verdict);
        foreach (Change change in comparison.Changes.Where(change => change.Level != ChangeLevel.Cosmetic))
            Command(ChangeMessage.Level(change), comparison, ChangeMessage.Place(comparison, change), $"{change.Rule.Id}: {change.Rule.Title}", ChangeMessage.Of(change));
    }

    public void Finish()
    {
    }

    private void Command(string level, MethodologyComparison comparison, TextSpan span, string title, string message)
    {
        SourceText text = comparison.New.Text;
        LinePosition from = text.PositionOf(span.Start);
        LinePosition to = text.PositionOf(span.End);
        string path = text.FileAt(span.Start).Path.Replace('\\', '/');
        writer.WriteLine($"::{(level == "note" ? "notice" : level)} file={GitHubReport.Property(path)},line={Numbers.Format(from.Line)},endLine={Numbers.Format(to.Line)},title={GitHubReport.Property(title)}::{GitHubReport.Data(message)}");
    }
}
