using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>
/// The configurations of the structural line, v5.11 and v5.12: frozen encoders, a learned projection into the ball, losses on the radius. What their code does with
/// a key is written where it is something else than the key says; keys that no code reads are left over with that reason.
/// </summary>
public sealed class StructuralLayout : ILayout
{
    /// <inheritdoc/>
    public string Name => "structural";

    /// <inheritdoc/>
    public string Keys => "training.epochs, frozen_checkpoint and loss.radial";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("training.epochs") && sheet.Has("loss.radial") && (sheet.Has("frozen_checkpoint") || (sheet.Peek("model.name") ?? "").StartsWith("TernaryVAE", StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ConfigNumber epochs = sheet.Whole("training.epochs", 1) ?? throw new ImportException("training.epochs is missing, or is no whole number of epochs.");
        draft.Add(DraftSection.Run, $"epochs {epochs.Whole}");
        ConfigNumber? seed = sheet.Whole("seed");
        draft.Add(DraftSection.Run, $"seed {seed?.Whole ?? "42"}", seed == null ? "The configuration has no seed; the code has 42." : null);
        draft.Add(DraftSection.Run, $"evaluate every {sheet.Whole("training.eval_every", 1)?.Whole ?? "1"} epochs");
        if (sheet.Flag("mixed_precision.enabled") == true | sheet.Flag("device.use_amp") == true)
            draft.Add(DraftSection.Run, LoopParts.IsWide(sheet.Text("mixed_precision.dtype")) ? "precision mixed" : "precision mixed float16");
        if (sheet.Flag("torch_compile.enabled") == true)
            draft.Add(DraftSection.Run, "compile");
        if (sheet.Flag("gradient_checkpoint.enabled") == true | sheet.Flag("memory.gradient_checkpointing") == true)
            draft.Add(DraftSection.Run, sheet.Whole("gradient_checkpoint.segments", 1) is { } segments ? $"gradient_checkpointing {segments.Whole} segments" : "gradient_checkpointing");
        StructuralRates.Write(sheet, draft, epochs);
        bool isPartial = sheet.Flag("option_c.enabled") == true;
        Model(sheet, draft);
        Optimizer(sheet, draft, isPartial);
        StructuralControl.Write(sheet, draft, isPartial);
        new StructuralLosses(sheet, draft).Write();
        Watch(sheet, draft);
        Leave(sheet);
    }

    private static void Model(ConfigSheet sheet, MethodologyDraft draft)
    {
        ConfigNumber batch = sheet.Whole("training.batch_size", 1) ?? throw new ImportException("training.batch_size is missing, or is no whole number.");
        DraftBlock data = draft.Block(DraftSection.Data, "data ternary_operations").Add($"batch {batch.Whole}");
        bool isFull = sheet.Flag("data.use_full_dataset") != false;
        sheet.Whole("data.n_operations");
        if (!isFull)
            data.Add("split 80% 10% 10%", "The shares are literals in the code.");
        if (sheet.Flag("training.use_stratified") == true)
        {
            string share = sheet.Number("training.high_v_budget_ratio") is { } ratio ? Words.Number(Math.Round(100 * ratio.Value, 9)) : "20";
            data.Add($"sampler stratified high {share}% from 4 with replacement");
        }
        else
        {
            data.Add("sampler shuffled");
        }
        sheet.Text("model.name");
        string width = sheet.FirstNumber("model.projection_hidden_dim", "model.hidden_dim")?.Whole ?? "64";
        sheet.Whole("model.hidden_dim");
        DraftBlock model = draft.Block(DraftSection.Model, "model dual_vae")
            .Add($"latent {sheet.Whole("model.latent_dim", 1)?.Whole ?? "16"}")
            .Add("encoder 256 128 64", "The widths are those of the v5.5 networks.")
            .Add("decoder 32 64")
            .Add($"projection learned_direction layers {sheet.Whole("model.projection_layers", 1)?.Whole ?? "1"} width {width}")
            .Add(sheet.Has("loss.rich_hierarchy") ? "decoder_input ball" : "decoder_input latent");
        string curvature = sheet.Number("model.curvature")?.Text ?? "1.0";
        if (sheet.Flag("model.learnable_curvature") == true)
            model.Add($"curvature learned {curvature} in 1e-6..1e6", "The code bounds it nowhere.");
        else
            model.Add($"curvature {curvature}");
        model.Add($"max_radius {sheet.Number("model.max_radius")?.Text ?? "0.95"}").Add("noise_scale 1");
        bool isImproved = sheet.Text("model.encoder_type") == "improved" | sheet.Text("model.decoder_type") == "improved";
        if (!isImproved)
            return;
        model.Add("activation silu", "What 'improved' stands for; the checkpoints of these runs show that the code ignored it.").Add("normalization layer");
        ConfigNumber? encoder = sheet.Number("model.encoder_dropout");
        ConfigNumber? decoder = sheet.Number("model.decoder_dropout");
        if (encoder != null && decoder != null && encoder.Value == decoder.Value)
            model.Add($"dropout {encoder.Text}");
        else if (encoder != null || decoder != null)
            sheet.Return(encoder != null ? "model.encoder_dropout" : "model.decoder_dropout", "the model here has one dropout for encoders and decoders");
        if (sheet.Number("model.logvar_min") is { } least && sheet.Number("model.logvar_max") is { } most)
            model.Add($"log_variance {least.Text}..{most.Text}");
    }

    private static void Optimizer(ConfigSheet sheet, MethodologyDraft draft, bool isPartial)
    {
        bool isRiemannian = sheet.Flag("riemannian.enabled") == true;
        sheet.Text("riemannian.optimizer");
        DraftBlock block = draft.Block(DraftSection.Optimizer, $"optimizer {(isRiemannian ? "riemannian_adam" : "adamw")}")
            .Add("learning_rate lr")
            .Add("betas 0.9 0.999", "not in the configuration; PyTorch's default")
            .Add("epsilon 1e-8")
            .Add($"weight_decay {sheet.Number("training.weight_decay")?.Text ?? "0"}");
        if (isPartial && sheet.Number("option_c.encoder_a_lr_scale") is { } a)
            block.Add($"scale vae_A.encoder by {a.Text}");
        if (isPartial && sheet.Number("option_c.encoder_b_lr_scale") is { } b)
            block.Add($"scale vae_B.encoder by {b.Text}");
        sheet.Refuse("option_c", "it is off");
        if (sheet.Number("training.max_grad_norm") is { } clip)
            draft.Add(DraftSection.Optimizer, $"clip gradients norm {clip.Text}");
    }

    private static void Watch(ConfigSheet sheet, MethodologyDraft draft)
    {
        DraftBlock checkpoint = draft.Block(DraftSection.Checkpoints, "checkpoint");
        if (sheet.Has("loss.rich_hierarchy"))
        {
            checkpoint.Add("best geometry when radial_correlation_B falls while coverage >= 99%", "What the code does whatever best_metric says.");
            checkpoint.Add("best quality when q rises");
            sheet.Refuse("checkpoints.best_metric", "the code keeps its own best checkpoints whatever it says");
            sheet.Flag("checkpoints.save_best");
        }
        else if (sheet.Flag("checkpoints.save_best") != false && sheet.Text("checkpoints.best_metric") is { } metric)
        {
            checkpoint.Add("best geometry when radial_correlation_A falls", $"checkpoints.best_metric is {metric}");
        }
        sheet.Refuse("checkpoints.best_metric", "no best checkpoint is kept");
        sheet.Text("checkpoints.best_mode");
        if (sheet.Whole("training.save_every", 1) is { } save)
            checkpoint.Add($"every {save.Whole} epochs keep 5");
        for (int i = 0; i < sheet.Count("checkpoints.checkpoint_phases"); i++)
        {
            string item = ConfigSheet.Item("checkpoints.checkpoint_phases", i);
            if (sheet.Number(item + ".trigger_epoch") is { } epoch)
                checkpoint.Add($"milestone {Words.Name(sheet.Text(item + ".name") ?? "", "milestone")} at {epoch.Text} epochs");
        }
        if (sheet.Whole("training.patience", 1) is { } patience)
        {
            string after = sheet.Whole("training.min_epochs", 1) is { } least ? $" after {least.Whole} epochs" : "";
            draft.Add(DraftSection.Guards, $"guard stagnation when q stalls for {patience.Whole} evals{after} stop", "The code counts evaluations; its message says epochs.");
        }
        if (sheet.Flag("training.grokking_detection.enabled") == true && sheet.Number("training.grokking_detection.accuracy_jump_threshold") is { } jump)
            draft.Add(DraftSection.Guards, $"guard grokking when coverage rises by {jump.Text} warn");
        Targets(sheet, draft);
    }

    private static void Targets(ConfigSheet sheet, MethodologyDraft draft)
    {
        foreach ((string key, string metric, string comparison) in ((string, string, string)[])[
            ("coverage", "coverage", ">="), ("radial_hierarchy", "radial_correlation", "<="), ("hierarchy_B", "radial_correlation_B", "<="), ("richness", "richness", ">="),
            ("r_v9", "radius_v9", "<="), ("distance_correlation", "distance_correlation", ">="), ("Q_target", "q", ">=")])
        {
            if (sheet.Number("targets." + key) is { } target)
                draft.Add(DraftSection.Targets, $"target {metric} {comparison} {target.Text}");
        }
    }

    private static void Leave(ConfigSheet sheet)
    {
        foreach (string path in (string[])["logging", "device", "memory", "version", "analysis", "checkpoints.save_dir", "checkpoints.checkpoint_name", "training.print_every"])
            sheet.Refuse(path, "it changes no training");
        foreach (string path in (string[])["torch_compile", "mixed_precision", "gradient_checkpoint"])
            sheet.Refuse(path, "how PyTorch is set for it has no meaning here");
        const string unread = "the code of these configurations never reads it";
        foreach (string path in (string[])["model.manifold_aware", "model.encoder_type", "model.decoder_type", "early_stopping", "progressive_unfreeze", "grokking_detection", "training.grokking_detection", "training.use_adaptive", "training.hierarchy_threshold"])
            sheet.Refuse(path, unread);
        sheet.Refuse("model.projection_dropout", "the projection here has no dropout");
        sheet.Refuse("model.use_dual_projection", "each VAE has a projection of its own here");
    }
}
