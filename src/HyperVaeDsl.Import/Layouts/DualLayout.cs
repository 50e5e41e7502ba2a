using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>
/// The flat configurations of the dual VAEs v5.5 to v5.10, and of the appetitive one. What their code does with a key is written where it is
/// something else than the key says; keys that no code reads are left over with that reason.
/// </summary>
public sealed class DualLayout : ILayout
{
    /// <inheritdoc/>
    public string Name => "dual";

    /// <inheritdoc/>
    public string Keys => "total_epochs, vae_a and vae_b";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("total_epochs") && sheet.Has("vae_a") && sheet.Has("vae_b");

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ConfigNumber epochs = sheet.Whole("total_epochs", 1) ?? throw new ImportException("total_epochs is missing, or is no whole number of epochs.");
        Run(sheet, draft, epochs);
        string? ranking = new DualSchedules(sheet, draft).Write();
        Model(sheet, draft);
        new DualLosses(sheet, draft).Write(ranking);
        DualControl.Write(sheet, draft, ranking);
        Watch(sheet, draft);
        Leave(sheet, draft);
    }

    private static void Run(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber epochs)
    {
        draft.Add(DraftSection.Run, $"epochs {epochs.Whole}");
        sheet.Refuse("ternary_dataset.seed", "the seed of the run draws the split, too");
        draft.Add(DraftSection.Run, $"seed {sheet.Whole("seed")?.Whole ?? "42"}");
        ConfigNumber? every = sheet.Whole("eval_interval", 1);
        draft.Add(DraftSection.Run, $"evaluate every {every?.Whole ?? "1"} epochs", every == null ? "The configuration has no eval_interval." : null);
        if (sheet.Whole("eval_num_samples", 1) is { } samples)
            draft.Add(DraftSection.Run, $"measure prior_coverage samples {samples.Whole}");
        // The boundaries are literals in the code; the keys of the same names are read by nobody, but for the last one.
        string last = sheet.Whole("phase_transitions.ultra_exploration_start", 1)?.Whole ?? "250";
        draft.Block(DraftSection.Phases, "phase Isolation epochs 0..40", "40 and 120 are literals in the code; the keys of phase_transitions do not move them.");
        draft.Block(DraftSection.Phases, "phase Consolidation epochs 40..120");
        draft.Block(DraftSection.Phases, $"phase Resonance epochs 120..{last}");
        draft.Block(DraftSection.Phases, $"phase UltraExploration epochs {last}..end");
    }

    private static void Model(ConfigSheet sheet, MethodologyDraft draft)
    {
        ConfigNumber batch = sheet.Whole("batch_size", 1) ?? throw new ImportException("batch_size is missing, or is no whole number.");
        DraftBlock data = draft.Block(DraftSection.Data, "data ternary_operations").Add($"batch {batch.Whole}");
        sheet.Flag("ternary_dataset.exhaustive");
        sheet.Whole("ternary_dataset.num_samples");
        if (sheet.Number("train_split") is { } train && sheet.Number("val_split") is { } validation && sheet.Number("test_split") is { } test)
            data.Add($"split {Percent(train)} {Percent(validation)} {Percent(test)}");
        data.Add("sampler shuffled");

        bool isHyperbolic = sheet.Flag("padic_losses.hyperbolic_v10.use_hyperbolic_prior") == true;
        const string prior = "padic_losses.hyperbolic_v10.prior.";
        DraftBlock model = draft.Block(DraftSection.Model, "model dual_vae")
            .Add($"latent {sheet.Whole("model.latent_dim", 1)?.Whole ?? "16"}")
            .Add("encoder 256 128 64", "The widths are literals in the code.")
            .Add("decoder_A 32 64")
            .Add("decoder_B residual 128 128")
            .Add(isHyperbolic ? "projection exponential_map" : "projection tanh_radius", isHyperbolic ? null : "These have no ball; the radius of the point enters no loss but those that say so.")
            .Add("decoder_input latent");
        if (isHyperbolic && sheet.Number(prior + "curvature") is { } curvature)
        {
            bool adapts = sheet.Flag(prior + "homeostatic") == true;
            if (adapts && sheet.Number(prior + "curvature_min") is { } low && sheet.Number(prior + "curvature_max") is { } high)
            {
                draft.Signal("curvature", $"{low.Text}..{high.Text}", curvature.Text, "Curvature of the ball; driven by the divergence.");
                model.Add("curvature curvature");
            }
            else
            {
                model.Add($"curvature {curvature.Text}");
            }
            model.Add($"max_radius {sheet.Number(prior + "max_norm")?.Text ?? "0.95"}");
        }
        else
        {
            model.Add("curvature 1.0").Add("max_radius 0.95");
        }
        // From v5.10 on the temperature divides the logits; before, it scaled the noise. The keys are the same.
        if (isHyperbolic)
            model.Add("noise_scale 1").Add("logit_temperature_A temperature_A").Add("logit_temperature_B temperature_B");
        else
            model.Add("noise_scale_A temperature_A").Add("noise_scale_B temperature_B");
        model.Add("injection rho");
        sheet.Whole("model.input_dim");

        string kind = LoopParts.OptimizerKind(sheet.Text("optimizer.type") ?? "adamw") ?? "adamw";
        LoopParts.Optimizer(draft, kind, null, null, sheet.Number("optimizer.weight_decay"), null);
        if (sheet.Flag("model.gradient_balance") == true)
        {
            string momentum = sheet.Flag("model.adaptive_scheduling") == true ? "0.95" : "0.9";
            draft.Add(DraftSection.Optimizer, $"balance gradients of vae_A, vae_B ema {momentum} clamp 0.5..2.0", "The momentum and the clamp are literals in the code.");
        }
        if (sheet.Number("grad_clip") is { } clip)
            draft.Add(DraftSection.Optimizer, $"clip gradients norm {clip.Text}");
    }

    private static void Watch(ConfigSheet sheet, MethodologyDraft draft)
    {
        if (sheet.Whole("checkpoint_freq", 1) is { } save)
            draft.Block(DraftSection.Checkpoints, "checkpoint").Add($"every {save.Whole} epochs keep 5", "How many are kept is a literal in the code.");
        if (sheet.Whole("patience", 1) is { } patience && sheet.Number("min_delta") is { } delta)
            draft.Add(DraftSection.Guards, $"guard early_stop when kl stalls within {delta.Text} for {patience.Whole} epochs stop", "The code watches the whole validation loss, in which the KL term grows with its weight.");
        if (sheet.Whole("coverage_plateau_patience", 1) is { } plateau && sheet.Number("min_coverage_delta") is { } least)
            draft.Add(DraftSection.Guards, $"guard plateau when prior_coverage stalls within {least.Text} for {plateau.Whole} epochs stop");
        if (sheet.Number("target_coverage_percent") is { } coverage)
            draft.Add(DraftSection.Targets, $"target prior_coverage >= {coverage.Text}%");
        if (sheet.FirstNumber("target_ranking_correlation", "target_correlation") is { } ranking)
            draft.Add(DraftSection.Targets, $"target triplet_concordance >= {ranking.Text}");
        if (sheet.Number("target_kld_min") is { } least_kl)
            draft.Add(DraftSection.Targets, $"target kl >= {least_kl.Text}");
        if (sheet.Number("target_kld_max") is { } most_kl)
            draft.Add(DraftSection.Targets, $"target kl <= {most_kl.Text}");
        if (sheet.Number("target_recon_accuracy") is { } accuracy)
            draft.Add(DraftSection.Targets, $"target trit_accuracy >= {accuracy.Text}%");
    }

    private static void Leave(ConfigSheet sheet, MethodologyDraft draft)
    {
        const string unread = "the code of these configurations never reads it";
        sheet.Refuse("phase_transitions", unread + "; the boundaries 40 and 120 are literals");
        sheet.Refuse("vae_b.beta_end", unread + ": the KL weight of B is a constant share of that of A");
        sheet.Refuse("coverage_check_interval", unread);
        sheet.Refuse("controller.entropy_ema_alpha", unread);
        sheet.Refuse("controller.dH_dt_threshold", unread);
        foreach (string path in (string[])["log_interval", "log_dir", "checkpoint_dir", "tensorboard_dir", "experiment_name", "histogram_interval", "embedding_interval", "embedding_n_samples"])
            sheet.Refuse(path, "where and how often something is logged changes no training");
        foreach (string path in (string[])["num_workers", "gpu_resident", "config_version"])
            sheet.Refuse(path, "it changes no training");
        if (sheet.Flag("torch_compile.enabled") == true)
            draft.Add(DraftSection.Run, "compile");
        sheet.Refuse("torch_compile", "how a compiler of PyTorch is set changes no training");
    }

    private static string Percent(ConfigNumber share) => Words.Number(Math.Round(share.Value * 100, 9)) + "%";
}
