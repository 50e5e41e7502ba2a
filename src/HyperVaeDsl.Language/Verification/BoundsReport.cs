using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification;

/// <summary>
/// What the proofs about loops found: for each driven signal all values that it can have, phase by phase, and how it comes furthest; and
/// when at the earliest what waits for metrics can happen. Text for people.
/// </summary>
public sealed class BoundsReport(Methodology methodology)
{
    /// <summary>Writes it; nothing where no controller drives a signal and nothing waits.</summary>
    public void Write(TextWriter writer)
    {
        foreach (Signal signal in methodology.Signals.Where(signal => methodology.PipelineOf(signal.Name).Count > 0))
            Write(writer, signal);
        string[] waits = [.. Waits()];
        if (waits.Length > 0)
            writer.Write("Earliest, with the most favourable metrics:\n");
        foreach (string line in waits)
            writer.Write($"  {line}\n");
        if (waits.Length > 0)
            writer.Write("\n");
    }

    private void Write(TextWriter writer, Signal signal)
    {
        writer.Write($"{signal.Name}{(signal.IsLossWeight ? "" : $" in {Show(signal.Range)}")}\n");
        foreach (Controller controller in methodology.PipelineOf(signal.Name))
            writer.Write($"  {controller.Name}, {Cadence(controller)}: {Does(controller, signal.Name)}; keeps it in {(controller.BoundOf(signal.Name) is { } bound ? Show(bound.Range) : "no bounds")}\n");
        if (Reachable.Of(methodology, signal.Name) is not { } reach)
        {
            writer.Write("  not known while the run, the data or a bound is not\n\n");
            return;
        }
        List<string[]> rows = [["phase", "epochs", "plan", "reachable"]];
        foreach (Phase phase in methodology.Phases)
            rows.Add([phase.Name, $"{Numbers.Short(phase.Start)}..{Numbers.Short(phase.End)}", Rounded(signal.Timeline!.Over(phase.Start, phase.End)), Rounded(reach.At(phase.Start, phase.End))]);
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            writer.Write($"  {string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()}\n");
        writer.Write($"  up    {Way(signal, reach, upwards: true)}\n");
        writer.Write($"  down  {Way(signal, reach, upwards: false)}\n\n");
    }

    private string Way(Signal signal, DrivenReach reach, bool upwards)
    {
        if (Excursion.Furthest(methodology, signal.Name, reach, upwards) is not { } way)
            return upwards ? "no further than the plan" : "no lower than the plan";
        IReadOnlyList<Controller> pipeline = methodology.PipelineOf(signal.Name);
        Interval keep = pipeline[pipeline.Count - 1].BoundOf(signal.Name)!.Range;
        bool isBound = Math.Abs(way.Value - (upwards ? keep.High : keep.Low)) <= 1e-9 * Math.Max(Math.Abs(keep.Low), Math.Abs(keep.High));
        return $"{Numbers.Short(way.Value, 4)} after {way.How}, at epoch {Numbers.Short(way.Epoch, 4)}; {(isBound ? "'keep' stops it" : "the end of the run stops it")}";
    }

    private IEnumerable<string> Waits()
    {
        foreach (ComponentSpec component in methodology.Components.Where(component => component.Freeze != null || component.Unfreeze != null))
        {
            IReadOnlyList<Transition> changes = Transitions.Of(methodology, component, most: 4);
            string said = string.Join(", ", changes.Select(change => $"{(change.Freezes ? "frozen" : "let go")} at epoch {Numbers.Short(change.Epochs)}"));
            yield return $"component {component.Path}: {(said.Length > 0 ? said : "never changes")}, of {Numbers.Format(methodology.Epochs)}";
        }
        EvaluationTimes times = new(methodology);
        foreach (Phase phase in methodology.Phases.Where(phase => phase.EarlyEnd != null))
            yield return $"phase {phase.Name} ends: {At(times.FirstHolding(phase.EarlyEnd!.Until, phase.Start, phase.EarlyEnd.Earliest), phase.End)}, at {Numbers.Short(phase.End)} as planned";
        foreach (GateSpec gate in methodology.Gates)
            yield return $"gate of group {gate.Group} opens: {At(times.FirstHolding(gate.Condition, gate.From), gate.To)}, watched in {Numbers.Short(gate.From)}..{Numbers.Short(gate.To)}";
        foreach (GuardSpec guard in methodology.Guards)
            yield return $"guard {guard.Name} fires: {At(times.FirstHolding(guard.Condition, guard.After), double.PositiveInfinity)}";
    }

    private static string At(double time, double end) => double.IsInfinity(time) || time >= end ? "never" : $"at epoch {Numbers.Short(time)}";

    private static string Cadence(Controller controller) =>
        controller.ActsOnEvaluations ? "every evaluation" : controller.EverySteps == 1 ? "every step" : $"every {Numbers.Format(controller.EverySteps)} steps";

    private static string Does(Controller controller, string signal) => controller.LawOf(signal) is { } law
        ? $"sets it by {law.Name} of {law.Metric.Name}".Replace("sets it by boost", "multiplies it by boost")
        : string.Join(", ", controller.Rules.Where(rule => rule.Signal == signal).Select(rule => $"when {TestWords.Of(rule.Test)} {(rule.Shifts ? "shifts" : "scales")} it by {Numbers.Format(rule.Amount)}"));

    private static string Show(Interval range) => $"{Numbers.Format(range.Low)}..{Numbers.Format(range.High)}";

    private static string Rounded(Interval range) => range.IsPoint ? Numbers.Short(range.Low, 4) : $"{Numbers.Short(range.Low, 4)}..{Numbers.Short(range.High, 4)}";
}
