using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Trains one model by one methodology on one engine. One object serves one run.</summary>
public sealed class Trainer
{
    private readonly TensorEngine engine;
    private readonly IMethodology methodology;
    private readonly MethodologyFacts facts;
    private readonly ITrainingObserver observer;
    private readonly TimeProvider time;
    private readonly RunDescription description;
    private readonly Optimizer optimizer;
    private readonly TrainedModel model;
    private readonly TrainingStep step;
    private readonly EpochLosses losses;
    private readonly GuardMonitor[] guards;
    private readonly EvaluationLog log;
    private readonly RollbackSlots rollbacks;
    private readonly PlannedClock clock;
    private readonly TargetWatch targets;
    private double[] epochSignals;

    private int epochsDone;
    private long stepsDone;
    private DualVaeMetrics? metrics;
    private int evaluatedEpochs;
    private TimeSpan trainingTime;

    /// <summary>Makes the model, with initial values from the seed.</summary>
    /// <param name="engine">The engine; it must be used by nothing else during the run.</param>
    /// <param name="methodology">The methodology, fresh: its controllers keep state.</param>
    /// <param name="options">Seed, number of epochs, run folder.</param>
    /// <param name="observer">Hears of progress.</param>
    /// <param name="time">The clock for durations; results do not depend on it.</param>
    /// <exception cref="ArgumentException">A part of a model of the user's own has no parameters, or is used twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is outside 1..(the methodology's).</exception>
    /// <exception cref="CheckpointException">The file of the warm start cannot be read, lacks a parameter or has one of another shape.</exception>
    public Trainer(TensorEngine engine, IMethodology methodology, TrainingOptions options, ITrainingObserver observer, TimeProvider time)
    {
        this.engine = engine;
        this.methodology = methodology;
        this.observer = observer;
        this.time = time;
        facts = methodology.Facts;
        int epochs = options.Epochs ?? facts.Epochs;
        if (epochs < 1 || epochs > facts.Epochs)
            throw new ArgumentOutOfRangeException(nameof(options), epochs, $"A run of {facts.Name} has 1 to {facts.Epochs} epochs.");
        ulong seed = options.Seed ?? facts.Seed;
        model = TrainedModel.Create(engine, methodology, seed);
        WarmStartFile? warmStart = StartWarm(options);
        optimizer = new Optimizer(Parameters, facts.Optimizer);
        log = new EvaluationLog(facts.OwnMetrics);
        step = new TrainingStep(engine, facts, model, optimizer, seed);
        losses = new EpochLosses(facts.Losses.Count);
        guards = [.. facts.Guards.Select((rule, i) => new GuardMonitor(rule, i))];
        clock = new PlannedClock(facts.Phases);
        targets = new TargetWatch(facts.Targets);
        rollbacks = new RollbackSlots(facts.Guards, facts.Checkpoints.Best, Parameters, optimizer);
        epochSignals = new double[facts.Signals.Count];
        string? folder = options.RunFolder is null ? null : Path.GetFullPath(options.RunFolder);
        description = new RunDescription(facts, seed, epochs, step.StepsPerEpoch, engine.Description, folder) { WarmStart = warmStart };
    }

    /// <summary>The dual VAE that is trained.</summary>
    /// <exception cref="InvalidOperationException">A model of the user's own is trained.</exception>
    public DualVae Model => step.Model;

    /// <summary>The parameters that are trained.</summary>
    public ParameterSet Parameters => model.Parameters;

    /// <summary>Trains to the end, or until a guard, a loss that is not finite or the caller stops it.</summary>
    /// <param name="cancellation">Stops the run after the step in progress.</param>
    /// <exception cref="RunFolderException">The run folder cannot be made or written.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        long start = time.GetTimestamp();
        using var recorder = new RunRecorder(description, methodology, Parameters, optimizer, rollbacks, observer);
        observer.RunStarted(description);
        (TrainingOutcome outcome, string? reason) = TrainAll(recorder, cancellation);
        var result = new TrainingResult(
            outcome, reason, epochsDone, stepsDone, metrics, evaluatedEpochs, time.GetElapsedTime(start), trainingTime)
        {
            Phases = clock.Runs(epochsDone),
            Targets = targets.Results,
            Events = log.Events,
        };
        recorder.Finish(result);
        observer.RunFinished(result);
        return result;
    }

    private WarmStartFile? StartWarm(TrainingOptions options)
    {
        if (facts.WarmStart is not { } warm)
        {
            return options.WarmStart is null
                ? null
                : throw new CheckpointException($"{facts.Name} has no warm start, so there is nothing to load from {options.WarmStart}.");
        }

        string file = options.WarmStart ?? warm.File;
        Checkpoint checkpoint = Checkpoint.Load(file);
        checkpoint.RestoreValues(Parameters, warm.Components);
        return new WarmStartFile(file, checkpoint.Sha256);
    }

    private (TrainingOutcome Outcome, string? Reason) TrainAll(RunRecorder recorder, CancellationToken cancellation)
    {
        for (int epoch = 0; epoch < description.Epochs && clock.TimeAfter(epoch) < facts.Epochs; epoch++)
        {
            int planned = clock.TimeAfter(epoch);
            long start = time.GetTimestamp();
            try
            {
                if (!TrainEpoch(epoch, cancellation))
                    return (TrainingOutcome.Cancelled, $"The run was cancelled in epoch {epoch}.");
            }
            catch (DivergedException exception)
            {
                return (TrainingOutcome.Diverged, $"{exception.Message} in epoch {epoch}, step {step.StepInEpoch}.");
            }

            TimeSpan duration = time.GetElapsedTime(start);
            trainingTime += duration;
            epochsDone++;
            bool isLast = epochsDone == description.Epochs || clock.TimeAfter(epochsDone) == facts.Epochs;
            bool due = epochsDone % facts.EvaluateEvery == 0 || isLast;
            Evaluation? evaluation = null;
            if (due)
            {
                (metrics, evaluatedEpochs) = (model.Evaluate(), epochsDone);
                evaluation = log.Next(metrics, epochsDone, clock.TimeAfter(epochsDone));
            }

            int phase = methodology.PhaseIndexAt(planned);
            var report = new EpochReport(epoch, facts.Phases[phase].Name, epochSignals, losses.Take(), due ? metrics : null, duration.TotalSeconds)
            {
                Time = planned,
                PhaseIndex = phase,
            };
            epochSignals = new double[epochSignals.Length];
            recorder.Epoch(report, evaluation);
            recorder.Milestones(clock.TimeAfter(epochsDone));
            if (evaluation is { } taken && ActOn(taken) is { } guard)
                return (TrainingOutcome.StoppedByGuard, guard.Message);
            // A phase that has just ended early takes the clock past what lay in it.
            recorder.Milestones(clock.TimeAfter(epochsDone));
        }

        return (TrainingOutcome.Completed, null);
    }

    /// <summary>Returns false when cancelled.</summary>
    private bool TrainEpoch(int epoch, CancellationToken cancellation)
    {
        for (int number = 0; number < step.StepsPerEpoch; number++)
        {
            if (cancellation.IsCancellationRequested)
            {
                step.Settle();
                return false;
            }

            step.MoveTo(epoch, clock.TimeAfter(epoch), number);
            engine.BeginStep(recordGradients: true);
            methodology.Step(step);
            if (number == 0)
                step.Signals.CopyTo(epochSignals);
            step.AddLosses(losses);
            stepsDone++;
            observer.StepDone(new StepReport(step));
        }

        step.Settle();
        return true;
    }

    /// <summary>Lets the methodology, the phases and the guards act on an evaluation; returns the guard that stops the run, if one does.</summary>
    private GuardReport? ActOn(in Evaluation evaluation)
    {
        int before = log.Events.Count;
        targets.Take(evaluation);
        methodology.Evaluated(evaluation);
        clock.Take(evaluation);
        GuardReport? stopping = null;
        foreach (GuardMonitor guard in guards)
        {
            if (guard.Check(evaluation) is not { } report)
                continue;
            observer.GuardFired(report);
            stopping ??= report.Guard.Action == GuardAction.Stop ? report : null;
            if (report.Guard.Action == GuardAction.Rollback && rollbacks.Restore(report.Guard, evaluation))
                guard.Restart(evaluation.Epochs);
        }

        for (int i = before; i < log.Events.Count; i++)
            observer.EventHappened(log.Events[i]);
        return stopping;
    }
}
