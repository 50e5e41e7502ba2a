using System.Globalization;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>
/// The time of the plan as a function of the epochs trained. The two are equal until a phase ends early; then the time of the plan
/// goes on at the planned end of that phase.
/// </summary>
internal sealed class PlannedClock : IStateful
{
    private readonly IReadOnlyList<PhaseFacts> phases;
    private readonly AwaitedMonitor?[] monitors;
    private readonly double[] ended;
    private readonly CompositeState conditions;

    /// <summary>The clock of a plan at its start.</summary>
    public PlannedClock(IReadOnlyList<PhaseFacts> phases)
    {
        this.phases = phases;
        monitors = [.. phases.Select(phase => phase.EarlyEnd is { } early ? new AwaitedMonitor(early.Until) : null)];
        ended = [.. phases.Select(_ => double.NaN)];
        conditions = new CompositeState(phases.Zip(monitors).Where(item => item.Second is not null).Select(item => new KeyValuePair<string, IStateful>(item.First.Name, item.Second!)));
        StateNames = ["skipped", .. phases.Select(phase => phase.Name + ".ended"), .. conditions.StateNames];
    }

    /// <summary>Epochs of the plan that were skipped.</summary>
    public int Skipped { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

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
            if (!monitors[i]!.Update(evaluation, evaluation.Epochs - (evaluation.Time - phases[i].Start)) || evaluation.Time < early.Earliest)
                return;
            ended[i] = evaluation.Epochs;
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
        for (int i = 0; i < phases.Count; i++)
        {
            double start = phases[i].Start - skipped;
            if (start >= epochs)
                break;
            bool early = !double.IsNaN(ended[i]);
            double end = early ? ended[i] : Math.Min(phases[i].End - skipped, epochs);
            runs.Add(new PhaseRun(phases[i], start, end, early));
            if (early)
                skipped = phases[i].End - ended[i];
        }

        return runs;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        destination[0] = Skipped;
        ended.CopyTo(destination[1..]);
        conditions.SaveState(destination[(1 + ended.Length)..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        Skipped = (int)source[0];
        source.Slice(1, ended.Length).CopyTo(ended);
        conditions.LoadState(source[(1 + ended.Length)..]);
    }
}
