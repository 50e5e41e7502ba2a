using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>Schedules that several layouts have, as the language writes them.</summary>
internal static class Schedules
{
    /// <summary>Cosine annealing with warm restarts (Loshchilov and Hutter 2017), in epochs.</summary>
    public static string CosineRestarts(string peak, string low, string period, string growth) =>
        $"cosine_restarts {peak} -> {low} period {period} epochs" + (growth is "1" or "1.0" ? "" : $" growth {growth}");

    /// <summary>
    /// Half a cosine from the peak down. PyTorch's CosineAnnealingLR goes up again after it, so where the run is longer the schedule is a wave of twice the length.
    /// </summary>
    public static string CosineAnnealing(string peak, string low, ConfigNumber length, double epochs) => length.Value < epochs
        ? $"wave cosine {low} -> {peak} period (2 * {length.Text}) epochs"
        : length.Value == epochs ? $"ramp {peak} -> {low} cosine" : $"ramp {peak} -> {low} over {length.Text} epochs cosine";

    /// <summary>A table of values that change at whole epochs.</summary>
    public static string Steps(IEnumerable<(string Epoch, string Value)> rows) =>
        "steps in epochs " + string.Join(", ", rows.Select(row => $"{row.Epoch}: {row.Value}"));

    /// <summary>What the factor of a table was, which its values show no more.</summary>
    public static string DecaysNote(double factor) => $" Each value of the table is the one before it times {Words.Number(factor)}.";

    /// <summary>A rate that is multiplied by a factor at each milestone; those that the run does not reach stay, so that the compiler shows them.</summary>
    public static string Decays(ConfigNumber start, IReadOnlyList<string> milestones, double factor) =>
        Steps(milestones.Select((epoch, i) => (epoch, Words.Number(start.Value * Math.Pow(factor, i + 1)))).Prepend(("0", start.Text)));
}
