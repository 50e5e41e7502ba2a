using System.Globalization;
using System.Text.Json;

namespace HyperVaeDsl.Cli.Runs;

/// <summary>What a run folder says of its run: run.json, and the columns of metrics.csv.</summary>
/// <param name="Path">The folder, as it was named.</param>
/// <param name="Methodology">Name of the methodology.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Engine">What computed.</param>
/// <param name="Ended">How the run ended, or "running".</param>
/// <param name="Seconds">How long it trained; null while it does.</param>
internal sealed record RunFolder(string Path, string Methodology, string Digest, string Seed, string Engine, string Ended, double? Seconds)
{
    private const int NotValues = 2;
    private const string MetricPrefix = "metric.";

    /// <summary>Names of the columns behind the phase: signals, losses, metrics.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>The targets by their texts, and whether each was reached.</summary>
    public IReadOnlyDictionary<string, bool> Targets { get; private init; } = new Dictionary<string, bool>();

    private List<double[]> Rows { get; init; } = [];

    /// <summary>How many epochs it has written.</summary>
    public int Epochs => Rows.Count;

    /// <summary>Reads a run folder.</summary>
    /// <exception cref="InputException">It is none, or cannot be read.</exception>
    public static RunFolder Read(string path)
    {
        string record = System.IO.Path.Combine(path, "run.json");
        string table = System.IO.Path.Combine(path, "metrics.csv");
        try
        {
            if (!File.Exists(record) || !File.Exists(table))
                throw new InputException($"{path} is no run folder: it needs run.json and metrics.csv.");
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(record));
            JsonElement root = json.RootElement;
            Dictionary<string, bool> targets = [];
            foreach (JsonElement target in root.TryGetProperty("targets", out JsonElement all) ? all.EnumerateArray() : default)
                targets[target.GetProperty("target").GetString()!] = target.GetProperty("reached").GetBoolean();
            string[] lines = [.. File.ReadAllText(table).Split('\n').Where(line => line.Length > 0)];
            string[] header = lines.Length == 0 ? [] : lines[0].Split(',');
            // Where phases may end early, the time of the plan stands between the epoch and the phase.
            int first = header.Length > 1 && header[1] == "planned" ? NotValues + 1 : NotValues;
            return new RunFolder(
                path,
                root.GetProperty("methodology").GetString()!,
                root.GetProperty("digest").GetString()!,
                root.GetProperty("seed").GetRawText(),
                root.GetProperty("engine").GetString()!,
                root.GetProperty("ended").GetString()!,
                root.TryGetProperty("training_seconds", out JsonElement seconds) ? seconds.GetDouble() : null)
            {
                Columns = [.. header.Skip(first).Select(column => NameOf(column, header))],
                Targets = targets,
                Rows = [.. lines.Skip(1).Select(line => Values(line, first))],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new InputException($"{path} is no run folder that this version of hvae knows: {exception.Message.TrimEnd('.')}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {exception.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>The last value of a column with its epoch; null where there is none.</summary>
    public (int Epoch, double Value)? Last(string column)
    {
        int index = Columns.ToList().IndexOf(column);
        for (int epoch = Rows.Count - 1; index >= 0 && epoch >= 0; epoch--)
        {
            if (index < Rows[epoch].Length && !double.IsNaN(Rows[epoch][index]))
                return (epoch, Rows[epoch][index]);
        }
        return null;
    }

    /// <summary>The first epoch in which a column of two runs differs, among those that both have; null if there is none.</summary>
    public int? FirstDifference(RunFolder other, string column)
    {
        int mine = Columns.ToList().IndexOf(column);
        int theirs = other.Columns.ToList().IndexOf(column);
        for (int epoch = 0; mine >= 0 && theirs >= 0 && epoch < Math.Min(Rows.Count, other.Rows.Count); epoch++)
        {
            if (!Rows[epoch][mine].Equals(other.Rows[epoch][theirs]))
                return epoch;
        }
        return null;
    }

    // A loss and a metric may have one name; then the table has the metric as metric.NAME. Another run may have the metric alone, as NAME.
    private static string NameOf(string column, string[] header) =>
        column.StartsWith(MetricPrefix, StringComparison.Ordinal) ? column[MetricPrefix.Length..] : header.Contains(MetricPrefix + column) ? column + " (loss)" : column;

    private static double[] Values(string line, int first) =>
        [.. line.Split(',').Skip(first).Select(cell => cell.Length == 0 ? double.NaN : double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture))];
}
