using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>Learning rates and phases of the structural line.</summary>
internal static class StructuralRates
{
    private const string Scheduler = "training.scheduler.";

    /// <summary>Writes the signal of the learning rate, and the phases.</summary>
    public static void Write(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber epochs)
    {
        ConfigNumber peak = sheet.FirstNumber("training.lr", "training.learning_rate") ?? throw new ImportException("There is no learning rate: training.lr is missing.");
        string low = sheet.Number(Scheduler + "eta_min")?.Text ?? "0";
        string? kind = sheet.Text(Scheduler + "type");
        string schedule = peak.Text;
        string? note = null;
        bool hasPhases = false;
        switch (kind)
        {
            case "cosine_annealing" when sheet.Whole(Scheduler + "T_max", 1) is { } length:
                schedule = Schedules.CosineAnnealing(peak.Text, low, length, epochs.Value);
                break;
            case "multi_phase_cosine" when sheet.Count(Scheduler + "phases") > 0:
                schedule = Phased(sheet, draft, peak, low);
                hasPhases = true;
                break;
            case not null when sheet.Whole(Scheduler + "T_0", 1) is { } period:
                schedule = Schedules.CosineRestarts(peak.Text, low, period.Whole, sheet.Number(Scheduler + "T_mult")?.Text ?? "1");
                break;
            case not null:
                sheet.Return(Scheduler + "type", "there is no such schedule here, or what it needs is missing; the learning rate stays constant");
                note = "Its schedule could not be imported; see the end of the file.";
                break;
            default:
                break;
        }
        draft.Signal("lr", $"0..{peak.Text}", schedule, note);
        if (!hasPhases)
            draft.Block(DraftSection.Phases, "phase Train epochs 0..end");
        sheet.Refuse(Scheduler + "adaptive_lr", "the code looks for it at another place and does not find it");
        sheet.Refuse("training.scheduler", "this kind of schedule does not use it");
    }

    private static string Phased(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber peak, string low)
    {
        List<string> parts = [];
        int count = sheet.Count(Scheduler + "phases");
        for (int i = 0; i < count; i++)
        {
            string item = ConfigSheet.Item(Scheduler + "phases", i) + ".";
            if (sheet.Number(item + "epoch_range[0]") is not { } start || sheet.Number(item + "epoch_range[1]") is not { } end || end.Value <= start.Value)
                throw new ImportException($"{item}epoch_range must be two rising epochs.");
            string rate = Words.Number(peak.Value * (sheet.Number(item + "base_lr_scale")?.Value ?? 1));
            string length = Words.Number(end.Value - start.Value);
            string part = sheet.Text(item + "annealing") switch
            {
                "cosine" when sheet.Whole(item + "T_0", 1) is { } period => Schedules.CosineRestarts(rate, low, period.Whole, sheet.Number(item + "T_mult")?.Text ?? "1") + $" for {length} epochs",
                "cosine" => $"ramp {rate} -> {low} over {length} epochs cosine",
                "linear_decay" => $"ramp {rate} -> {low} over {length} epochs",
                _ => $"{rate} for {length} epochs",
            };
            parts.Add(i == 0 ? part : "jump " + part);
            draft.Block(DraftSection.Phases, $"phase {Words.Title(sheet.Text(item + "name") ?? $"Part{i + 1}")} epochs {start.Text}..{end.Text}");
        }
        return string.Join(" then ", parts);
    }
}
