namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// Names that programs and papers use for losses and that are none here: what has no gradient, and what goes by another name.
/// </summary>
internal static class KnownNames
{
    private static readonly IReadOnlyDictionary<string, string> WithoutGradient = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["correlation"] = Ranks("'loss global_rank', its smooth form,", "radial_correlation"),
        ["spearman"] = Ranks("'loss global_rank', its smooth form,", "radial_correlation"),
        ["rank_correlation"] = Ranks("'loss global_rank', its smooth form,", "radial_correlation"),
        ["radial_correlation"] = Ranks("'loss global_rank', its smooth form,", "radial_correlation"),
        ["distance_correlation"] = Ranks("'loss geodesic' or 'loss ranking'", "distance_correlation"),
        ["hierarchy"] = Ranks("'loss global_rank', its smooth form,", "radial_correlation"),
        ["q"] = Ranks("'loss global_rank', its smooth form,", "q"),
        ["coverage"] = Count("coverage"),
        ["accuracy"] = Count("trit_accuracy"),
        ["trit_accuracy"] = Count("trit_accuracy"),
        ["histogram_entropy"] = "counts latent values in bins, and a count does not change when a value moves a little: its gradient is 0. Write 'loss entropy' for varied predictions, or 'loss repulsion' for spread latent vectors.",
        ["latent_entropy"] = "is counted from a histogram, whose gradient is 0. Write 'loss repulsion' for spread latent vectors, or 'loss entropy' for varied predictions.",
    };

    private static readonly IReadOnlyDictionary<string, string> ElsewhereNamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["radial_stratification"] = "Write 'loss radial', with 'emphasis valuation' for its weights.",
        ["padic_geodesic"] = "Write 'loss geodesic'.",
        ["rich_hierarchy"] = "Its parts have weights of their own: write 'loss level_radius', 'loss level_richness', 'loss level_separation' and 'loss reconstruction'.",
        ["zero_structure"] = "Its parts have weights of their own: write 'loss zero_valuation' and 'loss zero_sparsity'.",
        ["cross_entropy"] = "Write 'loss reconstruction'.",
        ["beta_vae"] = "Write 'loss kl' with the weight beta.",
        ["hyperbolic_prior"] = "Write 'loss hyperbolic_kl' instead of 'loss kl', not beside it.",
        ["homeostatic_prior"] = "Write 'loss hyperbolic_kl' and a controller that drives 'hyperbolic_kl.sigma'.",
        ["hyperbolic_recon"] = "Write 'loss hyperbolic_reconstruction'.",
        ["burgess"] = "Write 'loss capacity'.",
        ["triplet"] = "Write 'loss ranking'.",
        ["ranking_v2"] = "Write 'loss ranking' with its options 'margin_growth' and 'hard'.",
        ["adaptive_ranking"] = "Write 'loss ranking' with its option 'margin_growth'.",
        ["ranking_hyperbolic"] = "Write 'loss ranking', and 'loss radial' for its radial part.",
        ["infonce"] = "Write 'loss contrastive' for positives of the 3-adic tree, or 'loss symbiosis' for the two VAEs.",
        ["mutual_information"] = "Write 'loss symbiosis'.",
        ["frequency"] = "Write 'loss radial_frequency'.",
        ["separation"] = "Write 'loss level_separation' for gaps between valuations, or 'loss radial' for a target radius of each.",
        ["richness"] = "Write 'loss level_richness'.",
    };

    /// <summary>Why a name stands for no loss at all, in a sentence; null if that is not known of it.</summary>
    public static string? WhyNoLoss(string name) => WithoutGradient.TryGetValue(Plain(name), out string? why) ? $"'{name}' is no loss: it {why}" : null;

    /// <summary>What to write for a name that programs or papers use; null if that is not known.</summary>
    public static string? OtherName(string name) => ElsewhereNamed.TryGetValue(Plain(name), out string? other) ? other : null;

    private static string Ranks(string instead, string metric) =>
        $"is counted from ranks, which do not change when a point moves a little: its gradient is 0, and nothing would be trained. Write {instead} and watch the metric {metric} in a guard or checkpoint.";

    private static string Count(string metric) =>
        $"counts right answers, and a count does not change when an output moves a little: its gradient is 0, and nothing would be trained. Write 'loss reconstruction', and watch the metric {metric} in a guard or checkpoint.";

    private static string Plain(string name) =>
        name.EndsWith("_A", StringComparison.Ordinal) || name.EndsWith("_B", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;
}
