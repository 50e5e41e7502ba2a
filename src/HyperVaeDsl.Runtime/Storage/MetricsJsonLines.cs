using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// metrics.jsonl, one line of JSON an epoch: what metrics.csv has, by name. What an epoch does not have is not there; a value that is no number is null.
/// </summary>
internal sealed class MetricsJsonLines : IDisposable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "metrics.jsonl";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly RowFile file;
    private readonly MethodologyFacts facts;
    private readonly ArrayBufferWriter<byte> buffer = new();

    private MetricsJsonLines(RowFile file, MethodologyFacts facts)
    {
        this.file = file;
        this.facts = facts;
    }

    /// <summary>Opens the file of a run of which so many epochs are kept; a new one is made where the file is not that of the run.</summary>
    public static MetricsJsonLines Open(string path, MethodologyFacts facts, int epochs)
    {
        int? length = File.Exists(path) ? RowFile.LengthOf(File.ReadAllBytes(path), epochs) : null;
        return new MetricsJsonLines(length is { } kept ? RowFile.Reopen(path, kept) : RowFile.Create(path), facts);
    }

    /// <summary>Adds a line.</summary>
    public void Write(EpochReport report)
    {
        buffer.Clear();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", report.Epoch);
            if (report.Time != report.Epoch)
                json.WriteNumber("planned", report.Time);
            json.WriteString("phase", report.Phase);
            Numbers(json, "signals", facts.Signals, report.Signals, isSparse: false);
            Numbers(json, "losses", facts.Losses, report.Losses, isSparse: true);
            if (report.Metrics is { } metrics)
                Numbers(json, "metrics", [.. facts.Measured.Select(metric => metric.Name)], [.. facts.Measured.Select(metric => metrics[metric])], isSparse: false);
            json.WriteEndObject();
        }

        file.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public void Dispose() => file.Dispose();

    // The mean of a loss is not a number where the loss took no part.
    private static void Numbers(Utf8JsonWriter json, string group, IReadOnlyList<string> names, IReadOnlyList<double> values, bool isSparse)
    {
        json.WriteStartObject(group);
        for (int i = 0; i < names.Count; i++)
        {
            if (double.IsFinite(values[i]))
                json.WriteNumber(names[i], values[i]);
            else if (!isSparse || !double.IsNaN(values[i]))
                json.WriteNull(names[i]);
        }

        json.WriteEndObject();
    }
}
