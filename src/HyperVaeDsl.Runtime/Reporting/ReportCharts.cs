using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>The charts of a report: signals, losses and metrics, one small chart each, all over the same epochs.</summary>
internal sealed class ReportCharts(RunFindings findings)
{
    private readonly MethodologyFacts facts = findings.Run.Facts;
    private readonly RunTable table = findings.Table;
    private readonly LineChart chart = new(Math.Max(1, findings.Table.Count), findings.Result.Phases);
    private readonly double[] starts = [.. Enumerable.Range(0, findings.Table.Count).Select(row => (double)row)];

    /// <summary>Adds the three sections.</summary>
    public void Write(StringBuilder page)
    {
        WriteSignals(page);
        WriteLosses(page);
        WriteMetrics(page);
    }

    private void WriteSignals(StringBuilder page)
    {
        if (facts.Signals.Count == 0)
            return;
        double[][] plan = Plan();
        List<string> still = [];
        bool isAnyDriven = false;
        var charts = new StringBuilder();
        for (int i = 0; i < facts.Signals.Count; i++)
        {
            double[] applied = table.Signals[i];
            bool isDriven = applied.Zip(plan[i]).Any(pair => Differ(pair.First, pair.Second));
            if (!isDriven && Array.TrueForAll(applied, value => !Differ(value, applied[0])))
            {
                still.Add($"<tr><td>{PageText.Of(facts.Signals[i])}</td><td>{ChartNumbers.Short(applied[0])}</td></tr>");
                continue;
            }

            isAnyDriven |= isDriven;
            // Where nobody drives a signal, its plan is the line.
            ChartSeries line = new("line", starts, applied);
            Figure(charts, facts.Signals[i], isDriven ? $"{ChartNumbers.Short(applied[^1])}, planned {ChartNumbers.Short(plan[i][^1])}" : ChartNumbers.Short(applied[^1]), isDriven ? [line, new ChartSeries("plan", starts, plan[i])] : [line]);
        }

        page.Append("<h2>Signals</h2>");
        if (charts.Length > 0)
        {
            page.Append("<ul class=\"key\"><li><svg viewBox=\"0 0 24 12\"><path class=\"line\" d=\"M2 6H22\"/></svg>as applied at the start of each epoch</li>");
            if (isAnyDriven)
                page.Append("<li><svg viewBox=\"0 0 24 12\"><path class=\"plan\" d=\"M2 6H22\"/></svg>as planned, where a controller drove it elsewhere</li>");
            page.Append("</ul><div class=\"charts\">").Append(charts).Append("</div>");
        }

        if (still.Count > 0)
            page.Append("<p class=\"faint\">The same in every epoch:</p><table>").AppendJoin("", still).Append("</table>");
    }

    private void WriteLosses(StringBuilder page)
    {
        if (facts.Losses.Count == 0)
            return;
        double[] middles = [.. starts.Select(start => start + 0.5)];
        page.Append("<h2>Losses</h2><p class=\"faint\">Means over the steps of each epoch, unweighted; a gap is an epoch in which the loss took no part.</p><div class=\"charts\">");
        List<string> absent = [];
        for (int i = 0; i < facts.Losses.Count; i++)
        {
            double[] values = table.Losses[i];
            int last = Array.FindLastIndex(values, value => !double.IsNaN(value));
            if (last < 0)
                absent.Add(PageText.Of(facts.Losses[i]));
            else
                Figure(page, facts.Losses[i], ChartNumbers.Short(values[last]), [new ChartSeries("line", middles, values)]);
        }

        page.Append("</div>");
        if (absent.Count > 0)
            page.Append("<p class=\"faint\">In no epoch: ").AppendJoin(", ", absent).Append(".</p>");
    }

    private void WriteMetrics(StringBuilder page)
    {
        IReadOnlyList<MetricSelector> measured = facts.Measured;
        if (measured.Count == 0 || table.Evaluated.Length == 0)
            return;
        double[] ends = [.. table.Evaluated.Select(row => row + 1.0)];
        page.Append(CultureInfo.InvariantCulture, $"<h2>Metrics</h2><p class=\"faint\">Measured {Times(ends.Length)}, the last time after {Epochs((int)ends[^1])}.</p><div class=\"charts\">");
        for (int i = 0; i < measured.Count; i++)
        {
            double[] values = [.. table.Evaluated.Select(row => table.Metrics[i][row])];
            int[] known = [.. Enumerable.Range(0, values.Length).Where(at => double.IsFinite(values[at]))];
            string text = ChartNumbers.Short(values[^1]);
            if (known.Length > 1 && measured[i].HasBest)
            {
                int best = measured[i].HigherIsBetter ? known.MaxBy(at => values[at]) : known.MinBy(at => values[at]);
                text += string.Create(CultureInfo.InvariantCulture, $", best {ChartNumbers.Short(values[best])} after {ends[best]}");
            }

            Figure(page, measured[i].Name, text, [new ChartSeries("line", ends, values)]);
        }

        page.Append("</div>");
    }

    // The plan at the time at which each epoch began.
    private double[][] Plan()
    {
        double[][] plan = [.. facts.Signals.Select(_ => new double[table.Count])];
        var values = new double[facts.Signals.Count];
        for (int row = 0; row < table.Count; row++)
        {
            findings.Methodology.WriteSignals(table.Planned[row], values);
            for (int i = 0; i < values.Length; i++)
                plan[i][row] = values[i];
        }

        return plan;
    }

    private void Figure(StringBuilder page, string name, string text, IReadOnlyList<ChartSeries> series) => page
        .Append("<figure><figcaption><b>").Append(PageText.Of(name)).Append("</b><span>").Append(text).Append("</span></figcaption>")
        .Append(chart.Draw(name, series)).Append("</figure>");

    private static bool Differ(double first, double second) => Math.Abs(first - second) > 1e-12 * Math.Max(Math.Abs(first), Math.Abs(second));

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static string Epochs(int count) => count == 1 ? "1 epoch" : string.Create(CultureInfo.InvariantCulture, $"{count} epochs");
}
