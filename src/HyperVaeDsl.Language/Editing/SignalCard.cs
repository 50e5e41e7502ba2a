using System.Text;
using HyperVaeDsl.Language.Emission;
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
    private const int MostFormulas = 6;
    private const int LongestFormula = 120;

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
            Formulas(text, methodology, signal);
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

    // The formulas that are trained; where they are long, the schedules above say more.
    private static void Formulas(StringBuilder text, Methodology methodology, Signal signal)
    {
        IReadOnlyList<(double End, string Formula)> formulas = ScheduleFormula.Of(methodology, signal);
        if (formulas.Count > MostFormulas || formulas.Any(item => item.Formula.Length > LongestFormula || item.Formula.Contains('\n')))
            return;
        double start = 0;
        List<(string Time, string Formula)> rows = [];
        foreach ((double end, string formula) in formulas)
        {
            rows.Add(($"{Numbers.Short(start)}..{Numbers.Short(end)}", formula));
            start = end;
        }
        int width = Math.Max("epoch".Length, rows.Max(row => row.Time.Length));
        text.Append("```text\n").Append("epoch".PadRight(width)).Append("  formula\n");
        foreach ((string time, string formula) in rows)
            text.Append(time.PadRight(width)).Append("  ").Append(formula).Append('\n');
        text.Append("```\n");
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
        List<string> readers = [];
        foreach (Loss loss in methodology.Losses)
        {
            if (loss.Weight.Signal == signal)
                readers.Add($"loss {loss.Name}");
            readers.AddRange(loss.Kind.Parameters.Zip(loss.Parameters, (parameter, value) => (parameter, value)).Where(pair => pair.value.Signal == signal)
                .Select(pair => $"loss {loss.Name} as its {pair.parameter.Name}{(pair.parameter.Unit.Length > 0 ? $" in {pair.parameter.Unit}" : "")}"));
        }
        readers.AddRange(methodology.Signals.Where(other => other.Timeline?.Reads.Contains(signal) == true).Select(other => $"signal {other.Name}"));
        if (methodology.Optimizer.LearningRate.Signal == signal)
            readers.Add("the optimizer as its learning rate");
        if (methodology.Data.Admission?.Signal == signal)
            readers.Add("the curriculum");
        return string.Join(", ", readers);
    }

    private static string Show(Interval range) => $"{Numbers.Short(range.Low)}..{Numbers.Short(range.High)}";
}
