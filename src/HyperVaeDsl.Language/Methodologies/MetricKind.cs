using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A metric that the runtime measures, with the values that it can take.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="RuntimeName">Member of the runtime's enumeration or observation.</param>
/// <param name="Range">The values that are possible at all.</param>
/// <param name="RangeReason">Why, for messages.</param>
/// <param name="IsObserved">Whether it is known after every step, for controllers.</param>
/// <param name="IsEvaluated">Whether it is measured over all data, for guards and checkpoints.</param>
/// <param name="IsBetterHigher">Whether a higher value is better whatever the aim of a methodology.</param>
public sealed record MetricKind(string Name, string RuntimeName, Interval Range, string RangeReason, bool IsObserved, bool IsEvaluated, bool IsBetterHigher = false)
{
    // The runtime takes this correlation over 20,000 pairs; 1/sqrt(20,000) is 0.007.
    private static readonly double DistanceLimit = DataFacts.DistanceCorrelationCeiling + 0.01;

    private static readonly string Ceiling = $"its tie-free limit on this data is {Text.Numbers.Short(-DataFacts.RadialCorrelationCeiling)}";

    /// <summary>All metrics.</summary>
    public static readonly IReadOnlyList<MetricKind> All =
    [
        new("coverage", "Coverage", new(0, 1), "it is a fraction of the operations", false, true, IsBetterHigher: true),
        new("trit_accuracy", "TritAccuracy", new(0, 1), "it is a fraction of the trits", false, true, IsBetterHigher: true),
        new("radial_correlation", "RadialCorrelation", new(-DataFacts.RadialCorrelationCeiling, DataFacts.RadialCorrelationCeiling), Ceiling, false, true),
        new("distance_correlation", "DistanceCorrelation", new(-1, DistanceLimit), $"its tie-free limit is {Text.Numbers.Short(DataFacts.DistanceCorrelationCeiling)}, to within the error of the sampled pairs", false, true, IsBetterHigher: true),
        new("q", "Q", new(-1 - 1.5 * DataFacts.RadialCorrelationCeiling, DistanceLimit + 1.5 * DataFacts.RadialCorrelationCeiling), $"its tie-free limit is {Text.Numbers.Short(DataFacts.DistanceCorrelationCeiling + 1.5 * DataFacts.RadialCorrelationCeiling)}, to within the error of the sampled pairs", false, true, IsBetterHigher: true),
        new("kl", "Kl", new(0, double.PositiveInfinity), "a divergence is not negative", true, true),
        new("kl_A", "KlA", new(0, double.PositiveInfinity), "a divergence is not negative", true, false),
        new("kl_B", "KlB", new(0, double.PositiveInfinity), "a divergence is not negative", true, false),
        new("mean_radius", "MeanRadius", new(0, 1), "points lie in the ball", true, true),
        new("mean_radius_A", "MeanRadiusA", new(0, 1), "points lie in the ball", true, false),
        new("mean_radius_B", "MeanRadiusB", new(0, 1), "points lie in the ball", true, false),
        new("saturation", "Saturation", new(0, 1), "it is a fraction of the points", false, true),
    ];

    /// <summary>The metric of a name, or null.</summary>
    public static MetricKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
