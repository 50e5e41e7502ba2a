using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The losses of the dual VAEs. Each VAE's share of the objective starts at 0.7, which is a literal in the code.</summary>
internal sealed class DualLosses(ConfigSheet sheet, MethodologyDraft draft)
{
    private const string Padic = "padic_losses.";
    private const string Modules = "padic_losses.hyperbolic_v10.";
    private const double Share = 0.7;

    /// <summary>Writes the losses.</summary>
    /// <param name="ranking">The signal that weighs the ranking loss; null where it has a weight of its own.</param>
    public void Write(string? ranking)
    {
        string bits = sheet.Number("free_bits")?.Text ?? "0";
        draft.Add(DraftSection.Losses, "loss reconstruction weight 0.7", "Each VAE's share of the objective starts at 0.7 in the code.");
        draft.Add(DraftSection.Losses, $"loss kl_A weight 0.7 * beta_A free_bits {bits} nats/dim");
        draft.Add(DraftSection.Losses, $"loss kl_B weight 0.7 * beta_B free_bits {bits} nats/dim");
        Prior();
        if (sheet.Number("vae_b.entropy_weight") is { } entropy)
            draft.Add(DraftSection.Losses, $"loss entropy_B weight {Words.Number(Math.Round(Share * entropy.Value, 12))}", $"0.7 times {entropy.Text}");
        if (sheet.Number("vae_b.repulsion_weight") is { } repulsion)
            draft.Add(DraftSection.Losses, $"loss repulsion_B weight {Words.Number(Math.Round(Share * repulsion.Value, 12))} scale 0.5", $"0.7 times {repulsion.Text}; the scale is a literal in the code");
        draft.Add(DraftSection.Losses, "loss alignment weight lambda3");
        Radial();
        Ranking(ranking);
        Others();
        Appetites();
    }

    private void Prior()
    {
        if (sheet.Flag(Modules + "use_hyperbolic_prior") != true)
        {
            sheet.Refuse(Modules + "prior", "the hyperbolic prior is off");
            return;
        }
        string range = sheet.Number(Modules + "prior.sigma_min") is { } low && sheet.Number(Modules + "prior.sigma_max") is { } high ? $"{low.Text}..{high.Text}" : "0.3..2";
        draft.Signal("sigma", range, sheet.Number(Modules + "prior.prior_sigma")?.Text ?? "1.0", "Spread of the prior; driven by the mean radius.");
        sheet.Whole(Modules + "prior.latent_dim");
        draft.Add(DraftSection.Losses, "loss hyperbolic_kl_A weight 0.7 * beta_A sigma sigma density tangent");
        draft.Add(DraftSection.Losses, "loss hyperbolic_kl_B weight 0.7 * beta_B sigma sigma density tangent");
    }

    private void Radial()
    {
        const string radial = "radial_stratification.";
        if (sheet.Flag(radial + "enabled") != true)
        {
            sheet.Refuse("radial_stratification", "it is off");
            return;
        }
        string weight = sheet.Number(radial + "base_weight")?.Text ?? "1";
        string inner = sheet.Number(radial + "inner_radius")?.Text ?? "0.1";
        string outer = sheet.Number(radial + "outer_radius")?.Text ?? "0.85";
        bool isWeighted = sheet.Flag(radial + "valuation_weighting") == true;
        sheet.Whole(radial + "max_valuation");
        if (sheet.Text(radial + "loss_type") is { } kind && kind != "smooth_l1")
            sheet.Return(radial + "loss_type", "the radial loss of the runtime is smooth_l1");
        bool fades = sheet.Has("curriculum.enabled");
        if (fades)
            draft.Signal("radial_weight", $"0..{weight}", $"{weight} * (1 - tau)", "Weight of the radial loss; the curriculum takes it away.");
        draft.Add(DraftSection.Losses, $"loss radial weight {(fades ? "radial_weight" : weight)} inner {inner} outer {outer}{(isWeighted ? " emphasis valuation" : "")}");
    }

    private void Ranking(string? signal)
    {
        if (sheet.Flag(Padic + "enable_ranking_loss_hyperbolic") == true)
        {
            Margins(Padic + "ranking_hyperbolic.", signal, "hyperbolic");
            if (sheet.Number(Padic + "ranking_hyperbolic.radial_weight") is { Value: > 0 } radial)
                draft.Add(DraftSection.Losses, $"loss radial weight {radial.Text} inner 0 outer 0.855", "The targets of this term are literals in the code: 0.9 of the largest norm 0.95 at valuation 0.");
            sheet.Refuse(Padic + "ranking_hyperbolic", "one ball, that of the model, holds all points here");
        }
        else if (sheet.Flag(Padic + "enable_ranking_loss_v2") == true)
        {
            Margins(Padic + "ranking_v2.", signal, "euclidean");
            sheet.Refuse(Padic + "ranking_v2.semi_hard", "the ranking loss of the runtime has no semi-hard triplets");
        }
        else if (sheet.Flag(Padic + "enable_ranking_loss") == true)
        {
            string weight = signal ?? sheet.Number(Padic + "ranking_loss_weight")?.Text ?? "0.5";
            string margin = sheet.Number(Padic + "ranking_margin")?.Text ?? "0.1";
            string triplets = sheet.Whole(Padic + "ranking_n_triplets", 1)?.Whole ?? "500";
            draft.Add(DraftSection.Losses, $"loss ranking weight {weight} distance euclidean margin {margin} triplets {triplets}");
            if (signal != null)
                sheet.Refuse(Padic + "ranking_loss_weight", $"the code takes the weight from '{signal}' instead");
            sheet.Refuse(Padic + "ranking_loss", "the code reads the keys outside of this block");
        }
        sheet.Flag(Padic + "enable_ranking_loss");
        sheet.Flag(Padic + "enable_ranking_loss_v2");
        sheet.Refuse(Padic + "ranking_hyperbolic", "it is off");
        sheet.Refuse(Padic + "ranking_v2", "it is off");
        sheet.Refuse(Padic + "ranking_loss_weight", "another ranking loss is on, or none");
        sheet.Refuse(Padic + "ranking_margin", "another ranking loss is on, or none");
        sheet.Refuse(Padic + "ranking_n_triplets", "another ranking loss is on, or none");
    }

    private void Margins(string block, string? signal, string distance)
    {
        string weight = signal ?? sheet.FirstNumber(block + "weight", Padic + "ranking_loss_weight")?.Text ?? "0.5";
        string margin = sheet.Number(block + "base_margin")?.Text ?? "0.05";
        string growth = sheet.Number(block + "margin_scale")?.Text ?? "0";
        string triplets = sheet.Whole(block + "n_triplets", 1)?.Whole ?? "500";
        string hard = sheet.Number(block + "hard_negative_ratio") is { } share ? Words.Number(Math.Round(100 * share.Value, 9)) + "%" : "0%";
        draft.Add(DraftSection.Losses, $"loss ranking weight {weight} distance {distance} margin {margin} margin_growth {growth} triplets {triplets} hard {hard}");
    }

    private void Others()
    {
        if (sheet.Flag(Padic + "enable_norm_loss") == true && sheet.Number(Padic + "norm_loss_weight") is { } norm)
            draft.Add(DraftSection.Losses, $"loss padic_norm weight {norm.Text}");
        sheet.Refuse(Padic + "norm_loss_weight", "the norm loss is off");
        bool hasMetric = sheet.Flag(Padic + "enable_metric_loss") == true;
        if (sheet.Number(Padic + "metric_loss_weight") is { } metric)
        {
            string most = sheet.Number(Padic + "metric_loss_scale")?.Text ?? "1";
            string pairs = sheet.Whole(Padic + "metric_n_pairs", 1)?.Whole ?? "1000";
            draft.Add(DraftSection.Losses, $"{(hasMetric ? "" : "off ")}loss padic_metric weight {metric.Text} max_distance {most} pairs {pairs} distance euclidean");
        }
        bool hasReconstruction = sheet.Flag(Modules + "use_hyperbolic_recon") == true;
        if (sheet.Number(Modules + "recon.weight") is { } recon)
            draft.Add(DraftSection.Losses, $"{(hasReconstruction ? "" : "off ")}loss hyperbolic_reconstruction weight {recon.Text} power {sheet.Number(Modules + "recon.radius_power")?.Text ?? "2"} floor 0.5");
        sheet.Refuse(Modules + "recon", hasReconstruction ? "the code passes it a coverage of 0 whatever is measured" : "it is off");
        bool hasCentroid = sheet.Flag(Modules + "use_centroid_loss") == true;
        if (sheet.Number(Modules + "centroid.weight") is { } centroid)
            draft.Add(DraftSection.Losses, $"{(hasCentroid ? "" : "off ")}loss centroid weight {centroid.Text} levels {sheet.Whole(Modules + "centroid.max_level", 1)?.Whole ?? "4"} level_weight 50%");
        sheet.Refuse(Modules + "centroid", "one ball, that of the model, holds all points here");
        if (sheet.Flag("correlation_loss.enabled") == true)
        {
            draft.Add(DraftSection.Losses, $"loss correlation weight {sheet.Number("correlation_loss.weight")?.Text ?? "1"}", "The original adds a value from the last evaluation, a constant without a gradient.");
            sheet.Flag("correlation_loss.use_cached");
            sheet.Refuse("correlation_loss", "a constant has no warm-up");
        }
        sheet.Refuse("correlation_loss", "it is off");
        if (sheet.Has("correlation_feedback"))
        {
            sheet.Refuse("correlation_feedback.correlation_loss_weight", "correlation_loss.weight says it, too, and the code takes that");
            sheet.Refuse("correlation_feedback.target_correlation", "the code only prints it");
        }
    }

    // The gates open one after another; the losses behind them start with a weight of 0.
    private void Appetites()
    {
        if (!sheet.Has("appetite_ranking"))
            return;
        if (sheet.Number("appetite_ranking.initial_weight") is { } ranking)
            draft.Add(DraftSection.Losses, $"loss ranking weight {ranking.Text} distance euclidean margin {sheet.Number("appetite_ranking.base_margin")?.Text ?? "0.1"} triplets {sheet.Whole("appetite_ranking.n_triplets", 1)?.Whole ?? "1000"}");
        if (sheet.Number("appetite_hierarchy.initial_weight") is { } hierarchy)
            draft.Add(DraftSection.Losses, $"loss hierarchical_norm weight {hierarchy.Text} groups {sheet.Whole("appetite_hierarchy.n_groups", 2)?.Whole ?? "4"} margin 0.1");
        sheet.Refuse("appetite_hierarchy.target_ratio", "the loss of the original does not use it");
        string? first = sheet.Number("phase_gates.phase_1a_to_1b")?.Text;
        string? second = sheet.Number("phase_gates.phase_1b_to_2a")?.Text;
        if (first == null || second == null)
            return;
        DraftBlock consolidation = draft.Block(DraftSection.Losses, "group second");
        consolidation.Add($"loss curiosity weight {sheet.Number("appetite_curiosity.initial_weight")?.Text ?? "0"} bandwidth {sheet.Number("appetite_curiosity.bandwidth")?.Text ?? "1"} operations 256");
        DraftBlock coupling = draft.Block(DraftSection.Losses, "group third");
        coupling.Add($"loss symbiosis weight {sheet.Number("appetite_symbiosis.initial_weight")?.Text ?? "0"} temperature {sheet.Number("appetite_symbiosis.temperature")?.Text ?? "0.1"}");
        coupling.Add($"loss closure weight {sheet.Number("appetite_closure.initial_weight")?.Text ?? "0"} pairs {sheet.Whole("appetite_closure.num_pairs", 1)?.Whole ?? "500"}");
        draft.Phase("Consolidation")?.Add($"activate second when triplet_concordance >= {first}");
        draft.Phase("Resonance")?.Add($"activate third when triplet_concordance >= {second}");
        sheet.Refuse("phase_gates", "its metric is not measured here, and the gate before it cannot open");
        sheet.Refuse("appetite_curiosity.max_history", "the density here is that of the batch, without memory");
        sheet.Refuse("appetite_symbiosis.hidden_dim", "the loss here has no network of its own");
        sheet.Refuse("violation_buffer", "batches here are drawn by the declared sampler alone");
    }
}
