using System.Buffers;
using System.Text;
using System.Text.Json;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>The guards of a run that have fired as a JSON array, as they stand in the metadata of a checkpoint.</summary>
internal static class GuardText
{
    /// <summary>Writes them.</summary>
    public static string Write(IReadOnlyList<GuardReport> fired)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (GuardReport report in fired)
            {
                json.WriteStartArray();
                json.WriteStringValue(report.Guard.Name);
                json.WriteNumberValue(report.Epoch);
                json.WriteStringValue(report.Message);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads those whose guards the methodology still has.</summary>
    /// <exception cref="FormatException">It is another text.</exception>
    public static IReadOnlyList<GuardReport> Read(string text, IReadOnlyList<GuardRule> guards)
    {
        List<GuardReport> fired = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                (string? name, int epoch, string? message) = (item[0].GetString(), item[1].GetInt32(), item[2].GetString());
                for (int i = 0; i < guards.Count; i++)
                {
                    if (guards[i].Name == name)
                        fired.Add(new GuardReport(guards[i], epoch, message ?? "") { Index = i });
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new FormatException("The guards of the run are damaged.", exception);
        }

        return fired;
    }
}
