namespace HyperVaeDsl.Benchmarks;

/// <summary>Summaries of repeated measurements.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Median with the quartiles, in a format of the caller.</summary>
    public static string Quartiles(IReadOnlyCollection<double> values, string format)
    {
        double[] sorted = [.. values.Order()];
        return $"{Median(values).ToString(format)} ({sorted[sorted.Length / 4].ToString(format)} - {sorted[3 * sorted.Length / 4].ToString(format)})";
    }

    /// <summary>Median with the smallest and largest, in a format of the caller.</summary>
    public static string Summary(IReadOnlyCollection<double> values, string format) =>
        $"{Median(values).ToString(format)} ({values.Min().ToString(format)} - {values.Max().ToString(format)})";
}
