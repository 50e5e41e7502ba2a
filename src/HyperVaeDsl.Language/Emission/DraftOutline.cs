using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// What a file with errors declares, as a methodology of which only the names mean anything: those that were understood and those that a
/// broken statement gives.
/// </summary>
internal static class DraftOutline
{
    private static readonly TextSpan Nowhere = new(0, 0);
    private static readonly Condition Never = new([], 1, false, Nowhere);
    private static readonly ScalarRef One = new(null, 1, Nowhere);
    private static readonly LayerPair NoLayers = new(new LayerSpec([], false), new LayerSpec([], false));

    /// <summary>The outline.</summary>
    /// <param name="draft">What could be understood; null when nothing could.</param>
    /// <param name="name">Name of the methodology.</param>
    /// <param name="outline">The names of the file.</param>
    public static Methodology Of(Methodology? draft, string name, Outline outline)
    {
        Methodology known = draft ?? Empty(name);
        IReadOnlyList<MetricKind> metrics = Union(known.OwnMetrics, metric => metric.Name, outline.Of("metric"), Metric);
        metrics = [.. metrics.Select((metric, i) => metric with { OwnIndex = i })];
        ExternalSpec? external = External(known.External, outline, metrics);
        return known with
        {
            Name = name,
            Phases = Union(known.Phases, phase => phase.Name, outline.Of("phase"), phase => new Phase(phase, "", 0, 1, Nowhere)),
            Signals = Union(known.Signals, signal => signal.Name, [.. outline.Of("signal"), .. (external?.Reads ?? []).Select(read => read.Signal!)], signal => new Signal(signal, "", new Interval(0, 1), null, Nowhere, false)),
            Losses = Union(Union(known.Losses, loss => loss.Name, outline.Of("loss"), loss => Loss(loss, isOwn: false)), loss => loss.Name, outline.OwnLosses, loss => Loss(loss, isOwn: true)),
            Guards = Union(known.Guards, guard => guard.Name, outline.Of("guard"), guard => new GuardSpec(guard, Never, 0, GuardAction.Rollback, "", 0, Nowhere, Nowhere)),
            Gates = Union(known.Gates, gate => gate.Group, outline.Of("group"), group => new GateSpec(group, Never, 0, 1, Nowhere)),
            Components = Union(known.Components, component => component.Path, outline.Of("component"), path => new ComponentSpec(path, "", false, null, null, 0, 0, false, null, Nowhere)),
            Checkpoints = known.Checkpoints with
            {
                Best = Union(known.Checkpoints.Best, best => best.Name, outline.Of("best"), best => new BestSpec(best, MetricKind.All[0], true, 0, null, Nowhere)),
                Milestones = Union(known.Checkpoints.Milestones, milestone => milestone.Name, outline.Of("milestone"), milestone => new MilestoneSpec(milestone, 0, Nowhere)),
            },
            OwnMetrics = metrics,
            External = external,
        };
    }

    private static ExternalSpec? External(ExternalSpec? known, Outline outline, IReadOnlyList<MetricKind> metrics)
    {
        if (known == null && !outline.HasOwnModel)
            return null;
        ExternalSpec external = known ?? new ExternalSpec("", outline.Of("model external")[0], metrics);
        return external with
        {
            Metrics = metrics,
            Components = Union(external.Components, component => component, outline.Of("components"), component => component),
            Reads = Union(external.Reads, read => read.Signal!, outline.Of("reads"), read => new ScalarRef(read, 0, Nowhere)),
        };
    }

    private static MetricKind Metric(string name) => new(name, "", MetricUnit.Score, MetricDirection.Higher, new Interval(0, 1), "");

    private static Loss Loss(string name, bool isOwn) =>
        new(name, new LossKind(name, "", true, []) { IsOwn = isOwn }, VaeChoice.Both, One, [], null, [], Nowhere) { From = 0, To = 1 };

    // Names keep the order of the file, so that they get the same C# names as without errors.
    private static IReadOnlyList<T> Union<T>(IReadOnlyList<T> known, Func<T, string> nameOf, IReadOnlyList<string> declared, Func<string, T> make) =>
        [.. known, .. declared.Distinct().Where(name => known.All(item => nameOf(item) != name)).Select(make)];

    private static Methodology Empty(string name) => new()
    {
        Name = name,
        NameSpan = Nowhere,
        Documentation = "",
        Epochs = 0,
        Seed = 0,
        EvaluateEvery = 1,
        Data = new DataSpec(1, Sampler.Shuffled, 0, 0, null, Nowhere),
        Model = new ModelSpec(1, NoLayers, NoLayers, Projection.ExponentialMap, true, 1, 0.5, One, Nowhere, Nowhere, Nowhere),
        Optimizer = new OptimizerSpec(One, 0, 0, 0, 0, [], null, 0, Nowhere),
        Phases = [],
        Signals = [],
        Losses = [],
        Groups = [],
        Gates = [],
        Controllers = [],
        Orders = [],
        Components = [],
        Checkpoints = new CheckpointSpec([], 0, 0, Nowhere, []),
        Guards = [],
        Targets = [],
        Measures = [],
        Allowances = [],
        Complete = new Completeness(false, false, false, false, false),
    };
}
