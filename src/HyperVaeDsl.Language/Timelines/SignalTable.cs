using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>The planned value of every signal at some times.</summary>
public sealed class SignalTable(Methodology methodology, IReadOnlyList<double> times)
{
    /// <summary>Comma-separated, at full precision: epoch, phase, each signal.</summary>
    public void WriteCsv(TextWriter writer)
    {
        writer.Write($"{string.Join(",", Header())}\n");
        foreach (double time in times)
            writer.Write($"{string.Join(",", Row(time, Numbers.Format))}\n");
    }

    /// <summary>Aligned columns, six significant digits.</summary>
    public void WriteText(TextWriter writer)
    {
        List<string[]> rows = [[.. Header()], .. times.Select(time => Row(time, value => Numbers.Short(value)).ToArray())];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            writer.Write($"{string.Join("  ", row.Select((cell, column) => column == 1 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()}\n");
    }

    private IEnumerable<string> Header() => ["epoch", "phase", .. methodology.Signals.Select(signal => signal.Name)];

    private IEnumerable<string> Row(double time, Func<double, string> format)
    {
        Phase phase = methodology.Phases.Last(candidate => candidate.Start <= time);
        return [Numbers.Format(time), phase.Name, .. methodology.Signals.Select(signal => format(signal.Timeline!.At(time)))];
    }
}
