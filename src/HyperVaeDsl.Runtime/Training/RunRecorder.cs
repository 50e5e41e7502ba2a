using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training.Resuming;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Writes what a run does to its folder, where it has one, and tells the observer.</summary>
internal sealed class RunRecorder : IDisposable
{
    private readonly RunDescription run;
    private readonly TrainedModel model;
    private readonly ParameterSet parameters;
    private readonly Optimizer optimizer;
    private readonly RunMemory memory;
    private readonly ITrainingObserver observer;
    private readonly TimeProvider time;
    private readonly TimeSpan every;
    private readonly RunFolder? folder;
    private long saved;
    private int? undrawn;
    private (int Epoch, int Step, string? Stopped)? onDisk;

    public RunRecorder(RunDescription run, TrainedModel model, Optimizer optimizer, RunMemory memory, ITrainingObserver observer, TimeProvider time, TimeSpan every, ResumePoint? point)
    {
        this.run = run;
        this.model = model;
        parameters = model.Parameters;
        this.optimizer = optimizer;
        this.memory = memory;
        this.observer = observer;
        this.time = time;
        this.every = every;
        folder = run.RunFolder is null ? null : RunFolder.Open(run.RunFolder, run, point, time);
        saved = time.GetTimestamp();
    }

    /// <summary>The sentence by which a guard stops the run; null while none does.</summary>
    public string? Stopped { get; set; }

    /// <summary>Time spent in writing the newest state so far.</summary>
    public TimeSpan Saving { get; private set; }

    /// <summary>Keeps in mind that a guard fired, and tells the observer.</summary>
    public void GuardFired(GuardReport report)
    {
        memory.Fired.Add(report);
        observer.GuardFired(report);
    }

    /// <summary>What is drawn of an evaluation is gone when the next one begins.</summary>
    public void Evaluating() => undrawn = null;

    /// <summary>Records an epoch and keeps the best slots that are due after it.</summary>
    public void Epoch(EpochReport report, Evaluation? evaluation)
    {
        folder?.WriteEpoch(report);
        observer.EpochDone(report);
        foreach ((BestCheckpoint slot, int index) in evaluation is { } taken ? memory.Best.Due(taken) : [])
        {
            memory.Rollbacks.Keep(slot.Name, memory.Position.Trained);
            // The guards have not acted on the evaluation yet, so that a run cannot go on from here.
            if (folder is not null)
                Save($"best-{slot.Name}", CheckpointKind.Best, index, isOfRun: false);
        }

        if (evaluation is not { } measured)
            return;
        undrawn = measured.Epochs;
        int middle = (run.Epochs + 1) / 2;
        if (measured.Number == 0 || (measured.Epochs >= middle && measured.Epochs - run.Facts.EvaluateEvery < middle))
            KeepBall();
    }

    /// <summary>Writes the checkpoints that are due after an epoch that was acted upon: milestones, periodic ones, the newest state.</summary>
    /// <param name="planned">The time of the plan.</param>
    /// <param name="isOfRun">Whether a run can go on from here.</param>
    public void Checkpoints(int planned, bool isOfRun)
    {
        CheckpointSettings settings = run.Facts.Checkpoints;
        int epochs = memory.Position.Trained;
        while (memory.Milestones < settings.Milestones.Count && settings.Milestones[memory.Milestones].Time <= planned)
        {
            // Who goes on from it has passed it.
            int index = memory.Milestones++;
            if (folder is not null)
                Save($"milestone-{settings.Milestones[index].Name}", CheckpointKind.Milestone, index, isOfRun);
        }

        if (folder is null)
            return;
        if (settings.EveryEpochs > 0 && epochs % settings.EveryEpochs == 0)
            folder.KeepNewest(Save(CheckpointFiles.Periodic(epochs), CheckpointKind.Periodic, isOfRun: isOfRun), settings.Keep);
        if (isOfRun && IsSaveDue)
            SaveLast();
    }

    /// <summary>Whether the newest state was written so long ago that it should be written again.</summary>
    public bool IsSaveDue
    {
        get
        {
            if (folder is null)
                return false;
            TimeSpan passed = time.GetElapsedTime(saved);
            // A clock that has jumped back says nothing; then it is due.
            return passed >= every || passed < TimeSpan.Zero;
        }
    }

    /// <summary>Writes the newest state.</summary>
    /// <exception cref="DivergedException">A parameter is not finite: that state is not kept.</exception>
    public void SaveLast()
    {
        (int, int, string?) here = (memory.Position.Epoch, memory.Position.Step, Stopped);
        if (folder is null || onDisk == here)
            return;
        long start = time.GetTimestamp();
        if (ParameterSnapshot.FirstNotFinite(parameters) is { } broken)
            throw new DivergedException($"The parameter {broken} is not finite after its update");
        Save(CheckpointFiles.Last, CheckpointKind.Last);
        onDisk = here;
        saved = time.GetTimestamp();
        Saving += time.GetElapsedTime(start, saved);
    }

    /// <summary>Keeps the ball of the last evaluation as a picture. It is drawn of what was measured, so that the model does nothing for it.</summary>
    public void KeepBall()
    {
        if (folder is not null && undrawn is { } epochs && model.Pictures() is { } pictures)
            folder.KeepBall(epochs, pictures.A, pictures.B);
        undrawn = null;
    }

    /// <summary>Writes how the run ended, and what it showed.</summary>
    public void Finish(TrainingResult result, IMethodology methodology)
    {
        folder?.WriteRecord(result);
        folder?.WriteReport(result, methodology, memory.Fired);
    }

    public void Dispose() => folder?.Dispose();

    private string Save(string name, CheckpointKind kind, int index = -1, bool isOfRun = true)
    {
        int epochs = memory.Position.Trained;
        MethodologyFacts facts = run.Facts;
        DualVaeMetrics? metrics = memory.Log.Latest;
        var stored = new CheckpointFacts(facts.Name, facts.Source, facts.Digest, run.Seed, epochs, optimizer.Updates, metrics)
        {
            Measured = facts.Measured,
            State = memory.State.OfMethodology,
            CanonicalForm = facts.CanonicalForm,
            Text = facts.Text,
            Planned = memory.Clock.TimeAfter(memory.Position.Epoch),
            Run = isOfRun ? memory.State.OfTrainer : [],
            Events = memory.Log.Events,
            Fired = [.. memory.Fired],
            Stopped = Stopped,
            Slots = isOfRun ? [.. memory.Rollbacks.Kept] : [],
        };
        string path = folder!.WriteCheckpoint(name, parameters, stored);
        observer.CheckpointWritten(new CheckpointReport(name, Math.Max(0, epochs - 1), path) { Kind = kind, Index = index });
        return path;
    }
}
