using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// The table at the head of the file: a column for each phase, a row for each signal with its values at the start and at the end, and a
/// row for each loss with its weight.
/// </summary>
internal static class PhaseTable
{
    private const int Digits = 4;

    public static IEnumerable<string> Lines(Methodology m)
    {
        List<string[]> rows =
        [
            ["", .. m.Phases.Select(phase => phase.Name)],
            ["epochs", .. m.Phases.Select(PhaseTimes.Of)],
            .. m.Signals.Where(signal => !signal.IsLossWeight).Select(signal => Row(signal.Name, m.Phases.Select(phase => Values(signal.Timeline!, phase)))),
            .. m.Losses.Select(loss => Row(loss.Name, m.Phases.Select((phase, i) => Weight(m, loss, phase, i)))),
        ];
        int[] widths = [.. Enumerable.Range(0, m.Phases.Count + 1).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            yield return string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
        foreach (Controller controller in m.Controllers)
            yield return $"{controller.Name} drives {string.Join(", ", controller.Driven.Select(signal => $"{signal}{Within(controller.BoundOf(signal))}"))}";
    }

    private static string[] Row(string name, IEnumerable<string> cells) => [name, .. cells];

    private static string Within(Bound? bound) => bound == null ? "" : $" in {Short(bound.Range.Low)}..{Short(bound.Range.High)}";

    private static string Weight(Methodology m, Loss loss, Phase phase, int index)
    {
        if (loss.Activity[index] is not { } activity)
            return "-";
        string weight = loss.Weight.Signal is not { } name ? loss.Weight.Level == null ? Short(loss.Weight.Number) : EmissionNames.Words(loss.Weight)
            : m.FindSignal(name) is { IsLossWeight: true } own ? Values(own.Timeline!, phase)
            : name;
        string from = activity.From > phase.Start ? $" from {Short(activity.From)}" : "";
        string to = activity.To < phase.End ? $" to {Short(activity.To)}" : "";
        return weight + from + to + (activity.Gate == null ? "" : " if let in");
    }

    // "0.3 -> 0.8", or the range where the ends do not tell what lies between.
    private static string Values(SignalTimeline timeline, Phase phase)
    {
        IReadOnlyList<Arm> arms = Arm.Of(timeline, phase);
        if (Arm.Constant(arms) is { } constant)
            return Short(constant);
        if (timeline.Params != null)
            return string.Join("; ", arms.Select(arm => arm.Segments[0].Label).Distinct());
        string first = Short(timeline.At(phase.Start));
        string last = Short(timeline.IsPerEpoch ? timeline.At(Math.Ceiling(phase.End) - 1) : timeline.LimitAt(phase.End));
        if (arms.Count > 1 || arms[0].Curve is not RampCurve)
        {
            Interval range = timeline.Over(phase.Start, phase.End);
            (string low, string high) = (Short(range.Low), Short(range.High));
            bool endsTell = (low == first && high == last) || (low == last && high == first);
            if (!endsTell)
                return $"{low}..{high}";
        }
        return first == last ? first : $"{first} -> {last}";
    }

    private static string Short(double value) => Numbers.Short(value, Digits);
}
