using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The two configurations of the original project that name a kind of manifold and weigh losses that its code does not have.</summary>
public sealed class ManifoldLayout : ILayout
{
    private const string Home = "training.homeostasis.";
    private const string Parts = "training.option_c.";

    /// <inheritdoc/>
    public string Name => "manifold";

    /// <inheritdoc/>
    public string Keys => "training.manifold_type";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("training.manifold_type");

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ConfigNumber epochs = sheet.Whole("epochs", 1) ?? throw new ImportException("epochs is missing, or is no whole number.");
        ConfigNumber batch = sheet.Whole("batch_size", 1) ?? throw new ImportException("batch_size is missing, or is no whole number.");
        ConfigNumber rate = sheet.Number("learning_rate") ?? throw new ImportException("There is no learning rate: learning_rate is missing.");
        LoopParts.Run(draft, epochs.Whole, sheet.Whole("seed"), null);
        if (sheet.Flag("mixed_precision.enabled") == true)
            draft.Add(DraftSection.Run, LoopParts.IsWide(sheet.Text("mixed_precision.dtype")) ? "precision mixed" : "precision mixed float16");
        if (sheet.Flag("torch_compile.enabled") == true)
            draft.Add(DraftSection.Run, "compile");
        draft.Signal("lr", $"0..{rate.Text}", rate.Text, "Learning rate.");
        draft.Block(DraftSection.Data, "data ternary_operations").Add($"batch {batch.Whole}").Add("sampler shuffled");
        Model(sheet, draft);
        Components(sheet, draft);
        Losses(sheet, draft);
        if (sheet.Text("scheduler") is "ReduceLROnPlateau")
        {
            draft.Block(DraftSection.Control, "controller plateau_rate every eval", "PyTorch's defaults; the configuration gives none.")
                .Add("drive lr by plateau of q factor 0.1 patience 10 evals")
                .Add($"keep lr in 1e-8..{rate.Text}");
        }
        Watch(sheet, draft);
        foreach (string path in (string[])["logging", "validation", "mixed_precision", "torch_compile"])
            sheet.Refuse(path, "it changes no training");
        sheet.Refuse("training.manifold_type", "a name, which changes no training");
        sheet.Refuse("training", "the code of these configurations never reads it");
        sheet.Refuse("frequency_settings", "no loss reads it");
        sheet.Refuse("valuation_settings", "no loss reads it");
    }

    private static void Model(ConfigSheet sheet, MethodologyDraft draft)
    {
        DraftBlock model = draft.Block(DraftSection.Model, "model dual_vae")
            .Add($"latent {sheet.Whole("model.latent_dim", 1)?.Whole ?? "16"}")
            .Add("encoder 256 128 64", "The widths are those of the v5.5 networks.")
            .Add("decoder 32 64")
            .Add($"projection learned_direction layers 2 width {sheet.Whole("model.hidden_dim", 2)?.Whole ?? "64"}")
            .Add("decoder_input ball")
            .Add($"curvature {sheet.Number("model.curvature")?.Text ?? "1.0"}")
            .Add($"max_radius {sheet.Number("model.max_radius")?.Text ?? "0.95"}")
            .Add("noise_scale 1");
        if (sheet.Text("model.encoder_type") == "improved" | sheet.Text("model.decoder_type") == "improved")
            model.Add("activation silu", "What 'improved' stands for.").Add("normalization layer").Add("dropout 0.1");
        sheet.Refuse("model.use_dual_projection", "each VAE has a projection of its own here");
        sheet.Refuse("model.model_type", "there is one model here");
        DraftBlock optimizer = draft.Block(DraftSection.Optimizer, $"optimizer {LoopParts.OptimizerKind(sheet.Text("optimizer") ?? "adam") ?? "adam"}")
            .Add("learning_rate lr")
            .Add("betas 0.9 0.999", "not in the configuration; PyTorch's defaults")
            .Add("epsilon 1e-8")
            .Add("weight_decay 0");
        if (sheet.Number(Parts + "encoder_a_lr_scale") is { } a)
            optimizer.Add($"scale vae_A.encoder by {a.Text}");
        if (sheet.Number(Parts + "encoder_b_lr_scale") is { } b)
            optimizer.Add($"scale vae_B.encoder by {b.Text}");
        if (sheet.Number(Parts + "decoder_lr_scale") is { Value: not 1 } decoder)
            optimizer.Add($"scale vae_A.decoder by {decoder.Text}").Add($"scale vae_B.decoder by {decoder.Text}");
        if (sheet.Flag("model.use_controller") == true)
        {
            draft.Block(DraftSection.Control, "learned_controller controller", "The trainer never calls it.")
                .Add("inputs mean_radius_A, mean_radius_B, kl_A, kl_B")
                .Add("hidden 32 32")
                .Add("drives lr in 1e-6..1e-2");
        }
    }

    private static void Components(ConfigSheet sheet, MethodologyDraft draft)
    {
        sheet.Flag(Parts + "enabled");
        if (sheet.Flag(Parts + "freeze_encoder_a") == true)
            draft.Block(DraftSection.Components, "component vae_A.encoder").Add("starts frozen");
        bool isFrozen = sheet.Flag(Parts + "freeze_encoder_b") == true;
        if (sheet.Flag(Home + "enabled") == true && sheet.Number(Home + "q_threshold_freeze") is { } freeze && sheet.Number(Home + "q_threshold_unfreeze") is { } unfreeze)
        {
            draft.Block(DraftSection.Components, "component vae_B.encoder")
                .Add(isFrozen ? "starts frozen" : "starts trainable")
                .Add($"freeze when q >= {freeze.Text}")
                .Add($"unfreeze when q < {unfreeze.Text}")
                .Add($"hysteresis {sheet.Whole(Home + "plateau_patience", 1)?.Whole ?? "1"} evals");
        }
        if (sheet.Number(Home + "target_coverage") is { } coverage)
            draft.Add(DraftSection.Targets, $"target coverage >= {coverage.Text}%", "target_coverage of homeostasis");
    }

    private static void Losses(ConfigSheet sheet, MethodologyDraft draft)
    {
        const string weights = "training.loss_weights";
        if ((sheet.Root.Find("training") as ConfigMap)?.Find("loss_weights") is not ConfigMap losses)
            throw new ImportException("There are no losses: training.loss_weights is missing.");
        foreach ((string key, ConfigNode _) in losses.Entries)
        {
            if (sheet.Number($"{weights}.{key}") is not { } weight)
                continue;
            draft.Add(DraftSection.Losses, key switch
            {
                "kl_divergence" => $"loss kl weight {weight.Text} free_bits 0 nats/dim",
                "richness" => $"loss level_richness weight {weight.Text} ratio 0.5 variance 0.005 radius norm",
                "separation" => $"loss level_separation weight {weight.Text} margin 0.01 radius norm",
                _ => $"loss {Words.Name(key, "loss")} weight {weight.Text}",
            });
        }
    }

    private static void Watch(ConfigSheet sheet, MethodologyDraft draft)
    {
        DraftBlock checkpoint = draft.Block(DraftSection.Checkpoints, "checkpoint");
        if (sheet.Flag("checkpoint.save_best") == true && sheet.Text("checkpoint.monitor_metric") is { } metric)
            checkpoint.Add($"best hierarchy when radial_correlation_B {(sheet.Text("checkpoint.mode") is "max" ? "rises" : "falls")}", $"monitor_metric is {metric}");
        if (sheet.Whole("checkpoint.save_every", 1) is { } save)
            checkpoint.Add($"every {save.Whole} epochs keep 5");
        if (sheet.Number("training.target_hierarchy") is { } target)
            draft.Add(DraftSection.Targets, $"target radial_correlation_B {(target.Value > 0 ? ">=" : "<=")} {target.Text}");
    }
}
