using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Runs;

/// <summary>Two runs side by side: how they ended, and the last value of everything that they wrote.</summary>
/// <param name="Old">The first run.</param>
/// <param name="New">The second one.</param>
internal sealed record RunComparison(RunFolder Old, RunFolder New)
{
    private const int Digits = 6;

    /// <summary>Whether both were trained by methodologies of one meaning.</summary>
    public bool IsOneMethodology => Old.Digest == New.Digest;

    /// <summary>The first epoch in which anything differs that both wrote; null if nothing does.</summary>
    public int? FirstDifference => Shared.Select(column => Old.FirstDifference(New, column)).Min();

    private IEnumerable<string> Shared => Old.Columns.Where(New.Columns.Contains);

    /// <summary>Writes it as text.</summary>
    public void Write(TextWriter writer)
    {
        List<string[]> facts =
        [
            ["", SafeText.Of(Old.Path), SafeText.Of(New.Path), ""],
            ["methodology", SafeText.Of(Old.Methodology), SafeText.Of(New.Methodology), IsOneMethodology ? "same digest" : "digests differ"],
            ["digest", Old.Digest[..Math.Min(16, Old.Digest.Length)], New.Digest[..Math.Min(16, New.Digest.Length)], ""],
            ["seed", Old.Seed, New.Seed, Old.Seed == New.Seed ? "same" : "differs"],
            ["engine", SafeText.Of(Old.Engine), SafeText.Of(New.Engine), Old.Engine == New.Engine ? "same" : "differs"],
            ["ended", Old.Ended, New.Ended, ""],
            ["epochs", Numbers.Format(Old.Epochs), Numbers.Format(New.Epochs), ""],
            ["seconds", Shown(Old.Seconds), Shown(New.Seconds), ""],
        ];
        Table(writer, facts);
        writer.Write('\n');
        List<string[]> values = [["last value of", "old", "new", "difference"]];
        foreach (string column in Old.Columns.Concat(New.Columns.Where(column => !Old.Columns.Contains(column))))
        {
            double? a = Old.Last(column)?.Value;
            double? b = New.Last(column)?.Value;
            if (a != null || b != null)
                values.Add([SafeText.Of(column), Shown(a), Shown(b), a is { } x && b is { } y ? x.Equals(y) ? "=" : Signed(y - x) : "only one"]);
        }
        Table(writer, values);
        if (Old.Targets.Count + New.Targets.Count > 0)
        {
            writer.Write('\n');
            List<string[]> targets = [["target", "old", "new", ""]];
            foreach (string target in Old.Targets.Keys.Union(New.Targets.Keys))
                targets.Add([SafeText.Of(target), Reached(Old, target), Reached(New, target), ""]);
            Table(writer, targets);
        }
        writer.Write('\n');
        writer.Write(FirstDifference is { } epoch
            ? $"What both wrote differs from epoch {Numbers.Format(epoch)} on.\n"
            : $"What both wrote is equal in all {Numbers.Format(Math.Min(Old.Epochs, New.Epochs))} epochs that both have.\n");
    }

    private static string Reached(RunFolder run, string target) => run.Targets.TryGetValue(target, out bool reached) ? reached ? "reached" : "missed" : "-";

    private static string Shown(double? value) => value is { } number ? Numbers.Short(number, Digits) : "-";

    private static string Signed(double value) => (value > 0 ? "+" : "") + Numbers.Short(value, Digits);

    // Columns as wide as their widest cell; the first is of names, the others are of values.
    private static void Table(TextWriter writer, List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            writer.Write("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd() + "\n");
    }
}
