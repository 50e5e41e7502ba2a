using System.Buffers;
using System.Text;
using System.Text.Json;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>The events of a run as a JSON array, as they stand in the metadata of a checkpoint.</summary>
internal static class EventText
{
    /// <summary>Writes them.</summary>
    public static string Write(IReadOnlyList<TrainingEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (TrainingEvent happened in events)
            {
                json.WriteStartArray();
                json.WriteStringValue(happened.Kind.ToString());
                json.WriteNumberValue(happened.Index);
                json.WriteStringValue(happened.Name);
                json.WriteNumberValue(happened.Epochs);
                json.WriteNumberValue(happened.Time);
                json.WriteStringValue(happened.Message);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">It is another text.</exception>
    public static IReadOnlyList<TrainingEvent> Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("The events of the run are damaged.", exception);
        }
    }

    private static TrainingEvent Read(JsonElement item) =>
        new(Enum.Parse<TrainingEventKind>(item[0].GetString()!), item[2].GetString()!, item[3].GetInt32(), item[4].GetDouble(), item[5].GetString()!) { Index = item[1].GetInt32() };
}
