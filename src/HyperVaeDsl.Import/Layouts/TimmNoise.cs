using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The noise of timm's learning rate: in a part of the run it is multiplied by 1 and a normal number, drawn again outside of a limit.</summary>
internal static class TimmNoise
{
    private const double UsualLimit = 0.67;
    private const string UsualSeed = "42";

    // Within less than this normal noise, whose deviation is 1, is uniform, and the language has it said so.
    private const double LeastNormal = 0.5 / NormalSpread.MostWidths;

    /// <summary>Takes lr_noise and what belongs to it. Adds the signals that the learning rate is then made of, and gives its schedule and range; both as they came if there is no noise.</summary>
    public static (string Schedule, string Range) Of(ConfigSheet sheet, MethodologyDraft draft, ConfigNumber epochs, double length, string schedule, ConfigNumber rate)
    {
        string range = $"0..{rate.Text}";
        if (Part(sheet) is not { } part)
        {
            sheet.Refuse("lr_noise", "without a number there is no noise");
            foreach (string key in (string[])["lr_noise_pct", "lr_noise_std"])
                sheet.Refuse(key, "without lr_noise nothing reads it");
            return (schedule, range);
        }
        bool isPerStep = sheet.Flag("sched_on_updates") == true;
        double limit = sheet.Number("lr_noise_pct")?.Value ?? UsualLimit;
        // An epoch whose number lies within the part has noise.
        double from = Math.Max(0, isPerStep ? part.From * epochs.Value : Math.Ceiling(part.From * epochs.Value));
        double to = Math.Min(length, isPerStep ? part.To * epochs.Value : Math.Ceiling(part.To * epochs.Value));
        if (!(limit > 0 && limit <= 1 && from < to))
        {
            string why = from < to ? "noise of more than the whole rate would turn it over, and of 0 or less there is none" : "no epoch of the run lies in it";
            sheet.Return("lr_noise", why);
            sheet.Return("lr_noise_pct", why);
            return (schedule, range);
        }
        sheet.Refuse("lr_noise_std", "timm reads it nowhere: its noise has a standard deviation of 1");
        string normal = limit < LeastNormal ? "" : " normal deviation 1";
        string seed = sheet.Whole("seed")?.Text ?? UsualSeed;
        string low = Words.Number(1 - limit);
        string high = Words.Number(1 + limit);
        string noise = $"noise {low}..{high}{normal} seed {seed} per {(isPerStep ? "step" : "epoch")}";
        if (from > 0)
            noise = $"1 for {Words.Number(from)} epochs then jump {noise}";
        if (to < length)
            noise += $" for {Words.Number(to - from)} epochs then jump 1";
        draft.Signal("planned_lr", range, schedule, "The learning rate without its noise.");
        draft.Signal("lr_noise", $"{low}..{high}", noise, "timm draws from the same distribution, with another generator: its numbers are others.");
        return ("planned_lr * lr_noise", $"0..{Words.Number(rate.Value * (1 + limit))}");
    }

    // Shares of the epochs: two are begin and end, one is the begin.
    private static (double From, double To)? Part(ConfigSheet sheet)
    {
        if (sheet.Count("lr_noise") is > 0 and int count)
        {
            if (count <= 2 && sheet.Number(ConfigSheet.Item("lr_noise", 0)) is { } first && (count == 1 ? (ConfigNumber?)first : sheet.Number(ConfigSheet.Item("lr_noise", 1))) is { } last)
                return (first.Value, count == 1 ? double.PositiveInfinity : last.Value);
            sheet.Return("lr_noise", "one or two shares of the epochs are expected here");
            return null;
        }
        return sheet.Peek("lr_noise") != null && sheet.Number("lr_noise") is { } only ? (only.Value, double.PositiveInfinity) : null;
    }
}
