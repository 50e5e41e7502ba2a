using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>
/// A tree with a block <c>training</c> for a loop of the user's own, as the predictors of the original project have it: a learning rate with a named scheduler, a KL weight, early stopping.
/// </summary>
public sealed class PlainLayout : ILayout
{
    /// <inheritdoc/>
    public string Name => "plain";

    /// <inheritdoc/>
    public string Keys => "training.epochs, training.batch_size and training.learning_rate";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("training.epochs") && sheet.Has("training.batch_size") && (sheet.Has("training.learning_rate") || sheet.Has("training.lr"));

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ConfigNumber epochs = sheet.Whole("training.epochs", 1) ?? throw new ImportException("training.epochs is missing, or is no whole number of epochs.");
        ConfigNumber batch = sheet.Whole("training.batch_size", 1) ?? throw new ImportException("training.batch_size is missing, or is no whole number.");
        LoopParts.Run(draft, epochs.Whole, sheet.Whole("reproducibility.seed") ?? sheet.Whole("training.seed") ?? sheet.Whole("seed"), sheet.FirstCount("validation.val_every", "training.eval_every"));
        if (sheet.Flag("hardware.mixed_precision") == true | sheet.Flag("training.mixed_precision") == true)
            LoopParts.MixedPrecision(draft, "float16");
        Rate(sheet, draft, epochs);
        LoopParts.DataAndModel(
            draft,
            Words.Name(sheet.Text("data.dataset") ?? "", "items"),
            Words.Name(sheet.Text("output.model_name") ?? "", "model"),
            sheet.FirstCount("data.max_samples", "data.num_samples", "data.n_samples"),
            batch,
            sheet.FirstCount("training.accumulation_steps", "training.accumulate_grad_batches"),
            options);
        string? kind = sheet.Text("training.optimizer") is { } name ? LoopParts.OptimizerKind(name) : "adamw";
        if (kind == null)
            sheet.Return("training.optimizer", "the language has adamw, adam and sgd; adamw stands here");
        LoopParts.Optimizer(draft, kind ?? "adamw", null, null, sheet.Number("training.weight_decay"), null);
        if (sheet.FirstNumber("training.grad_clip", "training.max_grad_norm", "training.gradient_clip") is { } clip)
            draft.Add(DraftSection.Optimizer, $"clip gradients norm {clip.Text}");
        draft.Add(DraftSection.Losses, "loss external reconstruction weight 1");
        Divergence(sheet, draft, epochs);
        Terms(sheet, draft);
        Watch(sheet, draft);
        foreach (string path in (string[])["logging", "output", "hardware", "reproducibility"])
            sheet.Refuse(path, "it changes no schedule");
        foreach (string path in (string[])["model", "data", "validation", "full_sequence", "hierarchical", "specialists", "fusion", "encoder", "decoder"])
            sheet.Refuse(path, "data and model are code of your own");
    }

    private static void Rate(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber epochs)
    {
        ConfigNumber peak = sheet.FirstNumber("training.learning_rate", "training.lr") ?? throw new ImportException("There is no learning rate: training.learning_rate is missing.");
        ConfigNumber? warmup = sheet.Number("training.warmup_epochs");
        string schedule = peak.Text;
        string? kind = sheet.Text("training.scheduler");
        if (kind is "cosine")
            schedule = $"ramp {peak.Text} -> {sheet.Number("training.min_lr")?.Text ?? "0"} cosine";
        else if (kind is "linear")
            schedule = $"ramp {peak.Text} -> {sheet.Number("training.min_lr")?.Text ?? "0"}";
        else if (kind is not (null or "none" or "constant"))
            sheet.Return("training.scheduler", "it waits for a metric in a loop of your own, or is not known; the learning rate stays constant");
        if (warmup is { Value: > 0 } && warmup.Value < epochs.Value)
            schedule = $"warmup {warmup.Text} epochs pushing {schedule}";
        draft.Signal("lr", $"0..{peak.Text}", schedule, "Learning rate.");
        sheet.Refuse("training.scheduler_patience", "only a scheduler that waits for a metric would use it");
        sheet.Refuse("training.min_lr", "this scheduler does not use it");
    }

    private static void Divergence(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber epochs)
    {
        if (sheet.FirstNumber("training.beta", "model.beta") is not { } beta)
            return;
        string? kind = sheet.Text("model.beta_schedule");
        string schedule = beta.Text;
        // The key stands under 'training' in some files; the code looks under 'model' only.
        sheet.Refuse("training.beta_schedule", "the code looks for it under 'model'");
        if (kind is null or "constant")
            sheet.Refuse("training.beta_warmup_epochs", "the KL weight is constant");
        if (kind is "warmup" or "linear" && sheet.FirstNumber("model.beta_warmup_epochs", "training.beta_warmup_epochs") is { } warmup)
            schedule = warmup.Value < epochs.Value ? $"ramp 0 -> {beta.Text} over {warmup.Text} epochs" : $"ramp 0 -> {beta.Text}";
        else if (kind is "cyclic" or "cyclical" && sheet.FirstNumber("model.beta_cycle_epochs", "training.beta_cycle_epochs") is { } period)
            schedule = $"cycle 0 -> {beta.Text} period {period.Text} epochs rise 50%";
        else if (kind is not (null or "constant"))
            sheet.Return("model.beta_schedule", "how long it takes is not said, or it is not known; the KL weight stays constant");
        draft.Signal("beta", $"0..{beta.Text}", schedule, "KL weight.");
        draft.Add(DraftSection.Losses, "loss external kl weight beta");
    }

    // A weight of its own under 'training' is that of a term which the user's loop computes.
    private static void Terms(ConfigSheet sheet, MethodologyDraft draft)
    {
        if (sheet.Root.Find("training") is not ConfigMap training)
            return;
        foreach ((string key, ConfigNode _) in training.Entries)
        {
            if (key.EndsWith("_weight", StringComparison.Ordinal) && sheet.Number("training." + key) is { Value: >= 0 } weight)
                draft.Add(DraftSection.Losses, $"loss external {Words.Name(key[..^7], "term")} weight {weight.Text}");
        }
    }

    private static void Watch(ConfigSheet sheet, MethodologyDraft draft)
    {
        string? written = sheet.Text("training.early_stopping_metric") ?? sheet.Peek("checkpointing.metric") ?? sheet.Peek("validation.metric");
        ConfigNumber? patience = sheet.Whole("training.early_stopping_patience", 1);
        ConfigNumber? save = sheet.Whole("checkpointing.save_every", 1);
        bool best = sheet.Flag("checkpointing.save_best") == true;
        if (written == null || !(best || patience != null))
        {
            if (save != null)
                draft.Block(DraftSection.Checkpoints, "checkpoint").Add($"every {save.Whole} epochs keep {sheet.Whole("checkpointing.keep_last", 1)?.Whole ?? "5"}");
            return;
        }
        string metric = Words.Name(written, "score");
        sheet.Text("checkpointing.metric");
        sheet.Text("validation.metric");
        bool falls = written.Contains("loss", StringComparison.OrdinalIgnoreCase) || written.Contains("error", StringComparison.OrdinalIgnoreCase) || written.Contains("mae", StringComparison.OrdinalIgnoreCase) || written.Contains("mse", StringComparison.OrdinalIgnoreCase);
        bool correlates = written.Contains("spearman", StringComparison.OrdinalIgnoreCase) || written.Contains("pearson", StringComparison.OrdinalIgnoreCase) || written.Contains("corr", StringComparison.OrdinalIgnoreCase);
        draft.Add(DraftSection.Metrics, $"metric {metric} in {(falls ? "0..1000000" : correlates ? "-1..1" : "0..1")} {(falls ? "falls" : "rises")}", "The range is a guess by the name.");
        DraftBlock block = draft.Block(DraftSection.Checkpoints, "checkpoint");
        if (best)
            block.Add($"best validation when {metric} {(falls ? "falls" : "rises")}");
        if (save != null)
            block.Add($"every {save.Whole} epochs keep {sheet.Whole("checkpointing.keep_last", 1)?.Whole ?? "5"}");
        if (patience != null)
            draft.Add(DraftSection.Guards, $"guard early_stop when {metric} stalls for {patience.Whole} epochs stop");
    }
}
