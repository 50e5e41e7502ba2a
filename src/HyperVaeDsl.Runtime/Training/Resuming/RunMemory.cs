using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>All that a run remembers from step to step and from epoch to epoch, beside the parameters.</summary>
internal sealed class RunMemory : IStateful
{
    private readonly ParameterSet parameters;
    private readonly Optimizer optimizer;

    /// <summary>A run at its start.</summary>
    public RunMemory(IMethodology methodology, TrainedModel model, Optimizer optimizer, TrainingStep step)
    {
        MethodologyFacts facts = methodology.Facts;
        parameters = model.Parameters;
        this.optimizer = optimizer;
        Position = new RunPosition(step.StepsPerEpoch);
        Losses = new EpochLosses(facts.Losses);
        Signals = new EpochSignals(facts.Signals);
        Clock = new PlannedClock(facts.Phases);
        Log = new EvaluationLog(facts.OwnMetrics);
        Best = new BestSlots(facts.Checkpoints.Best);
        Rollbacks = new RollbackSlots(facts.Guards, facts.Checkpoints.Best, parameters, optimizer);
        Guards = [.. facts.Guards.Select((rule, i) => new GuardMonitor(rule, i))];
        Targets = new TargetWatch(facts.Targets);
        List<KeyValuePair<string, IStateful>> steps =
        [
            new("position", Position),
            new("optimizer", optimizer),
            new("losses", Losses),
            new("signals", Signals),
        ];
        if (step.Memory is { } sampler)
            steps.Add(new("sampler", sampler));
        List<KeyValuePair<string, IStateful>> epochs =
        [
            new("frozen", new FrozenParameters(parameters)),
            new("clock", Clock),
            new("evaluations", Log),
            new("best", Best),
            new("rollbacks", Rollbacks),
            .. facts.Guards.Zip(Guards, (rule, monitor) => new KeyValuePair<string, IStateful>("guard." + rule.Name, monitor)),
            new("target", Targets),
            new("", this),
        ];
        if (model.Memory is { } measured)
            epochs.Add(new("measured", measured));
        State = new RunState(methodology.State, steps, epochs);
    }

    /// <summary>How far the run is.</summary>
    public RunPosition Position { get; }

    /// <summary>The losses of the epoch that is going on.</summary>
    public EpochLosses Losses { get; }

    /// <summary>Its signals.</summary>
    public EpochSignals Signals { get; }

    /// <summary>The time of the plan.</summary>
    public PlannedClock Clock { get; }

    /// <summary>The evaluations.</summary>
    public EvaluationLog Log { get; }

    /// <summary>The best values of slots.</summary>
    public BestSlots Best { get; }

    /// <summary>What guards may go back to.</summary>
    public RollbackSlots Rollbacks { get; }

    /// <summary>The guards.</summary>
    public IReadOnlyList<GuardMonitor> Guards { get; }

    /// <summary>The guards that have fired, in order.</summary>
    public List<GuardReport> Fired { get; } = [];

    /// <summary>The targets.</summary>
    public TargetWatch Targets { get; }

    /// <summary>How many milestones were reached.</summary>
    public int Milestones { get; set; }

    /// <summary>All of it as numbers with names.</summary>
    public RunState State { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["milestones"];

    /// <summary>Puts back what a checkpoint holds: parameters, moments and all that the run remembers.</summary>
    /// <exception cref="CheckpointException">It is of another model, or something is missing.</exception>
    public void Restore(ResumePoint point)
    {
        if (point.Checkpoint is not { } checkpoint)
            return;
        (string Name, ParameterSnapshot Kept)[] slots = [.. Rollbacks.Names.Where(checkpoint.HasSlot).Select(name => (name, checkpoint.Slot(name, parameters)))];
        checkpoint.Restore(parameters, optimizer);
        State.Load(checkpoint, point.IsSame);
        Log.Restore(checkpoint.Events);
        Fired.AddRange(checkpoint.FiredOf([.. Guards.Select(guard => guard.Rule)]));
        foreach ((string name, ParameterSnapshot kept) in slots)
            Rollbacks.Put(name, kept);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => destination[0] = Milestones;

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => Milestones = (int)source[0];
}
