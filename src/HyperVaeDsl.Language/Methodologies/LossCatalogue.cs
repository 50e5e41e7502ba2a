using static HyperVaeDsl.Language.Methodologies.LossParameter;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>The kinds of losses. Their order is that of the sums, so new ones stand at the end.</summary>
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
    private static readonly LossParameter Emphasis = Choice("emphasis", "emphasis", new("uniform", "Emphasis.Uniform"), new("valuation", "Emphasis.Valuation"));

    public static readonly IReadOnlyList<LossKind> Kinds =
    [
        new("reconstruction", "ReconstructionLoss", true, []),
        new("kl", "KlLoss", false, [Real("free_bits", "freeBits", 0, Unlimited, "0.1 nats/dim", "nats/dim")]),
        // What was measured in one way only before keeps that way where the word is not written.
        new("radial", "RadialLoss", true, [Inner, Outer, Emphasis with { Default = 0 }, Radius with { Default = 0 }]),
        new("ranking", "RankingLoss", true, [Margin with { Example = "0.1" }, Count("triplets", "triplets", 1, 1_000_000, "500")]),
        new("monotonic_radial", "MonotonicRadialLoss", true, [Margin, Temperature with { Example = "0.05" }, Radius with { Default = 0 }]),
        new("entropy", "EntropyLoss", false, []),
        new("repulsion", "RepulsionLoss", false, [Real("scale", "scale", Smallest, Unlimited, "0.5")]),
        new("geodesic", "GeodesicLoss", true, [Real("max_distance", "maxDistance", 0, Unlimited, "3"), Real("valuation_scale", "valuationScale", Smallest, Unlimited, "3"), Pairs]),
        new("radial_hierarchy", "RadialHierarchyLoss", true, [Inner, Outer, Real("growth", "growth", 0, 10, "0.4"), Radius]),
        new("radial_margin", "RadialMarginLoss", true, [Inner, Outer, Real("share", "share", 0, 1, "0.5"), Pairs with { Example = "1000" }, Radius]),
        new("global_rank", "GlobalRankLoss", true, [Temperature, Pairs, Radius]),
        new("level_radius", "LevelRadiusLoss", true, [Inner, Outer, Radius]),
        new("level_richness", "LevelRichnessLoss", true, [Real("ratio", "ratio", 0, Unlimited, "0.5"), Real("variance", "variance", 1e-12, Unlimited, "0.005"), Radius]),
        new("level_separation", "LevelSeparationLoss", true, [Margin with { Example = "0.01" }, Radius]),
        new("zero_valuation", "ZeroValuationLoss", true, [Inner, Outer, Radius]),
        new("zero_sparsity", "ZeroSparsityLoss", true, [Real("correlation", "correlation", -1, 1, "-0.3"), Radius]),
    ];
}
