using System.Runtime.CompilerServices;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// The meaning of a file: the one representation that verification, tables and generated code all read. Spans are kept for
/// messages; <see cref="CanonicalForm"/> leaves them out.
/// </summary>
public sealed record Methodology
{
    // Beside the record and not in it: a copy with other signals must not carry the index of these along.
    private static readonly ConditionalWeakTable<IReadOnlyList<Signal>, Dictionary<string, Signal>> SignalsByName = new();

    private static readonly ConditionalWeakTable<IReadOnlyList<Controller>, Dictionary<string, List<Controller>>> DriversBySignal = new();

    private readonly IReadOnlyList<Signal> signals = [];
    private readonly IReadOnlyList<Loss> losses = [];

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name stands.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>The /// lines before it.</summary>
    public required string Documentation { get; init; }

    /// <summary>Length of the run in epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Where the length of the run is written; null when it is not.</summary>
    public TextSpan? EpochsSpan { get; init; }

    /// <summary>Seed of everything random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the products of layers are rounded in training steps.</summary>
    public Precision Precision { get; init; }

    /// <summary>Where that is written; null where it is not.</summary>
    public TextSpan? PrecisionSpan { get; init; }

    /// <summary>Metrics are taken after every so many epochs.</summary>
    public required int EvaluateEvery { get; init; }

    /// <summary>Where it says how often, and on what; null where it does not.</summary>
    public TextSpan? EvaluateSpan { get; init; }

    /// <summary>How many evaluations the run has, the last of them at its end.</summary>
    public int Evaluations => (Epochs + EvaluateEvery - 1) / EvaluateEvery;

    /// <summary>Data and batches.</summary>
    public required DataSpec Data { get; init; }

    /// <summary>The model.</summary>
    public required ModelSpec Model { get; init; }

    /// <summary>The optimizer.</summary>
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>The phases in order of time.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>The signals: declared ones first, then those of scheduled or controlled loss weights.</summary>
    public required IReadOnlyList<Signal> Signals
    {
        get => Read(signals);
        init => signals = value;
    }

    /// <summary>The losses in the order of the file.</summary>
    public required IReadOnlyList<Loss> Losses
    {
        get => Read(losses);
        init => losses = value;
    }

    /// <summary>The groups of losses.</summary>
    public required IReadOnlyList<LossGroup> Groups { get; init; }

    /// <summary>The gates of groups.</summary>
    public required IReadOnlyList<GateSpec> Gates { get; init; }

    /// <summary>The feedback controllers.</summary>
    public required IReadOnlyList<Controller> Controllers { get; init; }

    /// <summary>In which order controllers act on the signals that several of them drive.</summary>
    public required IReadOnlyList<SignalOrder> Orders { get; init; }

    /// <summary>The components that are frozen and let go.</summary>
    public required IReadOnlyList<ComponentSpec> Components { get; init; }

    /// <summary>The checkpoints.</summary>
    public required CheckpointSpec Checkpoints { get; init; }

    /// <summary>The guards.</summary>
    public required IReadOnlyList<GuardSpec> Guards { get; init; }

    /// <summary>What the run is to reach.</summary>
    public required IReadOnlyList<TargetSpec> Targets { get; init; }

    /// <summary>The metrics that are asked for.</summary>
    public required IReadOnlyList<MeasureSpec> Measures { get; init; }

    /// <summary>What it must be proved to have; training does not know of it.</summary>
    public IReadOnlyList<EnsureSpec> Ensures { get; init; } = [];

    /// <summary>Advice that is not followed, with reasons.</summary>
    public required IReadOnlyList<Allowance> Allowances { get; init; }

    /// <summary>Components that start with the values of a checkpoint, or null.</summary>
    public WarmStartSpec? WarmStart { get; init; }

    /// <summary>Data and model of the user's own; null when the runtime has both.</summary>
    public ExternalSpec? External { get; init; }

    /// <summary>Whether it is a schedule for a loop of the user's own: the runtime has no training step for it.</summary>
    public bool IsScheduleOnly => External is { IsTrained: false };

    /// <summary>The metrics that it declares, which the user's code measures.</summary>
    public IReadOnlyList<MetricKind> OwnMetrics { get; init; } = [];

    /// <summary>Which parts can be judged: a part with a reported mistake is left alone.</summary>
    public required Completeness Complete { get; init; }

    /// <summary>The params that stay params, while something is proved of all their values; else null.</summary>
    internal Timelines.ParamBox? Box { get; init; }

    /// <summary>Notes who looks at signals and losses, while that has to be known; else null.</summary>
    internal PlansRead? PlansRead { get; init; }

    /// <summary>SHA-256 of the canonical form.</summary>
    public string Digest => CanonicalForm.Digest(this);

    /// <summary>The signal of a name, or null.</summary>
    public Signal? FindSignal(string name) => SignalsByName.GetValue(Signals, Index).TryGetValue(name, out Signal? found) ? found : null;

    /// <summary>The controllers that drive a signal, in the order in which they act on it.</summary>
    public IReadOnlyList<Controller> PipelineOf(string signal)
    {
        if (!DriversBySignal.GetValue(Controllers, Index).TryGetValue(signal, out List<Controller>? drivers))
            return [];
        SignalOrder? order = Orders.FirstOrDefault(candidate => candidate.Signal == signal);
        return order == null ? drivers : [.. drivers.OrderBy(controller => order.Controllers.ToList().IndexOf(controller.Name))];
    }

    private T Read<T>(T plans)
    {
        if (PlansRead is { } read)
            read.Any = true;
        return plans;
    }

    private static Dictionary<string, List<Controller>> Index(IReadOnlyList<Controller> controllers)
    {
        Dictionary<string, List<Controller>> bySignal = new(StringComparer.Ordinal);
        foreach ((string signal, Controller controller) in controllers.SelectMany(controller => controller.Driven.Select(signal => (signal, controller))))
        {
            if (bySignal.TryGetValue(signal, out List<Controller>? drivers))
                drivers.Add(controller);
            else
                bySignal.Add(signal, [controller]);
        }
        return bySignal;
    }

    private static Dictionary<string, Signal> Index(IReadOnlyList<Signal> signals)
    {
        Dictionary<string, Signal> byName = new(StringComparer.Ordinal);
        foreach (Signal signal in signals)
        {
            if (!byName.ContainsKey(signal.Name))
                byName.Add(signal.Name, signal);
        }
        return byName;
    }
}

/// <summary>Which parts of a methodology were read without mistakes.</summary>
/// <param name="Run">Epochs.</param>
/// <param name="Data">The data block.</param>
/// <param name="Model">The model block.</param>
/// <param name="Phases">The phases.</param>
/// <param name="Text">Everything: no statement was broken.</param>
public sealed record Completeness(bool Run, bool Data, bool Model, bool Phases, bool Text)
{
    /// <summary>
    /// Whether every statement is there, although schedules may not fit their time or the runtime may lack something. Rules about losses,
    /// components, checkpoints and targets need no more; rules about who uses or drives a signal need all of the text.
    /// </summary>
    public bool Understood { get; init; }

    /// <summary>Whether every order of controllers was understood.</summary>
    public bool Orders { get; init; }
}

/// <summary>A phase [Start, End).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">The /// lines before it.</param>
/// <param name="Start">First epoch.</param>
/// <param name="End">End, exclusive, in epochs.</param>
/// <param name="Span">Its header.</param>
public sealed record Phase(string Name, string Documentation, double Start, double End, TextSpan Span)
{
    /// <summary>When it may end before; null if it may not.</summary>
    public EarlyEnd? EarlyEnd { get; init; }
}

/// <summary>Lets a phase end at the first evaluation at which a condition holds; time then goes on at its planned end.</summary>
/// <param name="Earliest">The time before which it does not end, in epochs.</param>
/// <param name="Until">The condition, watched from the start of the phase on.</param>
/// <param name="Span">Where the earliest time is written.</param>
public sealed record EarlyEnd(double Earliest, Condition Until, TextSpan Span);
