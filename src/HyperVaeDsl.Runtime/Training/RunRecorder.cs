using System.Globalization;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Writes what a run does to its folder, where it has one, and tells the observer.</summary>
internal sealed class RunRecorder : IDisposable
{
    private readonly RunDescription run;
    private readonly IMethodology methodology;
    private readonly ParameterSet parameters;
    private readonly Optimizer optimizer;
    private readonly ITrainingObserver observer;
    private readonly BestSlots best;
    private readonly RollbackSlots rollbacks;
    private readonly RunFolder? folder;
    private DualVaeMetrics? metrics;
    private int epochs;
    private int milestones;

    public RunRecorder(RunDescription run, IMethodology methodology, ParameterSet parameters, Optimizer optimizer, RollbackSlots rollbacks, ITrainingObserver observer)
    {
        this.run = run;
        this.methodology = methodology;
        this.parameters = parameters;
        this.optimizer = optimizer;
        this.rollbacks = rollbacks;
        this.observer = observer;
        best = new BestSlots(run.Facts.Checkpoints.Best);
        folder = run.RunFolder is null ? null : RunFolder.Create(run.RunFolder, run);
    }

    /// <summary>Records an epoch and writes the checkpoints that are due after it.</summary>
    public void Epoch(EpochReport report, Evaluation? evaluation)
    {
        epochs = report.Epoch + 1;
        metrics = report.Metrics ?? metrics;
        folder?.WriteEpoch(report);
        observer.EpochDone(report);
        foreach ((BestCheckpoint slot, int index) in evaluation is { } taken ? best.Due(taken) : [])
        {
            rollbacks.Keep(slot.Name, epochs);
            if (folder is not null)
                Save($"best-{slot.Name}", CheckpointKind.Best, index);
        }

        if (folder is null)
            return;

        CheckpointSettings settings = run.Facts.Checkpoints;
        if (settings.EveryEpochs > 0 && epochs % settings.EveryEpochs == 0)
            folder.KeepNewest(Save(string.Create(CultureInfo.InvariantCulture, $"epoch-{epochs:D4}"), CheckpointKind.Periodic), settings.Keep);
    }

    /// <summary>Writes the milestones up to a time of the plan that are not written yet.</summary>
    public void Milestones(int time)
    {
        IReadOnlyList<Milestone> all = run.Facts.Checkpoints.Milestones;
        for (; milestones < all.Count && all[milestones].Time <= time; milestones++)
        {
            if (folder is not null)
                Save($"milestone-{all[milestones].Name}", CheckpointKind.Milestone, milestones);
        }
    }

    /// <summary>Writes the last state and how the run ended.</summary>
    public void Finish(TrainingResult result)
    {
        if (folder is null)
            return;
        Save("last", CheckpointKind.Last);
        folder.WriteRecord(result);
    }

    public void Dispose() => folder?.Dispose();

    private string Save(string name, CheckpointKind kind, int index = -1)
    {
        MethodologyFacts facts = run.Facts;
        string path = folder!.WriteCheckpoint(
            name,
            parameters,
            new CheckpointFacts(facts.Name, facts.Source, facts.Digest, run.Seed, epochs, optimizer.Updates, metrics) { Measured = facts.Measured, State = [.. State()], CanonicalForm = facts.CanonicalForm });
        observer.CheckpointWritten(new CheckpointReport(name, Math.Max(0, epochs - 1), path) { Kind = kind, Index = index });
        return path;
    }

    private IEnumerable<KeyValuePair<string, double>> State()
    {
        foreach ((string name, IStateful part) in methodology.State)
        {
            double[] values = new double[part.StateNames.Count];
            part.SaveState(values);
            for (int i = 0; i < values.Length; i++)
                yield return new KeyValuePair<string, double>($"{name}.{part.StateNames[i]}", values[i]);
        }
    }
}
