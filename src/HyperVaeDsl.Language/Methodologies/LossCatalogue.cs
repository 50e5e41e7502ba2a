using static HyperVaeDsl.Language.Methodologies.LossParameter;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// The kinds of losses. Their order is that of the sums, so new ones stand at the end. No parameter is named like a word that may come
/// after a schedule (growth, rise, scale of a shape): the weight before it may be one.
/// </summary>
internal static class LossCatalogue
{
    private const double Unlimited = double.MaxValue;
    private const double Smallest = 1e-6;

    private static readonly LossParameter Inner = Real("inner", "inner", 0, Unlimited, "0.1");
    private static readonly LossParameter Outer = Real("outer", "outer", 0, Unlimited, "0.85");
    private static readonly LossParameter Margin = Real("margin", "margin", 0, Unlimited, "0.02");
    private static readonly LossParameter Temperature = Real("temperature", "temperature", Smallest, Unlimited, "0.1");
    private static readonly LossParameter Pairs = Count("pairs", "pairs", 1, 1_000_000, "2000");
    private static readonly LossParameter Radius = Choice("radius", "radius", new("norm", "RadiusUnit.Norm"), new("hyperbolic", "RadiusUnit.Hyperbolic"));
    private static readonly LossParameter Distance = Choice("distance", "distance", new("hyperbolic", "DistanceKind.Hyperbolic"), new("euclidean", "DistanceKind.Euclidean"));
    private static readonly LossParameter Operations = Count("operations", "operations", 2, DataFacts.Operations, "200");
    private static readonly LossParameter Emphasis = Choice("emphasis", "emphasis", new("uniform", "Emphasis.Uniform"), new("valuation", "Emphasis.Valuation"));

    public static readonly IReadOnlyList<LossKind> Kinds =
    [
        new("reconstruction", "ReconstructionLoss", true, []),
        new("kl", "KlLoss", false, [Real("free_bits", "freeBits", 0, Unlimited, "0.1 nats/dim", "nats/dim")]),
        // What was measured in one way only before keeps that way where the word is not written.
        new("radial", "RadialLoss", true, [Inner, Outer, Emphasis with { Default = 0 }, Radius with { Default = 0 }]),
        new("ranking", "RankingLoss", true, [
            Margin with { Example = "0.1" }, Count("triplets", "triplets", 1, 1_000_000, "500"),
            Real("margin_growth", "marginGrowth", 0, Unlimited, "0.15") with { Default = 0 }, Share("hard", "hard", "50%") with { Default = 0, IsFixed = true }, Distance with { Default = 0 },
        ]),
        new("monotonic_radial", "MonotonicRadialLoss", true, [Margin, Temperature with { Example = "0.05" }, Radius with { Default = 0 }]),
        new("entropy", "EntropyLoss", false, []),
        new("repulsion", "RepulsionLoss", false, [Real("scale", "scale", Smallest, Unlimited, "0.5")]),
        new("geodesic", "GeodesicLoss", true, [Real("max_distance", "maxDistance", 0, Unlimited, "3"), Real("valuation_scale", "valuationScale", Smallest, Unlimited, "3"), Pairs]),
        new("radial_hierarchy", "RadialHierarchyLoss", true, [Inner, Outer, Real("weight_growth", "weightGrowth", 0, 10, "0.4"), Radius]),
        new("radial_margin", "RadialMarginLoss", true, [Inner, Outer, Share("share", "share", "50%"), Pairs with { Example = "1000" }, Radius]),
        new("global_rank", "GlobalRankLoss", true, [Temperature, Pairs, Radius]),
        new("level_radius", "LevelRadiusLoss", true, [Inner, Outer, Radius]),
        new("level_richness", "LevelRichnessLoss", true, [Real("ratio", "ratio", 0, Unlimited, "0.5"), Real("variance", "variance", 1e-12, Unlimited, "0.005"), Radius]),
        new("level_separation", "LevelSeparationLoss", true, [Margin with { Example = "0.01" }, Radius]),
        new("zero_valuation", "ZeroValuationLoss", true, [Inner, Outer, Radius]),
        new("zero_sparsity", "ZeroSparsityLoss", true, [Real("correlation", "correlation", -1, 1, "-0.3"), Radius]),
        new("padic_metric", "PadicMetricLoss", true, [Real("max_distance", "maxDistance", 0, Unlimited, "1"), Pairs with { Example = "1000" }, Distance]),
        new("padic_norm", "PadicNormLoss", true, []),
        new("soft_ranking", "SoftRankingLoss", true, [Temperature with { Example = "0.5" }, Operations, Distance]),
        new("contrastive", "ContrastiveLoss", true, [Count("first_level", "firstLevel", 1, DataFacts.MaxValuation, "1"), Count("last_level", "lastLevel", 1, DataFacts.MaxValuation, "3"), Temperature, Operations, Distance]),
        new("alignment", "AlignmentLoss", false, []) { ComparesVaes = true },
        new("capacity", "CapacityLoss", false, [Real("capacity", "capacity", 0, Unlimited, "25 nats", "nats")]),
        new("hyperbolic_kl", "HyperbolicKlLoss", false, [Real("sigma", "sigma", Smallest, Unlimited, "1"), Choice("density", "density", new("tangent", "PriorDensity.Tangent"), new("wrapped", "PriorDensity.Wrapped"))]),
        new("hyperbolic_reconstruction", "HyperbolicReconstructionLoss", true, [Real("power", "power", 0, Unlimited, "2"), Real("floor", "floor", 0, Unlimited, "0.5")]),
        new("centroid", "CentroidLoss", true, [Count("levels", "levels", 1, DataFacts.MaxValuation, "4"), Share("level_weight", "levelWeight", "0.5")]),
        new("radial_frequency", "RadialFrequencyLoss", true, [Inner, Outer with { Example = "0.9" }, Real("slope", "slope", 0, Unlimited, "1.2"), Radius]),
        new("hierarchical_norm", "HierarchicalNormLoss", false, [Count("groups", "groups", 2, 4096, "4"), Margin with { Example = "0.1" }]),
        new("curiosity", "CuriosityLoss", true, [Real("bandwidth", "bandwidth", Smallest, Unlimited, "1"), Operations]),
        new("symbiosis", "SymbiosisLoss", true, [Temperature]) { ComparesVaes = true },
        new("closure", "ClosureLoss", true, [Pairs with { Example = "500" }]),
    ];
}
