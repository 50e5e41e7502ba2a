using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A metric, with its unit, its direction and the values that its definition allows. What the data allows is less.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="RuntimeName">Member of the runtime's enumeration of metrics; empty for a metric of external data.</param>
/// <param name="Unit">In what it is counted.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Range">The values that its definition allows, whatever the data and the model.</param>
/// <param name="RangeReason">Why, for messages.</param>
public sealed record MetricKind(string Name, string RuntimeName, MetricUnit Unit, MetricDirection Better, Interval Range, string RangeReason)
{
    /// <summary>What the runtime samples once for all runs: pairs for the distance correlation, triplets for the concordance.</summary>
    public const int SampledPairs = 20_000;

    /// <summary>The weight of the radial correlation in q.</summary>
    public const double RadialShareOfQ = 1.5;

    private static readonly MetricKind[] OfTheModel =
    [
        new("coverage", "Coverage", MetricUnit.Fraction, MetricDirection.Higher, new(0, 1), "it is a fraction of the operations") { Counts = MetricCount.Items },
        new("trit_accuracy", "TritAccuracy", MetricUnit.Fraction, MetricDirection.Higher, new(0, 1), "it is a fraction of the trits") { Counts = MetricCount.Trits },
        new("radial_correlation", "RadialCorrelation", MetricUnit.Correlation, MetricDirection.Lower, new(-1, 1), "it is a correlation"),
        new("distance_correlation", "DistanceCorrelation", MetricUnit.Correlation, MetricDirection.Higher, new(-1, 1), "it is a correlation") { Samples = SampledPairs },
        new("q", "Q", MetricUnit.Score, MetricDirection.Higher, new(-1 - RadialShareOfQ, 1 + RadialShareOfQ), "it is a sum of correlations") { Samples = SampledPairs },
        new("kl", "Kl", MetricUnit.Nats, MetricDirection.Lower, new(0, double.PositiveInfinity), "a divergence is not negative") { IsObserved = true, IsMean = true },
        new("mean_radius", "MeanRadius", MetricUnit.Norm, MetricDirection.Neither, new(0, 1), "points lie in the ball") { IsObserved = true, IsMean = true },
        new("saturation", "Saturation", MetricUnit.Fraction, MetricDirection.Lower, new(0, 1), "it is a fraction of the points") { Counts = MetricCount.Items, IsMean = true },
        new("richness", "Richness", MetricUnit.Variance, MetricDirection.Higher, new(0, double.PositiveInfinity), "a variance is not negative") { IsExtra = true },
        new("richness_ratio", "RichnessRatio", MetricUnit.Ratio, MetricDirection.Higher, new(0, double.PositiveInfinity), "a variance is not negative") { IsExtra = true },
        new("radius_v0", "RadiusV0", MetricUnit.Norm, MetricDirection.Neither, new(0, 1), "points lie in the ball") { IsExtra = true, IsMean = true },
        new("radius_v9", "RadiusV9", MetricUnit.Norm, MetricDirection.Neither, new(0, 1), "points lie in the ball") { IsExtra = true, IsMean = true },
        new("mean_hyperbolic_radius", "MeanHyperbolicRadius", MetricUnit.HyperbolicDistance, MetricDirection.Neither, new(0, double.PositiveInfinity), "a distance is not negative") { IsExtra = true, IsMean = true },
        new("prior_coverage", "PriorCoverage", MetricUnit.Fraction, MetricDirection.Higher, new(1.0 / DataFacts.Operations, 1), "samples decode to at least one operation") { IsExtra = true, IsSampleDeclared = true, Counts = MetricCount.AllOperations },
        new("triplet_concordance", "TripletConcordance", MetricUnit.Fraction, MetricDirection.Higher, new(0, 1), "it is a fraction of the triplets") { IsExtra = true, Samples = SampledPairs, Counts = MetricCount.Samples },
    ];

    /// <summary>All metrics: each of the model, and of one VAE with the suffix _A or _B.</summary>
    public static readonly IReadOnlyList<MetricKind> All =
        [.. OfTheModel.SelectMany(kind => new[] { kind, kind with { Name = kind.Name + "_A", Of = VaeChoice.A }, kind with { Name = kind.Name + "_B", Of = VaeChoice.B } })];

    /// <summary>Of which VAE it is; Both stands for the model.</summary>
    public VaeChoice Of { get; init; }

    /// <summary>Whether the model's value is the mean of the VAEs, else the worse of the two.</summary>
    public bool IsMean { get; init; }

    /// <summary>Whether it is measured only where a methodology asks for it.</summary>
    public bool IsExtra { get; init; }

    /// <summary>How many pairs or triplets it is sampled on; null where all items count.</summary>
    public int? Samples { get; init; }

    /// <summary>Whether its number of samples is declared by 'measure'.</summary>
    public bool IsSampleDeclared { get; init; }

    /// <summary>What it counts.</summary>
    public MetricCount Counts { get; init; }

    /// <summary>For a metric of external data: what it compares with the levels of the items.</summary>
    public LevelStatistic Statistic { get; init; }

    /// <summary>Whether it is also known after every step, as a value of the batch, for controllers. All are measured over all data at evaluations.</summary>
    public bool IsObserved { get; init; }

    /// <summary>The loss whose value in a step it is; null for what is measured besides.</summary>
    public string? Loss { get; init; }

    /// <summary>Where the methodology declares it; empty for one of the runtime's.</summary>
    public Text.TextSpan Span { get; init; }

    /// <summary>Its place among the metrics that the methodology declares; -1 for one of the runtime's.</summary>
    public int OwnIndex { get; init; } = -1;

    /// <summary>Of a metric that the methodology declares: whether an evaluation may have no value of it.</summary>
    public bool MayBeUndefined { get; init; }

    /// <summary>Whether the methodology declares it, or it is the value of a loss of the user's own: the user's code computes it.</summary>
    public bool IsOwn => RuntimeName.Length == 0;

    /// <summary>The value of a loss of the user's own in a step, for controllers of steps.</summary>
    public static MetricKind OfOwnLoss(string loss) =>
        new(loss, "", MetricUnit.Score, MetricDirection.Lower, new(double.NegativeInfinity, double.PositiveInfinity), "your own code computes it") { IsObserved = true, Loss = loss };

    /// <summary>The reconstruction error of a step as a loss of the methodology gives it, for controllers of steps.</summary>
    public static MetricKind OfLoss(string loss) =>
        new(loss, "Reconstruction", MetricUnit.Nats, MetricDirection.Lower, new(0, double.PositiveInfinity), "a cross-entropy is not negative") { IsObserved = true, Loss = loss };

    /// <summary>Whether a higher value is better whatever the aim of a methodology.</summary>
    public bool IsBetterHigher => Better == MetricDirection.Higher;

    /// <summary>The runtime's name of the value of a step, such as KlA.</summary>
    public string ObservedName => RuntimeName + (Of == VaeChoice.Both ? "" : Of.ToString());

    /// <summary>The smallest difference of two values on some data: one more of what is counted; 0 where there is no such step.</summary>
    public double StepOn(MeasuredPart part)
    {
        double counted = Counts switch
        {
            MetricCount.Items => part.Items,
            MetricCount.Trits => (double)part.Items * DataFacts.Positions,
            MetricCount.AllOperations => DataFacts.Operations,
            MetricCount.Samples => Samples!.Value,
            _ => double.PositiveInfinity,
        };
        return 1 / counted / (IsMean && Of == VaeChoice.Both ? 2 : 1);
    }

    /// <summary>
    /// By how much a value on samples differs from the one on all pairs or triplets, about: 1 / sqrt(samples), which is the standard error of
    /// a correlation near 0 and at least twice that of a fraction; 0 where nothing is sampled.
    /// </summary>
    public double SamplingError => Samples is { } samples ? 1 / Math.Sqrt(samples) : 0;

    /// <summary>The metric of the model that a metric of one VAE belongs to.</summary>
    public static MetricKind OfModel(MetricKind kind) => OfTheModel.First(candidate => candidate.RuntimeName == kind.RuntimeName);

    /// <summary>The metric of a name, or null.</summary>
    public static MetricKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
