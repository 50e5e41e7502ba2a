using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>JSON as text, with the characters as they are: people read it, too.</summary>
internal static class JsonText
{
    /// <summary>What a callback writes, as text.</summary>
    public static string Of(Action<Utf8JsonWriter> write, bool isIndented)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = isIndented, NewLine = "\n" }))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The text with a sign for each half of a character that stands alone: JSON has no place for it.</summary>
    public static string Sound(string text)
    {
        StringBuilder? sound = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                (sound ??= new StringBuilder(text))[i] = '\uFFFD';
        }
        return sound?.ToString() ?? text;
    }
}
