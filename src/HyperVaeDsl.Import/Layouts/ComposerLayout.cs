using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>A configuration of MosaicML Composer: max_duration, a named scheduler and optimizer, times with units.</summary>
public sealed class ComposerLayout : ILayout
{
    /// <inheritdoc/>
    public string Name => "composer";

    /// <inheritdoc/>
    public string Keys => "max_duration";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("max_duration");

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ComposerTime duration = ComposerTime.Read(sheet.Text("max_duration")) ?? throw new ImportException("max_duration must be a time such as 90ep or 4800ba; tokens and seconds have no length in epochs.");
        ConfigNumber batch = sheet.FirstCount("global_train_batch_size", "train_batch_size", "batch_size") ?? throw new ImportException("There is no batch size: global_train_batch_size is missing.");
        ConfigNumber? items = sheet.FirstCount("train_dataset.num_samples", "train_num_samples");
        double count = options.Items ?? items?.Value ?? throw new ImportException("The configuration does not say how many items an epoch has, and without it no epoch has a length in steps. Add --items N.");
        double steps = Math.Ceiling(count / batch.Value);
        double exact = duration.Epochs(steps, batch.Value, 1);
        double epochs = Math.Max(1, Math.Ceiling(exact - 1e-9));
        LoopParts.Run(draft, Words.Number(epochs), sheet.Whole("seed"), Interval(sheet, "eval_interval"));
        if (epochs != exact)
            draft.Document($"The original ends after {Words.Number(Math.Round(exact, 6))} epochs ({sheet.Peek("max_duration")}); a run here has whole epochs.");
        string? precision = sheet.Text("precision");
        if (precision is "amp_bf16" or "amp_fp16" or "amp")
            LoopParts.MixedPrecision(draft, precision == "amp_bf16" ? "bfloat16" : "float16");
        else if (precision is not (null or "fp32"))
            sheet.Return("precision", "weights are float32 here, and products float32 or bfloat16");
        LoopParts.DataAndModel(draft, Words.Name(sheet.Text("train_dataset.name") ?? "", "items"), Words.Name(sheet.Text("model.name") ?? "", "model"), items, batch, null, options);
        ConfigNumber rate = Optimizer(sheet, draft);
        ComposerSchedules schedules = new(sheet, rate);
        string schedule = schedules.Write();
        draft.Signal("lr", $"0..{rate.Text}", schedule, "Learning rate." + schedules.Note);
        sheet.Refuse("scheduler", "this scheduler does not use it");
        if (sheet.Number("algorithms.gradient_clipping.clipping_threshold") is { } clip)
        {
            if (sheet.Text("algorithms.gradient_clipping.clipping_type") is null or "norm")
                draft.Add(DraftSection.Optimizer, $"clip gradients norm {clip.Text}");
            else
                sheet.Return("algorithms.gradient_clipping", "gradients are clipped by their norm here");
        }
        draft.Add(DraftSection.Losses, "loss external objective weight 1");
        if (Interval(sheet, "save_interval") is { } save)
            draft.Block(DraftSection.Checkpoints, "checkpoint").Add($"every {save.Whole} epochs keep {sheet.Whole("save_num_checkpoints_to_keep", 1)?.Whole ?? "5"}");
        foreach (string path in (string[])["loggers", "callbacks", "run_name", "fsdp_config", "console_log_interval", "progress_bar", "log_to_console", "device_train_microbatch_size", "device_eval_batch_size", "save_folder"])
            sheet.Refuse(path, "it changes no schedule");
    }

    private static ConfigNumber? Interval(ConfigSheet sheet, string path)
    {
        if (sheet.Text(path) is not { } text)
            return null;
        ComposerTime? time = ComposerTime.Read(text) ?? ComposerTime.Read(text + "ep");
        if (time is { Unit: "ep", Value: >= 1 } whole && whole.Value == Math.Floor(whole.Value))
            return new ConfigNumber(Words.Number(whole.Value), whole.Value);
        sheet.Return(path, "evaluations and checkpoints come after whole epochs here");
        return null;
    }

    private static ConfigNumber Optimizer(ConfigSheet sheet, MethodologyDraft draft)
    {
        ConfigNumber rate = sheet.Number("optimizer.lr") ?? throw new ImportException("There is no learning rate: optimizer.lr is missing.");
        string? name = sheet.Text("optimizer.name");
        string? kind = name == null ? "adamw" : LoopParts.OptimizerKind(name);
        if (kind == null)
            sheet.Return("optimizer.name", "the language has adamw, adam and sgd; adamw stands here");
        (string, string)? betas = sheet.Number("optimizer.betas[0]") is { } first && sheet.Number("optimizer.betas[1]") is { } second ? (first.Text, second.Text) : null;
        ConfigNumber? decay = sheet.Number("optimizer.weight_decay");
        if (name?.StartsWith("decoupled", StringComparison.OrdinalIgnoreCase) == true && decay is { Value: > 0 })
        {
            // Composer's decoupled decay is not multiplied by the base rate, PyTorch's and ours is.
            draft.Document($"Composer multiplies a parameter by 1 - (lr / {rate.Text}) * {decay.Text}, so that its decay divided by the base rate stands here.");
            decay = new ConfigNumber(Words.Number(decay.Value / rate.Value), decay.Value / rate.Value);
        }
        LoopParts.Optimizer(draft, kind ?? "adamw", betas, sheet.Number("optimizer.eps"), decay, sheet.Number("optimizer.momentum"));
        return rate;
    }
}
