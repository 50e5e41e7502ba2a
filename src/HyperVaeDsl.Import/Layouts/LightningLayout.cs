using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>A tree of PyTorch Lightning, as its command line (class_path, init_args) or Hydra (_target_) write it: a trainer, an optimizer, a scheduler, callbacks.</summary>
public sealed class LightningLayout : ILayout
{
    private static readonly string[] Optimizers = ["optimizer.", "model.optimizer.", "model.init_args.optimizer."];
    private static readonly string[] Schedulers = ["lr_scheduler.", "scheduler.", "model.scheduler.", "model.lr_scheduler.", "model.init_args.scheduler.", "model.init_args.lr_scheduler."];
    private static readonly string[] OptimizerRates = [.. Optimizers.SelectMany(block => new[] { block + "lr", block + "init_args.lr" })];
    private static readonly string[] OwnRates = ["model.lr", "model.init_args.lr", "model.init_args.learning_rate", "model.learning_rate"];
    private static readonly string[] Data = ["data.", "data.init_args.", "datamodule.", "datamodule.init_args."];

    /// <inheritdoc/>
    public string Name => "lightning";

    /// <inheritdoc/>
    public string Keys => "trainer.max_epochs";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("trainer.max_epochs");

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ConfigNumber epochs = sheet.Whole("trainer.max_epochs", 1) ?? throw new ImportException("trainer.max_epochs must be a whole number of epochs; a run without an end has no schedule.");
        ConfigNumber batch = sheet.FirstCount([.. Data.Select(block => block + "batch_size")]) ?? throw new ImportException("There is no batch size: neither data.batch_size nor data.init_args.batch_size.");
        LoopParts.Run(draft, epochs.Whole, sheet.Whole("seed_everything") ?? sheet.Whole("seed"), sheet.Whole("trainer.check_val_every_n_epoch", 1));
        Precision(sheet, draft);
        LoopParts.DataAndModel(draft, "items", "model", sheet.FirstCount([.. Data.Select(block => block + "num_samples")]), batch, sheet.Whole("trainer.accumulate_grad_batches", 1), options);
        ConfigNumber rate = Optimizer(sheet, draft);
        Rate(sheet, draft, rate, epochs.Value);
        if (sheet.Number("trainer.gradient_clip_val") is { Value: > 0 } clip)
        {
            if (sheet.Text("trainer.gradient_clip_algorithm") is "value")
                sheet.Return("trainer.gradient_clip_val", "gradients are clipped by their norm here, not value by value");
            else
                draft.Add(DraftSection.Optimizer, $"clip gradients norm {clip.Text}");
        }
        draft.Add(DraftSection.Losses, "loss external objective weight 1", "What the model returns as its loss.");
        Callbacks.Write(sheet, draft);
        sheet.Refuse("trainer", "it changes no schedule");
        foreach (string block in (string[])["model", "data", "datamodule"])
            sheet.Refuse(block, "data and model are code of your own");
    }

    private static void Precision(ConfigSheet sheet, MethodologyDraft draft)
    {
        switch (sheet.Text("trainer.precision"))
        {
            case "bf16-mixed" or "bf16":
                LoopParts.MixedPrecision(draft, "bfloat16");
                break;
            case "16-mixed" or "16":
                LoopParts.MixedPrecision(draft, "float16");
                break;
            case null or "32" or "32-true":
                break;
            default:
                sheet.Return("trainer.precision", "weights are float32 here, and products float32 or bfloat16");
                break;
        }
    }

    private static ConfigNumber Optimizer(ConfigSheet sheet, MethodologyDraft draft)
    {
        foreach (string block in Optimizers)
        {
            if ((sheet.Text(block + "class_path") ?? sheet.Text(block + "_target_")) is not { } name)
                continue;
            string arguments = sheet.Has(block + "init_args") ? block + "init_args." : block;
            string? kind = LoopParts.OptimizerKind(name);
            if (kind == null)
                sheet.Return(sheet.Has(block + "class_path") ? block + "class_path" : block + "_target_", "the language has adamw, adam and sgd; adamw stands here");
            (string, string)? betas = sheet.Number(arguments + "betas[0]") is { } first && sheet.Number(arguments + "betas[1]") is { } second ? (first.Text, second.Text) : null;
            ConfigNumber? rate = sheet.Number(arguments + "lr");
            LoopParts.Optimizer(draft, kind ?? "adamw", betas, sheet.Number(arguments + "eps"), sheet.Number(arguments + "weight_decay"), sheet.Number(arguments + "momentum"));
            sheet.Flag(block + "_partial_");
            return rate ?? throw new ImportException($"There is no learning rate: {arguments}lr is missing.");
        }
        ConfigNumber own = sheet.FirstNumber(OwnRates)
            ?? throw new ImportException("There is no learning rate: neither optimizer.init_args.lr nor model.init_args.lr.");
        LoopParts.Optimizer(draft, "adamw", null, null, null, null);
        return own;
    }

    private static void Rate(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber rate, double epochs)
    {
        string? schedule = null;
        string note = "";
        double most = rate.Value;
        foreach (string block in Schedulers)
        {
            if ((sheet.Text(block + "class_path") ?? sheet.Text(block + "_target_")) is not { } name)
                continue;
            sheet.Flag(block + "_partial_");
            most = Math.Max(most, sheet.FirstNumber(block + "init_args.max_lr", block + "max_lr")?.Value ?? 0);
            TorchSchedules schedules = new(sheet, block, rate, epochs);
            schedule = schedules.Of(name);
            note = schedules.Note;
            bool isOneCycle = name.EndsWith("OneCycleLR", StringComparison.Ordinal);
            if (isOneCycle && schedule != null)
            {
                foreach (string path in (string[])[.. OptimizerRates, .. OwnRates])
                    sheet.Return(path, "OneCycleLR begins at max_lr / div_factor instead");
            }
            if (schedule != null && !isOneCycle && sheet.Text(block + "interval") is "step")
                sheet.Return(block + "interval", "its numbers are read as epochs here");
            break;
        }
        draft.Signal("lr", $"0..{(most > rate.Value ? Words.Number(most) : rate.Text)}", schedule ?? rate.Text, "Learning rate. PyTorch changes it once an epoch, this schedule with every step." + note);
    }
}
