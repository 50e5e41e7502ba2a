using System.Globalization;
using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>
/// The time of the plan as a function of the epochs trained. The two are equal until a phase ends early; then the time of the plan
/// goes on at the planned end of that phase.
/// </summary>
internal sealed class PlannedClock(IReadOnlyList<PhaseFacts> phases)
{
    private readonly ConditionMonitor?[] monitors = new ConditionMonitor?[phases.Count];
    private readonly Dictionary<PhaseFacts, double> earlyEnds = [];

    /// <summary>Epochs of the plan that were skipped.</summary>
    public int Skipped { get; private set; }

    /// <summary>The time of the plan after so many epochs.</summary>
    public int TimeAfter(int epochs) => epochs + Skipped;

    /// <summary>Takes an evaluation; ends the phase that is going on if it may end and its condition holds.</summary>
    public void Take(in Evaluation evaluation)
    {
        for (int i = 0; i < phases.Count; i++)
        {
            // An evaluation at a boundary measures what was trained in the phase before it.
            if (phases[i].EarlyEnd is not { } early || evaluation.Time <= phases[i].Start || evaluation.Time >= phases[i].End)
                continue;
            monitors[i] ??= new ConditionMonitor(early.Until, evaluation.Epochs - (evaluation.Time - phases[i].Start));
            if (!monitors[i]!.Update(evaluation) || evaluation.Time < early.Earliest)
                return;
            earlyEnds.Add(phases[i], evaluation.Epochs);
            Skipped += (int)(phases[i].End - evaluation.Time);
            evaluation.Report(TrainingEventKind.PhaseEnded, phases[i].Name, string.Create(
                CultureInfo.InvariantCulture,
                $"Phase {phases[i].Name} ended after epoch {evaluation.Epochs}, planned for {phases[i].End}: {early.Until.Text}; {early.Until.ValuesIn(evaluation)}."), i);
            return;
        }
    }

    /// <summary>When the phases ran that have begun.</summary>
    public IReadOnlyList<PhaseRun> Runs(int epochs)
    {
        List<PhaseRun> runs = [];
        double skipped = 0;
        foreach (PhaseFacts phase in phases)
        {
            double start = phase.Start - skipped;
            if (start >= epochs)
                break;
            bool early = earlyEnds.TryGetValue(phase, out double ended);
            double end = early ? ended : Math.Min(phase.End - skipped, epochs);
            runs.Add(new PhaseRun(phase, start, end, early));
            if (early)
                skipped = phase.End - ended;
        }

        return runs;
    }
}
