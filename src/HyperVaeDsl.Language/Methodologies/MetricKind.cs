using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A metric that the runtime measures, with its unit, its direction and the values that it can take.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="RuntimeName">Member of the runtime's enumeration of metrics.</param>
/// <param name="Unit">In what it is counted.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Range">The values that are possible at all.</param>
/// <param name="RangeReason">Why, for messages.</param>
public sealed record MetricKind(string Name, string RuntimeName, MetricUnit Unit, MetricDirection Better, Interval Range, string RangeReason)
{
    // What the runtime samples once for all runs: pairs for the distance correlation, triplets for the concordance.
    private const int SampledPairs = 20_000;

    private const double Operation = 1.0 / DataFacts.Operations;

    // Half of all triplets tie; of 20,000 a share of 0.5 with a standard error of 0.0035.
    private const double ConcordanceLimit = 0.75 + 0.01;

    // The runtime takes this correlation over 20,000 pairs; 1/sqrt(20,000) is 0.007.
    private static readonly double DistanceLimit = DataFacts.DistanceCorrelationCeiling + 0.01;

    private static readonly string Ceiling = $"its tie-free limit on this data is {Text.Numbers.Short(-DataFacts.RadialCorrelationCeiling)}";

    private static readonly MetricKind[] OfTheModel =
    [
        new("coverage", "Coverage", MetricUnit.Fraction, MetricDirection.Higher, new(0, 1), "it is a fraction of the operations") { Resolution = Operation },
        new("trit_accuracy", "TritAccuracy", MetricUnit.Fraction, MetricDirection.Higher, new(0, 1), "it is a fraction of the trits") { Resolution = Operation / DataFacts.MaxValuation },
        new("radial_correlation", "RadialCorrelation", MetricUnit.Correlation, MetricDirection.Lower, new(-DataFacts.RadialCorrelationCeiling, DataFacts.RadialCorrelationCeiling), Ceiling),
        new("distance_correlation", "DistanceCorrelation", MetricUnit.Correlation, MetricDirection.Higher, new(-1, DistanceLimit), $"its tie-free limit is {Text.Numbers.Short(DataFacts.DistanceCorrelationCeiling)}, to within the error of the sampled pairs") { Samples = SampledPairs },
        new("q", "Q", MetricUnit.Score, MetricDirection.Higher, new(-1 - 1.5 * DataFacts.RadialCorrelationCeiling, DistanceLimit + 1.5 * DataFacts.RadialCorrelationCeiling), $"its tie-free limit is {Text.Numbers.Short(DataFacts.DistanceCorrelationCeiling + 1.5 * DataFacts.RadialCorrelationCeiling)}, to within the error of the sampled pairs") { Samples = SampledPairs },
        new("kl", "Kl", MetricUnit.Nats, MetricDirection.Lower, new(0, double.PositiveInfinity), "a divergence is not negative") { IsObserved = true },
        new("mean_radius", "MeanRadius", MetricUnit.Norm, MetricDirection.Neither, new(0, 1), "points lie in the ball") { IsObserved = true },
        new("saturation", "Saturation", MetricUnit.Fraction, MetricDirection.Lower, new(0, 1), "it is a fraction of the points") { Resolution = Operation },
        new("richness", "Richness", MetricUnit.Variance, MetricDirection.Higher, new(0, double.PositiveInfinity), "a variance is not negative") { IsExtra = true },
        new("richness_ratio", "RichnessRatio", MetricUnit.Ratio, MetricDirection.Higher, new(0, double.PositiveInfinity), "a variance is not negative") { IsExtra = true },
        new("radius_v0", "RadiusV0", MetricUnit.Norm, MetricDirection.Neither, new(0, 1), "points lie in the ball") { IsExtra = true },
        new("radius_v9", "RadiusV9", MetricUnit.Norm, MetricDirection.Neither, new(0, 1), "points lie in the ball") { IsExtra = true },
        new("mean_hyperbolic_radius", "MeanHyperbolicRadius", MetricUnit.HyperbolicDistance, MetricDirection.Neither, new(0, double.PositiveInfinity), "a distance is not negative") { IsExtra = true },
        new("prior_coverage", "PriorCoverage", MetricUnit.Fraction, MetricDirection.Higher, new(Operation, 1), "samples decode to at least one operation") { IsExtra = true, IsSampleDeclared = true, Resolution = Operation },
        new("triplet_concordance", "TripletConcordance", MetricUnit.Fraction, MetricDirection.Higher, new(0, ConcordanceLimit), "its tie-free limit is 0.75, to within the error of the sampled triplets") { IsExtra = true, Samples = SampledPairs, Resolution = 1.0 / SampledPairs },
    ];

    /// <summary>All metrics: each of the model, and of one VAE with the suffix _A or _B.</summary>
    public static readonly IReadOnlyList<MetricKind> All =
        [.. OfTheModel.SelectMany(kind => new[] { kind, kind with { Name = kind.Name + "_A", Of = VaeChoice.A }, kind with { Name = kind.Name + "_B", Of = VaeChoice.B } })];

    /// <summary>Of which VAE it is; Both stands for the model.</summary>
    public VaeChoice Of { get; init; }

    /// <summary>Whether it is measured only where a methodology asks for it.</summary>
    public bool IsExtra { get; init; }

    /// <summary>How many pairs or triplets it is sampled on; null where all operations count.</summary>
    public int? Samples { get; init; }

    /// <summary>Whether its number of samples is declared by 'measure'.</summary>
    public bool IsSampleDeclared { get; init; }

    /// <summary>The smallest difference of two values; 0 where there is no such step.</summary>
    public double Resolution { get; init; }

    /// <summary>Whether it is also known after every step, as a value of the batch, for controllers. All are measured over all data at evaluations.</summary>
    public bool IsObserved { get; init; }

    /// <summary>The loss whose value in a step it is; null for what is measured besides.</summary>
    public string? Loss { get; init; }

    /// <summary>The reconstruction error of a step as a loss of the methodology gives it, for controllers of steps.</summary>
    public static MetricKind OfLoss(string loss) =>
        new(loss, "Reconstruction", MetricUnit.Nats, MetricDirection.Lower, new(0, double.PositiveInfinity), "a cross-entropy is not negative") { IsObserved = true, Loss = loss };

    /// <summary>Whether a higher value is better whatever the aim of a methodology.</summary>
    public bool IsBetterHigher => Better == MetricDirection.Higher;

    /// <summary>The runtime's name of the value of a step, such as KlA.</summary>
    public string ObservedName => RuntimeName + (Of == VaeChoice.Both ? "" : Of.ToString());

    /// <summary>The metric of the model that a metric of one VAE belongs to.</summary>
    public static MetricKind OfModel(MetricKind kind) => OfTheModel.First(candidate => candidate.RuntimeName == kind.RuntimeName);

    /// <summary>The metric of a name, or null.</summary>
    public static MetricKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
