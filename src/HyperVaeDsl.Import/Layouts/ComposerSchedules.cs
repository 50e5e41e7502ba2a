using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>Composer's schedulers: factors of the base rate over times with units. With a warm-up the code divides the rest of the run by what is left of it.</summary>
internal sealed class ComposerSchedules(ConfigSheet sheet, ConfigNumber rate)
{
    /// <summary>What of the arguments the schedule no longer shows, as a sentence with a blank before it.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The schedule of the learning rate; the base rate where there is none.</summary>
    public string Write()
    {
        if (sheet.Text("scheduler.name") is not { } name)
            return rate.Text;
        string kind = name.Replace("_", "", StringComparison.Ordinal).Replace("scheduler", "", StringComparison.OrdinalIgnoreCase).ToUpperInvariant();
        string warmup = kind.Contains("WARMUP", StringComparison.Ordinal) && Time("t_warmup") is { Value: > 0 } time ? $"warmup {time.Duration} pushing " : "";
        string low = sheet.Number("scheduler.alpha_f") is { Value: not 0 } share ? $"({rate.Text} * {share.Text})" : "0";
        switch (kind.Replace("WITHWARMUP", "", StringComparison.Ordinal))
        {
            case "CONSTANT":
                return warmup + rate.Text;
            case "COSINE" or "COSINEANNEALING":
                return $"{warmup}ramp {rate.Text} -> {low}{Over()} cosine";
            case "LINEAR" or "LINEARDECAY":
                string first = sheet.Number("scheduler.alpha_i") is { } begin ? $"({rate.Text} * {begin.Text})" : rate.Text;
                return $"{warmup}ramp {first} -> {low}{Over()}";
            case "POLYNOMIAL":
                return $"{warmup}ramp {rate.Text} -> {low}{Over()} polynomial {sheet.Number("scheduler.power")?.Text ?? "2.0"}";
            case "COSINEANNEALINGWARMRESTARTS" when Time("t_0") is { Value: > 0 } period:
                string growth = sheet.Number("scheduler.t_mult") is { Value: not 1 } multiplier ? $" growth {multiplier.Text}" : "";
                return $"cosine_restarts {rate.Text} -> {low} period {period.Duration}{growth}";
            case "MULTISTEP" when Milestones() is { Count: > 0 } times && times.TrueForAll(time => time.Unit == times[0].Unit) && warmup.Length == 0:
                return Table(times, sheet.Number("scheduler.gamma")?.Value ?? 0.1);
            default:
                sheet.Return("scheduler", "there is no such schedule here, or an argument without which it means nothing is missing; the learning rate stays constant");
                return rate.Text;
        }
    }

    private ComposerTime? Time(string key) => ComposerTime.Read(sheet.Text("scheduler." + key));

    // The code takes the warm-up off t_max.
    private string Over()
    {
        if (Time("t_max") is not { } time || (time.Unit == "dur" && time.Value == 1))
            return "";
        if (Time("t_warmup") is not { Value: > 0 } warmup)
            return " over " + time.Duration;
        if (time.Unit == warmup.Unit && time.Value > warmup.Value)
            return " over " + (time with { Value = time.Value - warmup.Value }).Duration;
        sheet.Return("scheduler.t_max", "the warm-up is taken off it, which has another unit; the descent takes the rest of the run here");
        return "";
    }

    private List<ComposerTime> Milestones() =>
        [.. Enumerable.Range(0, sheet.Count("scheduler.milestones")).Select(i => ComposerTime.Read(sheet.Text(ConfigSheet.Item("scheduler.milestones", i)))).OfType<ComposerTime>()];

    private string Table(List<ComposerTime> times, double gamma)
    {
        string unit = times[0].Unit switch { "ep" => "epochs", "ba" => "steps", "sp" => "samples", _ => "percent" };
        Note = Schedules.DecaysNote(gamma);
        IEnumerable<string> rows = times.Select((time, i) => $"{Words.Number(unit == "percent" ? 100 * time.Value : time.Value)}: {Words.Number(rate.Value * Math.Pow(gamma, i + 1))}");
        return $"steps in {unit} {string.Join(", ", rows.Prepend("0: " + rate.Text))}";
    }
}
