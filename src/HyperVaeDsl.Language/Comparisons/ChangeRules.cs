namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Every kind of change. Ids are never used again; docs/diff.md has an example of each.</summary>
public static class ChangeRules
{
    /// <summary>The methodology has another name.</summary>
    public static readonly ChangeRule MethodologyRenamed = Renamed("DF101", "methodology renamed", ChangeLevel.Cosmetic);

    /// <summary>Comments, blanks, order of lines.</summary>
    public static readonly ChangeRule TextChanged = Changed("DF102", "text", ChangeLevel.Cosmetic);

    /// <summary>A documentation comment.</summary>
    public static readonly ChangeRule DocumentationChanged = Changed("DF103", "documentation", ChangeLevel.Cosmetic);

    /// <summary>What is extended, and how many facts stand elsewhere now.</summary>
    public static readonly ChangeRule BasesChanged = Changed("DF104", "bases and imports", ChangeLevel.Cosmetic);

    /// <summary>A param is there.</summary>
    public static readonly ChangeRule ParamAdded = Added("DF105", "param added", ChangeLevel.Cosmetic);

    /// <summary>A param is gone.</summary>
    public static readonly ChangeRule ParamRemoved = Removed("DF106", "param removed", ChangeLevel.Cosmetic);

    /// <summary>A param has another default or range; what its value changes is listed besides.</summary>
    public static readonly ChangeRule ParamChanged = Changed("DF107", "param", ChangeLevel.Safety);

    /// <summary>A signal is there.</summary>
    public static readonly ChangeRule SignalAdded = Added("DF201", "signal added", ChangeLevel.Behaviour);

    /// <summary>A signal is gone.</summary>
    public static readonly ChangeRule SignalRemoved = Removed("DF202", "signal removed", ChangeLevel.Behaviour);

    /// <summary>The planned values of a signal differ.</summary>
    public static readonly ChangeRule SignalChanged = Changed("DF203", "values of a signal", ChangeLevel.Behaviour);

    /// <summary>The values are equal, but computed otherwise.</summary>
    public static readonly ChangeRule SignalComputedOtherwise = Changed("DF204", "way of computing equal values", ChangeLevel.Behaviour);

    /// <summary>The declared range of a signal.</summary>
    public static readonly ChangeRule RangeChanged = Changed("DF205", "range of a signal", ChangeLevel.Safety);

    /// <summary>A signal has another name.</summary>
    public static readonly ChangeRule SignalRenamed = Renamed("DF206", "signal renamed", ChangeLevel.Cosmetic);

    /// <summary>Length of the run.</summary>
    public static readonly ChangeRule LengthChanged = Changed("DF301", "length of the run", ChangeLevel.Timeline);

    /// <summary>A phase is there.</summary>
    public static readonly ChangeRule PhaseAdded = Added("DF302", "phase added", ChangeLevel.Timeline);

    /// <summary>A phase is gone.</summary>
    public static readonly ChangeRule PhaseRemoved = Removed("DF303", "phase removed", ChangeLevel.Timeline);

    /// <summary>A phase begins or ends at another time.</summary>
    public static readonly ChangeRule PhaseMoved = Changed("DF304", "times of a phase", ChangeLevel.Timeline);

    /// <summary>A phase has another name.</summary>
    public static readonly ChangeRule PhaseRenamed = Renamed("DF305", "phase renamed", ChangeLevel.Cosmetic);

    /// <summary>By what and from when on metrics may end a phase.</summary>
    public static readonly ChangeRule EarlyEndChanged = Changed("DF306", "early end of a phase", ChangeLevel.Timeline);

    /// <summary>What opens a group of losses, and when it is watched.</summary>
    public static readonly ChangeRule GateChanged = Changed("DF307", "gate of a group", ChangeLevel.Timeline);

    /// <summary>How often metrics are taken.</summary>
    public static readonly ChangeRule EvaluationChanged = Changed("DF308", "evaluations", ChangeLevel.Timeline);

    /// <summary>A term is there.</summary>
    public static readonly ChangeRule LossAdded = Added("DF401", "loss added", ChangeLevel.Objective);

    /// <summary>A term is gone.</summary>
    public static readonly ChangeRule LossRemoved = Removed("DF402", "loss removed", ChangeLevel.Objective);

    /// <summary>The weight of a term.</summary>
    public static readonly ChangeRule WeightChanged = Changed("DF403", "weight of a loss", ChangeLevel.Objective);

    /// <summary>When a term acts.</summary>
    public static readonly ChangeRule ActivityChanged = Changed("DF404", "times of a loss", ChangeLevel.Objective);

    /// <summary>A parameter of a term.</summary>
    public static readonly ChangeRule LossParameterChanged = Changed("DF405", "parameter of a loss", ChangeLevel.Objective);

    /// <summary>The group of a term; when it acts is another matter.</summary>
    public static readonly ChangeRule GroupChanged = Changed("DF406", "group of a loss", ChangeLevel.Cosmetic);

    /// <summary>Networks, projection, curvature.</summary>
    public static readonly ChangeRule ModelChanged = Changed("DF501", "model", ChangeLevel.Behaviour);

    /// <summary>A value of the model that may follow a schedule.</summary>
    public static readonly ChangeRule ModelValueChanged = Changed("DF502", "value of the model", ChangeLevel.Behaviour);

    /// <summary>Which components start from which checkpoint.</summary>
    public static readonly ChangeRule WarmStartChanged = Changed("DF503", "warm start", ChangeLevel.Behaviour);

    /// <summary>Kind and constants of the optimizer.</summary>
    public static readonly ChangeRule OptimizerChanged = Changed("DF504", "optimizer", ChangeLevel.Behaviour);

    /// <summary>The learning rate.</summary>
    public static readonly ChangeRule LearningRateChanged = Changed("DF505", "learning rate", ChangeLevel.Behaviour);

    /// <summary>The learning-rate factor of a component.</summary>
    public static readonly ChangeRule ScaleChanged = Changed("DF506", "learning-rate factor of a component", ChangeLevel.Behaviour);

    /// <summary>Balance or clipping of gradients.</summary>
    public static readonly ChangeRule GradientsChanged = Changed("DF507", "treatment of gradients", ChangeLevel.Behaviour);

    /// <summary>How the products of layers are rounded.</summary>
    public static readonly ChangeRule PrecisionChanged = Changed("DF508", "precision", ChangeLevel.Behaviour);

    /// <summary>The seed.</summary>
    public static readonly ChangeRule SeedChanged = Changed("DF601", "seed", ChangeLevel.Data);

    /// <summary>Size of batches, and how many make an update.</summary>
    public static readonly ChangeRule BatchChanged = Changed("DF602", "batches", ChangeLevel.Data);

    /// <summary>How batches are drawn.</summary>
    public static readonly ChangeRule SamplerChanged = Changed("DF603", "sampler", ChangeLevel.Data);

    /// <summary>What is admitted when.</summary>
    public static readonly ChangeRule CurriculumChanged = Changed("DF604", "curriculum", ChangeLevel.Data);

    /// <summary>Which data there is, and what is measured on.</summary>
    public static readonly ChangeRule DataChanged = Changed("DF605", "data", ChangeLevel.Data);

    /// <summary>Data, model or metrics of the user's own.</summary>
    public static readonly ChangeRule ExternalChanged = Changed("DF606", "external data, model or metrics", ChangeLevel.Data);

    /// <summary>A controller is there.</summary>
    public static readonly ChangeRule ControllerAdded = Added("DF701", "controller added", ChangeLevel.Behaviour);

    /// <summary>A controller is gone.</summary>
    public static readonly ChangeRule ControllerRemoved = Removed("DF702", "controller removed", ChangeLevel.Behaviour);

    /// <summary>When a controller acts, and what it averages.</summary>
    public static readonly ChangeRule ObservationChanged = Changed("DF703", "cadence or observations of a controller", ChangeLevel.Behaviour);

    /// <summary>What a controller does when tests hold.</summary>
    public static readonly ChangeRule ControlRulesChanged = Changed("DF704", "rules of a controller", ChangeLevel.Behaviour);

    /// <summary>The law by which a controller drives a signal.</summary>
    public static readonly ChangeRule LawChanged = Changed("DF705", "law of a controller", ChangeLevel.Behaviour);

    /// <summary>What a controller must keep.</summary>
    public static readonly ChangeRule BoundsChanged = Changed("DF706", "bounds of a controller", ChangeLevel.Behaviour);

    /// <summary>All values that any metrics can make of a driven signal.</summary>
    public static readonly ChangeRule ReachChanged = Changed("DF707", "reachable values of a driven signal", ChangeLevel.Behaviour);

    /// <summary>In which order controllers act on a signal.</summary>
    public static readonly ChangeRule OrderChanged = Changed("DF708", "order of controllers", ChangeLevel.Behaviour);

    /// <summary>A controller has another name.</summary>
    public static readonly ChangeRule ControllerRenamed = Renamed("DF709", "controller renamed", ChangeLevel.Cosmetic);

    /// <summary>How metrics are said to answer to signals.</summary>
    public static readonly ChangeRule PlantChanged = Changed("DF710", "declared answer of a metric", ChangeLevel.Safety);

    /// <summary>A component is frozen and let go.</summary>
    public static readonly ChangeRule ComponentAdded = Added("DF721", "component rule added", ChangeLevel.Behaviour);

    /// <summary>A component is not frozen and let go any more.</summary>
    public static readonly ChangeRule ComponentRemoved = Removed("DF722", "component rule removed", ChangeLevel.Behaviour);

    /// <summary>When a component is frozen and let go.</summary>
    public static readonly ChangeRule ComponentChanged = Changed("DF723", "rule of a component", ChangeLevel.Behaviour);

    /// <summary>A guard is there.</summary>
    public static readonly ChangeRule GuardAdded = Added("DF801", "guard added", ChangeLevel.Safety);

    /// <summary>A guard is gone.</summary>
    public static readonly ChangeRule GuardRemoved = Removed("DF802", "guard removed", ChangeLevel.Safety);

    /// <summary>What a guard waits for, or does.</summary>
    public static readonly ChangeRule GuardChanged = Changed("DF803", "guard", ChangeLevel.Safety);

    /// <summary>A best checkpoint is kept.</summary>
    public static readonly ChangeRule BestAdded = Added("DF811", "best checkpoint added", ChangeLevel.Safety);

    /// <summary>A best checkpoint is not kept any more.</summary>
    public static readonly ChangeRule BestRemoved = Removed("DF812", "best checkpoint removed", ChangeLevel.Safety);

    /// <summary>What is best.</summary>
    public static readonly ChangeRule BestChanged = Changed("DF813", "best checkpoint", ChangeLevel.Safety);

    /// <summary>Regular checkpoints and milestones.</summary>
    public static readonly ChangeRule CheckpointsChanged = Changed("DF814", "regular checkpoints", ChangeLevel.Safety);

    /// <summary>What the run is to reach.</summary>
    public static readonly ChangeRule TargetsChanged = Changed("DF815", "targets", ChangeLevel.Safety);

    /// <summary>What is measured besides.</summary>
    public static readonly ChangeRule MeasuresChanged = Changed("DF816", "measures", ChangeLevel.Safety);

    /// <summary>A property is promised.</summary>
    public static readonly ChangeRule EnsureAdded = Added("DF821", "property added", ChangeLevel.Safety);

    /// <summary>A property is not promised any more.</summary>
    public static readonly ChangeRule EnsureRemoved = Removed("DF822", "property removed", ChangeLevel.Safety);

    /// <summary>A property has another verdict.</summary>
    public static readonly ChangeRule VerdictChanged = Changed("DF823", "verdict of a property", ChangeLevel.Safety);

    /// <summary>Advice is not followed.</summary>
    public static readonly ChangeRule AllowAdded = Added("DF831", "allowance added", ChangeLevel.Safety);

    /// <summary>Advice is followed again.</summary>
    public static readonly ChangeRule AllowRemoved = Removed("DF832", "allowance removed", ChangeLevel.Safety);

    /// <summary>Advice is not followed for another reason.</summary>
    public static readonly ChangeRule ReasonChanged = Changed("DF833", "reason of an allowance", ChangeLevel.Safety);

    /// <summary>The compiler finds something.</summary>
    public static readonly ChangeRule FindingAdded = Added("DF841", "finding added", ChangeLevel.Safety);

    /// <summary>The compiler does not find something any more.</summary>
    public static readonly ChangeRule FindingRemoved = Removed("DF842", "finding removed", ChangeLevel.Safety);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<ChangeRule> All { get; } =
    [
        MethodologyRenamed, TextChanged, DocumentationChanged, BasesChanged, ParamAdded, ParamRemoved, ParamChanged,
        SignalAdded, SignalRemoved, SignalChanged, SignalComputedOtherwise, RangeChanged, SignalRenamed,
        LengthChanged, PhaseAdded, PhaseRemoved, PhaseMoved, PhaseRenamed, EarlyEndChanged, GateChanged, EvaluationChanged,
        LossAdded, LossRemoved, WeightChanged, ActivityChanged, LossParameterChanged, GroupChanged,
        ModelChanged, ModelValueChanged, WarmStartChanged, OptimizerChanged, LearningRateChanged, ScaleChanged, GradientsChanged, PrecisionChanged,
        SeedChanged, BatchChanged, SamplerChanged, CurriculumChanged, DataChanged, ExternalChanged,
        ControllerAdded, ControllerRemoved, ObservationChanged, ControlRulesChanged, LawChanged, BoundsChanged, ReachChanged, OrderChanged, ControllerRenamed, PlantChanged,
        ComponentAdded, ComponentRemoved, ComponentChanged,
        GuardAdded, GuardRemoved, GuardChanged, BestAdded, BestRemoved, BestChanged, CheckpointsChanged, TargetsChanged, MeasuresChanged,
        EnsureAdded, EnsureRemoved, VerdictChanged, AllowAdded, AllowRemoved, ReasonChanged, FindingAdded, FindingRemoved,
    ];

    /// <summary>The rule of an id, or null.</summary>
    public static ChangeRule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));

    private static ChangeRule Added(string id, string title, ChangeLevel level) => new(id, title, level, ChangeKind.Added);

    private static ChangeRule Removed(string id, string title, ChangeLevel level) => new(id, title, level, ChangeKind.Removed);

    private static ChangeRule Changed(string id, string title, ChangeLevel level) => new(id, title, level, ChangeKind.Changed);

    private static ChangeRule Renamed(string id, string title, ChangeLevel level) => new(id, title, level, ChangeKind.Renamed);
}
