using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>What of a report is words: phases, targets, guards, events, the ball with its key, the text of the methodology, the environment.</summary>
internal sealed class ReportTables(RunFindings findings)
{
    private readonly MethodologyFacts facts = findings.Run.Facts;

    /// <summary>Adds the phases as they ran, which are the bands of the charts.</summary>
    public void WritePhases(StringBuilder page)
    {
        if (findings.Result.Phases.Count == 0)
            return;
        page.Append("<ul class=\"key\">");
        for (int i = 0; i < findings.Result.Phases.Count; i++)
        {
            PhaseRun run = findings.Result.Phases[i];
            string early = run.EndedEarly ? ", ended early" : "";
            page.Append(CultureInfo.InvariantCulture, $"<li><svg viewBox=\"0 0 24 12\"><rect class=\"t{i % LineChart.Tints}\" width=\"24\" height=\"12\"/></svg>{PageText.Of(run.Phase.Name)} <span class=\"faint\">{run.Start:0.##}\u2013{run.End:0.##}{early}</span></li>");
        }

        page.Append("</ul>");
    }

    /// <summary>Adds the pictures of the ball.</summary>
    public void WriteBalls(StringBuilder page)
    {
        if (findings.Balls.Count == 0)
            return;
        page.Append("<h2>The ball</h2><p class=\"faint\">A dot is the posterior mean of an operation. Its distance from the middle is its norm, with the ball's rim at 1; its angle is taken in the plane in which the directions vary most, for each picture anew.</p>");
        page.Append("<ul class=\"key\"><li class=\"faint\">Valuation</li>");
        for (int v = 0; v < TernaryOperations.Strata; v++)
            page.Append(CultureInfo.InvariantCulture, $"<li><svg viewBox=\"0 0 24 12\"><circle cx=\"12\" cy=\"6\" r=\"{ValuationColours.DotOf(v) + 1.5:0.#}\" fill=\"{ValuationColours.NameOf(v)}\"/></svg>{v}</li>");
        page.Append("</ul><div class=\"balls\">");
        foreach ((int epochs, byte[] a, byte[] b) in findings.Balls)
        {
            string after = string.Create(CultureInfo.InvariantCulture, $"after {epochs} {(epochs == 1 ? "epoch" : "epochs")}");
            page.Append("<figure><figcaption><b>").Append(after).Append("</b></figcaption><div class=\"pair\">");
            foreach ((string vae, byte[] picture) in ((string, byte[])[])[("A", a), ("B", b)])
            {
                page.Append(CultureInfo.InvariantCulture, $"<div><img width=\"{BallPicture.Size}\" height=\"{BallPicture.Size}\" alt=\"The ball of VAE {vae} {after}\" src=\"data:image/png;base64,");
                page.Append(Convert.ToBase64String(picture)).Append(CultureInfo.InvariantCulture, $"\"/><p class=\"faint\">VAE {vae}</p></div>");
            }

            page.Append("</div></figure>");
        }

        page.Append("</div>");
    }

    /// <summary>Adds what was to be reached, and whether it was.</summary>
    public void WriteTargets(StringBuilder page)
    {
        if (findings.Result.Targets.Count == 0)
            return;
        page.Append("<h2>Targets</h2>");
        Table(page, ["Target", "Last value", "", "First reached"], findings.Result.Targets.Select(result => (IReadOnlyList<string>)[
            PageText.Of(result.Target.Test.Text),
            ChartNumbers.Short(result.Value),
            result.Reached ? "<span class=\"good\">\u2713 reached</span>" : "<span class=\"bad\">\u2717 not reached</span>",
            result.FirstReachedAfter is { } epochs ? string.Create(CultureInfo.InvariantCulture, $"after {epochs} epochs") : "never"]));
    }

    /// <summary>Adds the guards, with those that fired, and what happened because of evaluations.</summary>
    public void WriteEvents(StringBuilder page)
    {
        if (facts.Guards.Count > 0)
        {
            page.Append("<h2>Guards</h2>");
            Table(page, ["Guard", "Waits for", "Then", "Fired"], facts.Guards.Select((guard, i) => (IReadOnlyList<string>)[
                PageText.Of(guard.Name),
                PageText.Of(guard.When.Text),
                guard.Action switch { GuardAction.Warn => "warns", GuardAction.Stop => "stops the run", _ => PageText.Of("goes back to best " + guard.Slot) },
                Fired(i)]));
        }

        if (findings.Result.Events.Count == 0)
            return;
        page.Append("<h2>Events</h2>");
        Table(page, ["After epochs", "What happened"], findings.Result.Events.Select(happened => (IReadOnlyList<string>)[happened.Epochs.ToString(CultureInfo.InvariantCulture), PageText.Of(happened.Message)]));
    }

    /// <summary>Adds the text of the methodology, and what its digest is of.</summary>
    public void WriteMethodology(StringBuilder page)
    {
        page.Append("<h2>Methodology</h2><p>").Append(PageText.Of(facts.Source)).Append(", digest <code>").Append(PageText.Of(facts.Digest)).Append("</code></p>");
        if (facts.Text.Length > 0)
            page.Append("<pre>").Append(PageText.Of(facts.Text.Trim('\n'))).Append("</pre>");
        if (facts.CanonicalForm.Length > 0)
            page.Append("<details><summary>The canonical form, which the digest is the SHA-256 of</summary><pre>").Append(PageText.Of(facts.CanonicalForm.Trim('\n'))).Append("</pre></details>");
    }

    /// <summary>Adds what it ran on.</summary>
    public void WriteEnvironment(StringBuilder page)
    {
        page.Append("<h2>Environment</h2>");
        List<IReadOnlyList<string>> rows =
        [
            ["Engine", PageText.Of(findings.Run.Engine)],
            ["System", PageText.Of($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}")],
            ["Processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)],
            [".NET", PageText.Of(RuntimeInformation.FrameworkDescription)],
            ["Run", string.Create(CultureInfo.InvariantCulture, $"seed {findings.Run.Seed}, {findings.Run.StepsPerEpoch} steps in an epoch")],
        ];
        if (facts.Data.Measured != DataPart.All)
            rows.Add(["Measured on", facts.Data.Measured.ToString().ToLowerInvariant()]);
        if (findings.Run.WarmStart is { } warm)
            rows.Add(["Started from", $"{PageText.Of(warm.File)}, SHA-256 {PageText.Of(warm.Sha256)}"]);
        if (findings.Run.Resumed is { } resumed)
            rows.Add(["Went on", PageText.Of(string.Join(" ", [string.Create(CultureInfo.InvariantCulture, $"After {resumed.Epoch} epochs and {resumed.Step} steps{(resumed.IsForced ? ", forced" : "")}."), .. resumed.Notes]))]);
        Table(page, [], rows);
    }

    private string Fired(int guard)
    {
        string[] fired = [.. findings.Guards.Where(report => report.Index == guard).Select(report => string.Create(CultureInfo.InvariantCulture, $"after {report.Epoch + 1}: {PageText.Of(report.Message)}"))];
        return fired.Length == 0 ? "<span class=\"faint\">never</span>" : string.Join("<br/>", fired);
    }

    private static void Table(StringBuilder page, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append("<div class=\"scroll\"><table>");
        if (heads.Count > 0)
            page.Append("<tr><th>").AppendJoin("</th><th>", heads).Append("</th></tr>");
        foreach (IReadOnlyList<string> row in rows)
            page.Append("<tr><td>").AppendJoin("</td><td>", row).Append("</td></tr>");
        page.Append("</table></div>");
    }
}
