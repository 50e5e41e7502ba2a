using System.Text;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What is to be known of a signal at a glance: its schedule, its values at the phases, its extremes, what controllers can make of it, and its curve.</summary>
internal static class SignalCard
{
    private const int Columns = 48;
    private const int MostPhases = 12;

    /// <summary>The card, in Markdown.</summary>
    public static string Of(Methodology methodology, Signal signal)
    {
        StringBuilder text = new();
        text.Append("**signal ").Append(signal.Name).Append("**");
        text.Append(signal.IsLossWeight ? ", the weight of a loss" : $" in {Show(signal.Range)}");
        text.Append(signal.Timeline?.IsPerEpoch == true ? ", per epoch" : "").Append("\n\n");
        if (signal.Documentation.Length > 0)
            text.Append(signal.Documentation.Replace("\n", "  \n")).Append("\n\n");
        if (signal.Timeline is not { } plan)
            return text.Append("Its plan is not known while it has errors.").ToString();
        Interval hull = plan.Hull;
        if (plan.Constant is { } constant)
            text.Append("Constant: ").Append(Numbers.Short(constant)).Append('\n');
        else
        {
            text.Append("```text\n").Append(new Sparkline(plan.End, hull, Columns, usesUnicode: true).Draw(plan)).Append('\n');
            Phases(text, methodology, plan);
            text.Append("```\n");
            text.Append("Smallest ").Append(Numbers.Short(hull.Low)).Append(", largest ").Append(Numbers.Short(hull.High)).Append(".\n");
        }
        if (methodology.PipelineOf(signal.Name) is { Count: > 0 } drivers)
        {
            text.Append("\nDriven by ").Append(string.Join(", then ", drivers.Select(driver => driver.Name)));
            text.Append(Reachable.ReachOf(methodology, signal.Name) is { } reach ? $": whatever the metrics are, it stays in {Show(reach)}.\n" : ".\n");
        }
        if (Readers(methodology, signal.Name) is { Length: > 0 } readers)
            text.Append("\nRead by ").Append(readers).Append(".\n");
        return text.ToString().TrimEnd();
    }

    private static void Phases(StringBuilder text, Methodology methodology, SignalTimeline plan)
    {
        List<string[]> rows = [["phase", "epochs", "from", "to", "schedule"]];
        foreach (Phase phase in methodology.Phases.Take(MostPhases).Where(phase => phase.End > phase.Start && phase.End <= plan.End))
            rows.Add([phase.Name, $"{Numbers.Short(phase.Start)}..{Numbers.Short(phase.End)}", Numbers.Short(plan.At(phase.Start)), Numbers.Short(plan.LimitAt(phase.End)), Label(plan, phase)]);
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            text.Append(string.Join("  ", row.Select((cell, column) => column == 4 ? cell : cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        if (methodology.Phases.Count > MostPhases)
            text.Append("... and ").Append(Numbers.Format(methodology.Phases.Count - MostPhases)).Append(" phases more\n");
    }

    private static string Label(SignalTimeline plan, Phase phase)
    {
        Segment segment = plan.SegmentAt(phase.Start);
        bool isCarried = segment.Start < phase.Start - 1e-9 && plan.Segments.Count > 1;
        string label = segment.Label.Length > 60 ? segment.Label.Substring(0, 57) + "..." : segment.Label;
        return isCarried ? $"(goes on) {label}" : label;
    }

    private static string Readers(Methodology methodology, string signal)
    {
        List<string> readers = [.. methodology.Losses.Where(loss => loss.Scalars.Any(scalar => scalar.Value.Signal == signal)).Select(loss => $"loss {loss.Name}")];
        readers.AddRange(methodology.Signals.Where(other => other.Timeline?.Reads.Contains(signal) == true).Select(other => $"signal {other.Name}"));
        if (methodology.Optimizer.LearningRate.Signal == signal)
            readers.Add("the optimizer as its learning rate");
        if (methodology.Data.Admission?.Signal == signal)
            readers.Add("the curriculum");
        return string.Join(", ", readers);
    }

    private static string Show(Interval range) => $"{Numbers.Short(range.Low)}..{Numbers.Short(range.High)}";
}
