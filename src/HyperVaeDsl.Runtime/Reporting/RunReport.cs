using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>report.html, what a run showed on one page that needs nothing else: no script, no network. It is well-formed XML but for its first line.</summary>
internal static class RunReport
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "report.html";

    /// <summary>The page.</summary>
    public static string Of(RunFindings findings)
    {
        MethodologyFacts facts = findings.Run.Facts;
        string name = PageText.Of(facts.Name);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"/>");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><meta name=\"color-scheme\" content=\"light dark\"/>");
        page.Append("<title>").Append(name).Append(" \u2013 run report</title><style>").Append(ReportSheet.Rules).Append("</style></head><body>");
        page.Append("<h1>").Append(name).Append("</h1>");
        WriteEnding(page, findings);
        WriteSummary(page, findings);
        var tables = new ReportTables(findings);
        if (findings.Table.Count == 0)
        {
            page.Append("<p class=\"faint\">No epoch was trained to its end, so there are no charts.</p>");
        }
        else
        {
            tables.WritePhases(page);
            tables.WriteTargets(page);
            new ReportCharts(findings).Write(page);
        }

        tables.WriteBalls(page);
        tables.WriteEvents(page);
        tables.WriteMethodology(page);
        tables.WriteEnvironment(page);
        return page.Append("</body></html>\n").ToString();
    }

    private static void WriteEnding(StringBuilder page, RunFindings findings)
    {
        (string style, string word) = findings.Result.Outcome switch
        {
            TrainingOutcome.Completed => ("good", "\u2713 Completed"),
            TrainingOutcome.Cancelled => ("faint", "Cancelled"),
            TrainingOutcome.StoppedByGuard => ("bad", "\u2717 Stopped by a guard"),
            _ => ("bad", "\u2717 Diverged"),
        };
        page.Append(CultureInfo.InvariantCulture, $"<p><b class=\"{style}\">{word}</b>");
        if (findings.Result.Reason is { } reason)
            page.Append(". ").Append(PageText.Of(reason));
        page.Append("</p>");
    }

    private static void WriteSummary(StringBuilder page, RunFindings findings)
    {
        TrainingResult result = findings.Result;
        page.Append("<dl>");
        Item(page, "Epochs", string.Create(CultureInfo.InvariantCulture, $"{result.Epochs} of {findings.Run.Epochs}"));
        Item(page, "Steps", result.Steps.ToString(CultureInfo.InvariantCulture));
        Item(page, result.StepsBefore > 0 ? "Duration since it went on" : "Duration", DurationOf(result.Elapsed));
        if (result.StepsPerSecond > 0)
            Item(page, "Steps per second", result.StepsPerSecond.ToString(result.StepsPerSecond < 10 ? "F1" : "F0", CultureInfo.InvariantCulture));
        Item(page, "Seed", findings.Run.Seed.ToString(CultureInfo.InvariantCulture));
        page.Append("</dl>");
    }

    private static void Item(StringBuilder page, string name, string value) => page.Append("<div><dt>").Append(name).Append("</dt><dd>").Append(value).Append("</dd></div>");

    private static string DurationOf(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");
}
