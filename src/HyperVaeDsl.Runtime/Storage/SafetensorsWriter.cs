using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// Writes the safetensors format: length of the header (8 bytes, little endian), header (JSON: name, type, shape and byte range
/// of every tensor, and text metadata), values (little endian). Readable from Python with the package safetensors.
/// </summary>
internal static class SafetensorsWriter
{
    /// <summary>Metadata key of the SHA-256 of the values, by which a reader notices damage.</summary>
    public const string HashKey = "values_sha256";

    private const int Alignment = 8;

    public static void Write(Stream stream, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        byte[] values = new byte[tensors.Sum(tensor => tensor.Values.Length) * sizeof(float)];
        int position = 0;
        foreach (float value in tensors.SelectMany(tensor => tensor.Values))
        {
            BinaryPrimitives.WriteSingleLittleEndian(values.AsSpan(position), value);
            position += sizeof(float);
        }

        var header = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(header))
            WriteHeader(json, tensors, metadata, Hexadecimal.Of(SHA256.HashData(values)));
        int padding = (Alignment - (header.WrittenCount % Alignment)) % Alignment;
        header.GetSpan(padding)[..padding].Fill((byte)' ');
        header.Advance(padding);

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.WrittenCount);
        stream.Write(length);
        stream.Write(header.WrittenSpan);
        stream.Write(values);
    }

    private static void WriteHeader(
        Utf8JsonWriter json, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata, string hash)
    {
        json.WriteStartObject();
        json.WriteStartObject("__metadata__");
        foreach ((string key, string value) in metadata)
            json.WriteString(key, value);
        json.WriteString(HashKey, hash);
        json.WriteEndObject();
        long start = 0;
        foreach (StoredTensor tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            json.WriteStartArray("shape");
            foreach (int size in tensor.Shape)
                json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(start);
            start += tensor.Values.Length * sizeof(float);
            json.WriteNumberValue(start);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
