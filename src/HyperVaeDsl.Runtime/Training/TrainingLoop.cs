using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training.Resuming;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Goes through the epochs and steps of a run from where it is to its end.</summary>
internal sealed class TrainingLoop(
    TensorEngine engine,
    IMethodology methodology,
    TrainedModel model,
    TrainingStep step,
    RunMemory memory,
    RunDescription run,
    RunRecorder recorder,
    ITrainingObserver observer,
    TimeProvider time)
{
    private readonly MethodologyFacts facts = run.Facts;
    private readonly RunPosition position = memory.Position;

    /// <summary>Time spent in optimisation steps.</summary>
    public TimeSpan TrainingTime { get; private set; }

    /// <summary>Trains; the newest state is on the disk when it returns.</summary>
    public (TrainingOutcome Outcome, string? Reason) Run(CancellationToken cancellation)
    {
        try
        {
            while (position.Step > 0 || (position.Epoch < run.Epochs && memory.Clock.TimeAfter(position.Epoch) < facts.Epochs))
            {
                if (!Steps(cancellation, out TimeSpan duration))
                {
                    recorder.SaveLast();
                    return (TrainingOutcome.Cancelled, string.Create(CultureInfo.InvariantCulture, $"The run was cancelled in epoch {position.Epoch}."));
                }

                bool endsBefore = position.Trained == run.Epochs && !IsEvaluated;
                // Who asks for fewer epochs gets an evaluation that the whole run has not: it is no part of the state that goes on.
                if (endsBefore)
                    recorder.SaveLast();
                GuardReport? guard = EndEpoch(duration, endsBefore);
                if (guard is not null)
                    recorder.Stopped = guard.Message;
                if (guard is not null || IsOver)
                {
                    if (!endsBefore)
                        recorder.SaveLast();
                    return guard is null ? (TrainingOutcome.Completed, null) : (TrainingOutcome.StoppedByGuard, guard.Message);
                }
            }

            return (TrainingOutcome.Completed, null);
        }
        catch (DivergedException exception)
        {
            (int epoch, int number) = exception.At ?? (position.Epoch, position.Step);
            return (TrainingOutcome.Diverged, $"{exception.Message} in epoch {epoch}, step {number}{Signals()}.{Kept()}");
        }
    }

    // Whether an epoch all of whose steps are done is evaluated in the whole run.
    private bool IsEvaluated => position.Trained % facts.EvaluateEvery == 0 || memory.Clock.TimeAfter(position.Trained) >= facts.Epochs;

    private bool IsOver => position.Step == 0 && (position.Epoch >= run.Epochs || memory.Clock.TimeAfter(position.Epoch) >= facts.Epochs);

    /// <summary>The steps of the epoch that are not done; false when cancelled.</summary>
    private bool Steps(CancellationToken cancellation, out TimeSpan duration)
    {
        long start = time.GetTimestamp();
        TimeSpan saving = recorder.Saving;
        try
        {
            int planned = memory.Clock.TimeAfter(position.Epoch);
            while (position.Step < step.StepsPerEpoch)
            {
                if (cancellation.IsCancellationRequested)
                {
                    step.Settle();
                    return false;
                }

                Step(planned);
                if (position.Step == step.StepsPerEpoch || !recorder.IsSaveDue)
                    continue;
                step.Settle();
                recorder.SaveLast();
            }

            step.Settle();
            return true;
        }
        finally
        {
            duration = time.GetElapsedTime(start) - (recorder.Saving - saving);
            TrainingTime += duration;
        }
    }

    private void Step(int planned)
    {
        memory.State.BeginStep();
        step.MoveTo(position.Epoch, planned, position.Step);
        engine.BeginStep(recordGradients: true);
        methodology.Step(step);
        if (position.Step == 0)
            memory.Signals.Keep(step.Signals);
        step.AddLosses(memory.Losses);
        position.StepDone();
        observer.StepDone(new StepReport(step));
    }

    /// <summary>Evaluates the epoch if that is due, records it and acts on it; returns the guard that stops the run, if one does.</summary>
    private GuardReport? EndEpoch(TimeSpan duration, bool endsBefore)
    {
        int planned = memory.Clock.TimeAfter(position.Epoch);
        int trained = position.Trained;
        Evaluation? evaluation = null;
        if (IsEvaluated || endsBefore)
        {
            recorder.Evaluating();
            DualVaeMetrics measured = model.Evaluate();
            RequireFinite(measured);
            position.EvaluatedEpochs = trained;
            evaluation = memory.Log.Next(measured, trained, memory.Clock.TimeAfter(trained));
        }

        int phase = methodology.PhaseIndexAt(planned);
        var report = new EpochReport(position.Epoch, facts.Phases[phase].Name, memory.Signals.Copy(), memory.Losses.Take(), evaluation?.Metrics, duration.TotalSeconds)
        {
            Time = planned,
            PhaseIndex = phase,
        };
        recorder.Epoch(report, evaluation);
        GuardReport? guard = evaluation is { } taken ? ActOn(taken) : null;
        position.EpochDone();
        if (guard is not null)
            recorder.Stopped = guard.Message;
        // A phase that has just ended early takes the clock past what lay in it.
        recorder.Checkpoints(memory.Clock.TimeAfter(trained), isOfRun: !endsBefore);
        return guard;
    }

    /// <summary>Lets the methodology, the phases and the guards act on an evaluation; returns the guard that stops the run, if one does.</summary>
    private GuardReport? ActOn(in Evaluation evaluation)
    {
        int before = memory.Log.Events.Count;
        memory.Targets.Take(evaluation);
        methodology.Evaluated(evaluation);
        memory.Clock.Take(evaluation);
        GuardReport? stopping = null;
        foreach (GuardMonitor guard in memory.Guards)
        {
            if (guard.Check(evaluation) is not { } report)
                continue;
            recorder.GuardFired(report);
            stopping ??= report.Guard.Action == GuardAction.Stop ? report : null;
            if (report.Guard.Action == GuardAction.Rollback && memory.Rollbacks.Restore(report.Guard, evaluation))
                guard.Restart(evaluation.Epochs);
        }

        for (int i = before; i < memory.Log.Events.Count; i++)
            observer.EventHappened(memory.Log.Events[i]);
        return stopping;
    }

    private void RequireFinite(DualVaeMetrics measured)
    {
        foreach (MetricSelector metric in facts.Measured)
        {
            double value = measured[metric];
            if (!double.IsFinite(value) && !(double.IsNaN(value) && metric.MayBeUndefined))
                throw new DivergedException($"The metric {metric.Name} became {(double.IsNaN(value) ? "NaN (not a number)" : "infinite")}");
        }
    }

    // The plan of the step that failed: what controllers made of it is known only after the step.
    private string Signals()
    {
        var values = new double[facts.Signals.Count];
        double at = memory.Clock.TimeAfter(position.Epoch) + ((double)position.Step / step.StepsPerEpoch);
        methodology.WriteSignals(Math.Min(at, Math.BitDecrement((double)facts.Epochs)), values);
        return values.Length == 0 ? "" : ", planned signals " + string.Join(", ", facts.Signals.Zip(values, (name, value) => string.Create(CultureInfo.InvariantCulture, $"{name} = {value:G6}")));
    }

    /// <summary>Takes the failed step back and keeps the state before it, if that one is whole.</summary>
    private string Kept()
    {
        if (position.Step < step.StepsPerEpoch)
            memory.State.TakeBackStep();
        if (run.RunFolder is null)
            return "";
        try
        {
            recorder.SaveLast();
            return " The checkpoint last holds the state before.";
        }
        catch (DivergedException)
        {
            return " The parameters are not finite any more, so that state is not kept; the checkpoint last, if there is one, is an earlier one.";
        }
    }
}
