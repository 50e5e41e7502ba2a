using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Losses;

/// <summary>A VAE's outputs as free inputs of the losses, in float64: those of the oracle's loss cases.</summary>
internal sealed class LossBench : IDisposable
{
    private static readonly string[] Names = ["logits", "mean", "log_variance", "latent", "logits_B", "latent_B"];

    private readonly Batch batch;

    public LossBench()
    {
        int n = LossOracle.Operations.Length;
        int[] widths = [27, LossOracle.Latent, LossOracle.Latent, LossOracle.Latent, 27, LossOracle.Latent];
        Inputs = (ReferenceParameterSet)Engine.CreateParameters(
            [.. Names.Select((name, i) => new ParameterShape(name, n, widths[i], name))]);
        for (int i = 0; i < Names.Length; i++)
            Inputs.Write(Names[i], LossOracle.Formula(i, n * widths[i], 0.8));
        batch = new Batch(Engine, n, LossOracle.Seed);
    }

    public ReferenceEngine Engine { get; } = new();

    public ReferenceParameterSet Inputs { get; }

    /// <summary>The loss of both VAEs.</summary>
    public static Tensor Loss(string name, in DualVaeOutput vae, Batch batch) =>
        OfPair(name, vae, batch) ?? (Loss(name, vae.A, batch) + Loss(name, vae.B, batch));

    private static Tensor? OfPair(string name, in DualVaeOutput vae, Batch batch) => name switch
    {
        "alignment" => AlignmentLoss.Of(vae),
        "symbiosis" => SymbiosisLoss.Of(vae, batch, temperature: 0.3),
        _ => null,
    };

    private static Tensor Loss(string name, in VaeOutput vae, Batch batch) => name switch
    {
        "radial_weighted" => RadialLoss.Of(vae, batch, inner: 0.1, outer: 0.85, emphasis: Emphasis.Valuation),
        "radial_hyperbolic" => RadialLoss.Of(vae, batch, inner: 0.2, outer: 2.5, radius: RadiusUnit.Hyperbolic),
        "monotonic_hyperbolic" => MonotonicRadialLoss.Of(vae, batch, margin: 0.1, temperature: 0.2, radius: RadiusUnit.Hyperbolic),
        "geodesic" => GeodesicLoss.Of(vae, batch, maxDistance: 3, valuationScale: 3, pairs: 60),
        "radial_hierarchy" => RadialHierarchyLoss.Of(vae, batch, inner: 0.08, outer: 0.9, weightGrowth: 0.4, radius: RadiusUnit.Norm),
        "radial_hierarchy_hyperbolic" => RadialHierarchyLoss.Of(vae, batch, inner: 0.2, outer: 2.5, weightGrowth: 0.4, radius: RadiusUnit.Hyperbolic),
        "radial_margin" => RadialMarginLoss.Of(vae, batch, inner: 0.08, outer: 0.9, share: 0.5, pairs: 50, radius: RadiusUnit.Norm),
        "global_rank" => GlobalRankLoss.Of(vae, batch, temperature: 0.1, pairs: 50, radius: RadiusUnit.Norm),
        "global_rank_hyperbolic" => GlobalRankLoss.Of(vae, batch, temperature: 0.3, pairs: 50, radius: RadiusUnit.Hyperbolic),
        "level_radius" => LevelRadiusLoss.Of(vae, batch, inner: 0.08, outer: 0.9, radius: RadiusUnit.Norm),
        "level_richness" => LevelRichnessLoss.Of(vae, batch, ratio: 0.5, variance: 0.06, radius: RadiusUnit.Norm),
        "level_separation" => LevelSeparationLoss.Of(vae, batch, margin: 0.01, radius: RadiusUnit.Norm),
        "zero_valuation" => ZeroValuationLoss.Of(vae, batch, inner: 0.08, outer: 0.9, radius: RadiusUnit.Norm),
        "ranking_growth" => RankingLoss.Of(vae, batch, triplets: 40, margin: 0.05, marginGrowth: 0.15),
        "ranking_hard" => RankingLoss.Of(vae, batch, triplets: 20, margin: 0.05, marginGrowth: 0.15, hard: 0.5),
        "ranking_euclidean" => RankingLoss.Of(vae, batch, triplets: 40, margin: 0.1, distance: DistanceKind.Euclidean),
        "ranking_hard_euclidean" => RankingLoss.Of(vae, batch, triplets: 20, margin: 0.1, marginGrowth: 0.05, hard: 1, distance: DistanceKind.Euclidean),
        "padic_metric" => PadicMetricLoss.Of(vae, batch, maxDistance: 1.5, pairs: 50, distance: DistanceKind.Euclidean),
        "padic_metric_hyperbolic" => PadicMetricLoss.Of(vae, batch, maxDistance: 2.5, pairs: 50, distance: DistanceKind.Hyperbolic),
        "padic_norm" => PadicNormLoss.Of(vae, batch),
        "soft_ranking" => SoftRankingLoss.Of(vae, batch, temperature: 0.5, operations: 9, distance: DistanceKind.Euclidean),
        "soft_ranking_hyperbolic" => SoftRankingLoss.Of(vae, batch, temperature: 0.7, operations: 12, distance: DistanceKind.Hyperbolic),
        "contrastive" => ContrastiveLoss.Of(vae, batch, firstLevel: 1, lastLevel: 3, temperature: 0.5, operations: 12, distance: DistanceKind.Hyperbolic),
        "contrastive_euclidean" => ContrastiveLoss.Of(vae, batch, firstLevel: 2, lastLevel: 2, temperature: 0.5, operations: 15, distance: DistanceKind.Euclidean),
        "capacity" => CapacityLoss.Of(vae, capacity: 2.5),
        "capacity_exceeded" => CapacityLoss.Of(vae, capacity: 0.25),
        "hyperbolic_kl" => HyperbolicKlLoss.Of(vae, sigma: 0.8, density: PriorDensity.Tangent),
        "hyperbolic_kl_wrapped" => HyperbolicKlLoss.Of(vae, sigma: 0.8, density: PriorDensity.Wrapped),
        "hyperbolic_reconstruction" => HyperbolicReconstructionLoss.Of(vae, batch, power: 2, floor: 0.5),
        "centroid" => CentroidLoss.Of(vae, batch, levels: 3, levelWeight: 0.5),
        "radial_frequency" => RadialFrequencyLoss.Of(vae, batch, inner: 0.1, outer: 0.9, slope: 1.2, radius: RadiusUnit.Norm),
        "hierarchical_norm" => HierarchicalNormLoss.Of(vae, groups: 2, margin: 0.1),
        "curiosity" => CuriosityLoss.Of(vae, batch, bandwidth: 0.7, operations: 11),
        "closure" => ClosureLoss.Of(vae, batch, pairs: 25),
        "zero_sparsity" => ZeroSparsityLoss.Of(vae, batch, correlation: -0.3, radius: RadiusUnit.Norm),
        "reconstruction" => ReconstructionLoss.Of(vae, batch),
        "kl" => KlLoss.Of(vae, freeBits: 0),
        "kl_free_bits" => KlLoss.Of(vae, freeBits: 0.244),
        "radial" => RadialLoss.Of(vae, batch, inner: 0.1, outer: 0.85),
        "ranking" => RankingLoss.Of(vae, batch, triplets: 40, margin: 0.1),
        "monotonic_radial" => MonotonicRadialLoss.Of(vae, batch, margin: 0.02, temperature: 0.05),
        "entropy" => EntropyLoss.Of(vae),
        "repulsion" => RepulsionLoss.Of(vae, scale: 0.9),
        _ => throw new ArgumentException($"There is no loss {name}.", nameof(name)),
    };

    /// <summary>The loss of the inputs as they are, and after <paramref name="backward"/> their gradients.</summary>
    public double Evaluate(string name, bool backward)
    {
        Engine.BeginStep(recordGradients: true);
        batch.Fill(LossOracle.Epoch, LossOracle.Step, LossOracle.Operations);
        VaeOutput first = Output("logits", "latent");
        Tensor loss = OfPair(name, new DualVaeOutput(first, Output("logits_B", "latent_B")), batch) ?? Loss(name, first, batch);
        if (backward)
        {
            Inputs.ZeroGradients();
            Engine.Backward(loss);
        }

        return Engine.ReadDouble(loss)[0];
    }

    public void Dispose() => Engine.Dispose();

    private VaeOutput Output(string ofLogits, string ofLatent)
    {
        Tensor latent = Inputs[ofLatent], mean = Inputs["mean"], logVariance = Inputs["log_variance"];
        Tensor norms = latent.NormOfEachRow();
        TanhMap map = new();
        Tensor radii = map.RadiusOf(latent, new PoincareBall(LossOracle.Curvature));
        return new VaeOutput
        {
            Geometry = new PoincareBall(LossOracle.Curvature),
            Logits = Inputs[ofLogits],
            Mean = mean,
            LogVariance = logVariance,
            Latent = latent,
            Ball = PoincareBall.AtRadius(latent, norms, radii),
            Radius = radii,
            KlOfEachDimension = ((mean.Square() + logVariance.Exp() - logVariance).MeanOverRows() * 0.5) - 0.5,
            MeanRadius = radii.Mean(),
            Map = map,
        };
    }

    private sealed class TanhMap : IBallMap
    {
        public double MaxRadius => LossOracle.MaxRadius;

        public Tensor RadiusOf(Tensor latent, PoincareBall geometry) => (latent.NormOfEachRow() / Math.Sqrt(LossOracle.Latent)).Tanh() * MaxRadius;
    }
}
