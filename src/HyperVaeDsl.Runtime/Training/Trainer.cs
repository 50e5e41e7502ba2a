using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training.Resuming;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Trains one model by one methodology on one engine. One object serves one run.</summary>
public sealed class Trainer
{
    private readonly IMethodology methodology;
    private readonly MethodologyFacts facts;
    private readonly ITrainingObserver observer;
    private readonly TimeProvider time;
    private readonly TimeSpan checkpointEvery;
    private readonly RunDescription description;
    private readonly Optimizer optimizer;
    private readonly TrainedModel model;
    private readonly TrainingStep step;
    private readonly RunMemory memory;
    private readonly ResumePoint? resumed;
    private readonly TensorEngine engine;

    /// <summary>Makes the model, with initial values from the seed, or with everything that a checkpoint holds where a run goes on.</summary>
    /// <param name="engine">The engine; it must be used by nothing else during the run.</param>
    /// <param name="methodology">The methodology, fresh: its controllers keep state.</param>
    /// <param name="options">Seed, number of epochs, run folder, whether a run goes on.</param>
    /// <param name="observer">Hears of progress.</param>
    /// <param name="time">The clock for durations and for the time between checkpoints; results do not depend on it.</param>
    /// <exception cref="ArgumentException">A part of a model of the user's own has no parameters, or is used twice; or the options contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is outside 1..(the methodology's).</exception>
    /// <exception cref="CheckpointException">
    /// The file of the warm start cannot be read, lacks a parameter or has one of another shape; or no checkpoint of the run can be used, or the methodology
    /// has changed since in a way that matters.
    /// </exception>
    /// <exception cref="RunFolderException">The run that is to go on cannot be read.</exception>
    /// <exception cref="UnsupportedPrecisionException">The engine does not have the precision that the methodology asks for.</exception>
    public Trainer(TensorEngine engine, IMethodology methodology, TrainingOptions options, ITrainingObserver observer, TimeProvider time)
    {
        this.engine = engine;
        this.methodology = methodology;
        this.observer = observer;
        this.time = time;
        facts = methodology.Facts;
        checkpointEvery = options.CheckpointEvery;
        RequirePrecision();
        resumed = ResumeSearch.Find(options, facts)?.On(engine.Description);
        int epochs = options.Epochs ?? (resumed is { IsSame: true } ? resumed.Epochs : null) ?? facts.Epochs;
        if (epochs < 1 || epochs > facts.Epochs)
            throw new ArgumentOutOfRangeException(nameof(options), epochs, $"A run of {facts.Name} has 1 to {facts.Epochs} epochs.");
        ulong seed = options.Seed ?? resumed?.Seed ?? facts.Seed;
        model = TrainedModel.Create(engine, methodology, seed);
        WarmStartFile? warmStart = resumed?.Checkpoint is null ? StartWarm(options) : resumed.Record?.WarmStart;
        optimizer = new Optimizer(Parameters, facts.Optimizer);
        step = new TrainingStep(engine, facts, model, optimizer, seed);
        memory = new RunMemory(methodology, model, optimizer, step);
        if (resumed is not null)
            memory.Restore(resumed);
        string? folder = options.RunFolder is null ? null : Path.GetFullPath(options.RunFolder);
        description = new RunDescription(facts, seed, epochs, step.StepsPerEpoch, engine.Description, folder) { WarmStart = warmStart, Resumed = resumed?.Report };
    }

    /// <summary>The dual VAE that is trained.</summary>
    /// <exception cref="InvalidOperationException">A model of the user's own is trained.</exception>
    public DualVae Model => step.Model;

    /// <summary>The parameters that are trained.</summary>
    public ParameterSet Parameters => model.Parameters;

    /// <summary>Trains to the end, or until a guard, a loss that is not finite or the caller stops it.</summary>
    /// <param name="cancellation">Stops the run after the step in progress.</param>
    /// <exception cref="RunFolderException">The run folder cannot be made or written, or another process has it.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        long start = time.GetTimestamp();
        long before = memory.Position.Steps;
        using var recorder = new RunRecorder(description, model, optimizer, memory, observer, time, checkpointEvery, resumed);
        observer.RunStarted(description);
        var loop = new TrainingLoop(engine, methodology, model, step, memory, description, recorder, observer, time);
        (TrainingOutcome outcome, string? reason) = resumed?.Stopped is { } stopped ? (TrainingOutcome.StoppedByGuard, stopped) : loop.Run(cancellation);
        recorder.KeepBall();
        var result = new TrainingResult(
            outcome, reason, memory.Position.Trained, memory.Position.Steps, memory.Log.Latest, memory.Position.EvaluatedEpochs, time.GetElapsedTime(start), loop.TrainingTime)
        {
            Phases = memory.Clock.Runs(memory.Position.Trained),
            Targets = memory.Targets.Results,
            Events = memory.Log.Events,
            StepsBefore = before,
        };
        // A run that was at its end already has its record.
        if (memory.Position.Steps > before || resumed?.Record?.Ended is null or "running")
            recorder.Finish(result, methodology);
        observer.RunFinished(result);
        return result;
    }

    private void RequirePrecision()
    {
        try
        {
            engine.ComputeIn(facts.Precision);
        }
        catch (UnsupportedPrecisionException exception)
        {
            string word = facts.Precision.ToString().ToLowerInvariant();
            throw new UnsupportedPrecisionException($"{facts.Source} says 'precision {word}', and {exception.Message}. Train it where that can be done, or write 'precision single'.");
        }
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
}
