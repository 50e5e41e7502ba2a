using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The flat arguments of timm's train.py, as its args.yaml has them.</summary>
public sealed class TimmLayout : ILayout
{
    /// <inheritdoc/>
    public string Name => "timm";

    /// <inheritdoc/>
    public string Keys => "sched, lr and epochs";

    /// <inheritdoc/>
    public bool Fits(ConfigSheet sheet) => sheet.Has("sched") && sheet.Has("lr") && sheet.Has("epochs");

    /// <inheritdoc/>
    public void Write(ConfigSheet sheet, MethodologyDraft draft, ImportOptions options)
    {
        ConfigNumber epochs = sheet.Whole("epochs", 1) ?? throw new ImportException("epochs is missing, or is no whole number.");
        ConfigNumber rate = sheet.Number("lr") ?? throw new ImportException("There is no learning rate: lr is missing.");
        ConfigNumber batch = sheet.Whole("batch_size", 1) ?? throw new ImportException("batch_size is missing, or is no whole number.");
        string kind = sheet.Text("sched") ?? "";
        ConfigNumber? warmup = sheet.Number("warmup_epochs") is { Value: > 0 } some ? some : null;
        bool isPrefix = sheet.Flag("warmup_prefix") == true;
        double cooldown = sheet.Number("cooldown_epochs")?.Value ?? 0;
        double cycles = kind is "cosine" or "tanh" or "poly" ? Cycles(sheet, epochs) : epochs.Value;
        double length = Math.Floor(cycles) + cooldown + (isPrefix && warmup != null ? warmup.Value : 0);
        LoopParts.Run(draft, Words.Number(length), sheet.Whole("seed"), null);
        if (length != epochs.Value)
        {
            string[] why = [.. new[] { cycles > epochs.Value ? "cycles" : "", cooldown > 0 ? $"a cooldown of {Words.Number(cooldown)} epochs" : "", isPrefix && warmup != null ? "a warm-up before it" : "" }.Where(part => part.Length > 0)];
            draft.Document($"The run has another length than the {epochs.Whole} epochs of its schedule: {(why.Length > 0 ? string.Join(", ", why) : "cycles")}.");
        }
        if (sheet.Flag("amp") == true)
            LoopParts.MixedPrecision(draft, sheet.Text("amp_dtype"));
        string schedule = Schedule(sheet, draft, kind, rate, epochs, warmup, isPrefix, cycles);
        (string noisy, string range) = TimmNoise.Of(sheet, draft, epochs, length, schedule, rate);
        draft.Signal("lr", range, noisy, "Learning rate. timm changes it once an epoch unless sched_on_updates is set; this schedule changes with every step." + (kind is "step" or "multistep" ? Schedules.DecaysNote(sheet.Number("decay_rate")?.Value ?? 0.1) : ""));
        sheet.Flag("sched_on_updates");
        LoopParts.DataAndModel(draft, Words.Name(sheet.Text("dataset") ?? "", "items"), Words.Name(sheet.Text("model") ?? "", "model"), sheet.Whole("train_num_samples", 1), batch, sheet.Whole("grad_accum_steps", 1), options);
        Optimizer(sheet, draft);
        if (sheet.Number("clip_grad") is { Value: > 0 } clip)
        {
            if (sheet.Text("clip_mode") is null or "norm")
                draft.Add(DraftSection.Optimizer, $"clip gradients norm {clip.Text}");
            else
                sheet.Return("clip_grad", "gradients are clipped by their norm here");
        }
        draft.Add(DraftSection.Losses, "loss external objective weight 1");
    }

    // One cycle after another, each longer by cycle_mul.
    private static double Cycles(ConfigSheet sheet, ConfigNumber epochs)
    {
        double growth = sheet.Number("lr_cycle_mul")?.Value ?? 1;
        double count = Math.Max(1, sheet.Number("lr_cycle_limit")?.Value ?? 1);
        return growth == 1 ? epochs.Value * count : epochs.Value * (Math.Pow(growth, count) - 1) / (growth - 1);
    }

    private static string Schedule(ConfigSheet sheet, MethodologyDraft draft, string kind, ConfigNumber rate, ConfigNumber epochs, ConfigNumber? warmup, bool isPrefix, double cycles)
    {
        string low = sheet.Number("min_lr")?.Text ?? "0";
        string first = sheet.Number("warmup_lr")?.Text ?? "1e-5";
        double gamma = sheet.Number("decay_rate")?.Value ?? 0.1;
        // k-decay takes a power of the time; of cycles that grow it cannot be said.
        bool isOneCycle = cycles <= epochs.Value;
        string warp = kind is "cosine" or "poly" && isOneCycle && sheet.Number("lr_k_decay") is { Value: not 1 } power ? $" warp {power.Text}" : "";
        if (!isOneCycle)
            sheet.Refuse("lr_k_decay", "it takes a power of the time in each cycle: write the cycles as 'repeat (ramp ... cosine warp k)'");
        string main;
        switch (kind)
        {
            case "cosine" when cycles > epochs.Value:
                string growth = sheet.Number("lr_cycle_mul")?.Text ?? "1";
                string decay = sheet.Number("lr_cycle_decay") is { Value: not 1 } amplitude ? $" amplitude {amplitude.Text}" : "";
                main = Schedules.CosineRestarts(rate.Text, low, epochs.Text, growth) + decay + $" for {Words.Number(cycles)} epochs";
                break;
            case "cosine":
                main = $"ramp {rate.Text} -> {low} over {epochs.Text} epochs cosine{warp}";
                break;
            case "tanh":
                // It does not arrive at its end, and is there all at once when the cycle is over.
                main = $"ramp {rate.Text} -> {low} over {epochs.Text} epochs tanh steepness 10 raw" + (sheet.Number("cooldown_epochs") is { Value: > 0 } ? $" for {epochs.Text} epochs then jump {low}" : "");
                break;
            case "poly":
                main = $"ramp {rate.Text} -> {low} over {epochs.Text} epochs polynomial {Words.Number(gamma)}{warp}";
                break;
            case "step" when sheet.Number("decay_epochs") is { Value: > 0 } step:
                main = Schedules.Decays(rate, [.. Enumerable.Range(1, (int)Math.Min(1000, Math.Ceiling(epochs.Value / step.Value) - 1)).Select(i => Words.Number(i * step.Value))], gamma);
                break;
            case "multistep" when sheet.Count("decay_milestones") is > 0 and int count:
                // timm asks for the epoch after the current one.
                main = Schedules.Decays(rate, [.. Enumerable.Range(0, count).Select(i => sheet.Number(ConfigSheet.Item("decay_milestones", i))).OfType<ConfigNumber>().Select(epoch => $"({epoch.Text} - 1)")], gamma);
                draft.Document("timm's multistep looks one epoch ahead, so each change comes one epoch before the milestone that is written.");
                break;
            default:
                sheet.Return("sched", "it waits for a metric in a loop of your own, or is not known; the learning rate stays constant");
                main = rate.Text;
                break;
        }
        if (warmup == null)
            return main;
        if (isPrefix)
            return $"warmup {warmup.Text} epochs from {first} pushing {main}";
        // Without the prefix the clock of the schedule runs during the warm-up, which ends at the full rate and jumps to the schedule.
        draft.Signal("after_warmup", $"0..{rate.Text}", main, "The schedule whose first epochs the warm-up covers.");
        return $"ramp {first} -> {rate.Text} over {warmup.Text} epochs then {(kind is "step" or "multistep" ? "" : "jump ")}after_warmup";
    }

    private static void Optimizer(ConfigSheet sheet, MethodologyDraft draft)
    {
        string? kind = sheet.Text("opt") is { } name ? LoopParts.OptimizerKind(name) : "sgd";
        if (kind == null)
            sheet.Return("opt", "the language has adamw, adam and sgd; adamw stands here");
        (string, string)? betas = sheet.Number("opt_betas[0]") is { } first && sheet.Number("opt_betas[1]") is { } second ? (first.Text, second.Text) : null;
        ConfigNumber? momentum = sheet.Number("momentum");
        LoopParts.Optimizer(draft, kind ?? "adamw", betas, sheet.Number("opt_eps"), sheet.Number("weight_decay"), momentum);
        if (momentum != null && kind != "sgd")
            sheet.Return("momentum", "this optimizer has none");
    }
}
