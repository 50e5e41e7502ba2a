using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The schedulers of torch.optim.lr_scheduler by the names of their classes, with their defaults, counted in epochs.</summary>
/// <param name="sheet">The configuration.</param>
/// <param name="block">The path of the block that names the class, with a dot at its end.</param>
/// <param name="peak">The rate of the optimizer.</param>
/// <param name="epochs">Length of the run.</param>
internal sealed class TorchSchedules(ConfigSheet sheet, string block, ConfigNumber peak, double epochs)
{
    /// <summary>What of the arguments the schedule no longer shows, as sentences with a blank before them.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Where the arguments stand: beside the class, or in a block of their own.</summary>
    private string Arguments => sheet.Has(block + "init_args") ? block + "init_args." : block;

    /// <summary>The schedule of a class; null if it has none here. Then the reason stands at its name.</summary>
    public string? Of(string name)
    {
        switch (name.Split('.')[^1])
        {
            case "CosineAnnealingLR" when Whole("T_max") is { } length:
                return Schedules.CosineAnnealing(peak.Text, Text("eta_min", "0"), length, epochs);
            case "CosineAnnealingWarmRestarts" when Whole("T_0") is { } period:
                return Schedules.CosineRestarts(peak.Text, Text("eta_min", "0"), period.Whole, Text("T_mult", "1"));
            case "StepLR" when Whole("step_size") is { } step:
                Note = Schedules.DecaysNote(Value("gamma", 0.1));
                return Schedules.Decays(peak, [.. Enumerable.Range(1, Count(step)).Select(i => Words.Number(i * step.Value))], Value("gamma", 0.1));
            case "MultiStepLR" when sheet.Count(Arguments + "milestones") is > 0 and int count:
                Note = Schedules.DecaysNote(Value("gamma", 0.1));
                return Schedules.Decays(peak, [.. Enumerable.Range(0, count).Select(i => sheet.Number(ConfigSheet.Item(Arguments + "milestones", i))).OfType<ConfigNumber>().Select(epoch => epoch.Text)], Value("gamma", 0.1));
            case "ExponentialLR" when sheet.Number(Arguments + "gamma") is { Value: > 0 } gamma:
                Note = $" It is multiplied by {gamma.Text} in each epoch.";
                return $"ramp {peak.Text} -> {Words.Number(peak.Value * Math.Pow(gamma.Value, epochs))} exponential";
            case "LinearLR":
                return $"ramp {Scaled("start_factor", 1.0 / 3)} -> {Scaled("end_factor", 1)} over {Text("total_iters", "5")} epochs";
            case "ConstantLR":
                return $"{Scaled("factor", 1.0 / 3)} for {Text("total_iters", "5")} epochs then jump {peak.Text}";
            case "PolynomialLR":
                return $"ramp {peak.Text} -> 0 over {Text("total_iters", "5")} epochs polynomial {Text("power", "1.0")}";
            case "OneCycleLR" when sheet.Number(Arguments + "max_lr") is { } most:
                string first = $"{most.Text} / {Text("div_factor", "25")}";
                (string over, double rise) = OneCycle(Value("pct_start", 0.3));
                return $"one_cycle ({first}) -> {most.Text} -> ({first} / {Text("final_div_factor", "1e4")}){over} rise {Words.Number(100 * rise)}%" +
                    (sheet.Text(Arguments + "anneal_strategy") == "linear" ? " linear" : "");
            case "ReduceLROnPlateau":
                sheet.Return(block.TrimEnd('.'), "it waits for a metric: in a model that the runtime trains write a controller with the law 'plateau'; in a loop of your own it stays there");
                return null;
            default:
                sheet.Return(block.TrimEnd('.'), "there is no such schedule here, or an argument without which it means nothing is missing; the learning rate stays constant");
                return null;
        }
    }

    // PyTorch counts the calls: of T of them the peak is at p T - 1, and the end at T - 1. A call comes once an epoch unless the interval says so.
    private (string Over, double Rise) OneCycle(double share)
    {
        double? calls = Whole("total_steps")?.Value ?? (Whole("epochs") is { } count && Whole("steps_per_epoch") is { } steps ? count.Value * steps.Value : null);
        if (calls is not { } total || total < 2)
            return ("", share);
        Note = $" Of {Words.Number(total)} calls of PyTorch the peak is at {Words.Number(share)} of them less one, and the end at the last.";
        bool perStep = sheet.Text(block + "interval") is "step";
        return ($" over {Words.Number(total - 1)} {(perStep ? "steps" : "epochs")}", Math.Max(0.01, (share * total - 1) / (total - 1)));
    }

    // A share of the rate as it is written, so that both numbers stay.
    private string Scaled(string key, double otherwise) => sheet.Number(Arguments + key) is { } factor ? $"({peak.Text} * {factor.Text})" : Words.Number(peak.Value * otherwise);

    private ConfigNumber? Whole(string key) => sheet.Whole(Arguments + key, 1);

    private string Text(string key, string otherwise) => sheet.Number(Arguments + key)?.Text ?? otherwise;

    private double Value(string key, double otherwise) => sheet.Number(Arguments + key)?.Value ?? otherwise;

    // A step beyond the run would be a row that is never reached, and the original has no such row either.
    private int Count(ConfigNumber step) => (int)Math.Min(1000, Math.Ceiling(epochs / step.Value) - 1);
}
