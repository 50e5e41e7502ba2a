using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// Writes the safetensors format: length of the header (8 bytes, little endian), header (JSON: name, type, shape and byte range
/// of every tensor, and text metadata), values (little endian). Readable from Python with the package safetensors.
/// </summary>
internal static class SafetensorsWriter
{
    /// <summary>
    /// Metadata key of the SHA-256 of the file, by which a reader notices damage. It is taken with 64 zeros in the place of its own digits.
    /// </summary>
    public const string HashKey = "sha256";

    /// <summary>What stands in the place of the digits while they are calculated.</summary>
    public static readonly string NoHash = new('0', 2 * SHA256.HashSizeInBytes);

    private const int Alignment = 8;

    public static void Write(Stream stream, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new ArrayBufferWriter<byte>();
        header.GetSpan(sizeof(ulong))[..sizeof(ulong)].Clear();
        header.Advance(sizeof(ulong));
        using (var json = new Utf8JsonWriter(header))
            WriteHeader(json, tensors, metadata);
        int padding = (Alignment - (header.WrittenCount % Alignment)) % Alignment;
        header.GetSpan(padding)[..padding].Fill((byte)' ');
        header.Advance(padding);

        byte[] start = header.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(start, (ulong)(start.Length - sizeof(ulong)));
        int length = tensors.Sum(tensor => tensor.Values.Length) * sizeof(float);
        byte[] borrowed = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> values = borrowed.AsSpan(0, length);
            Fill(values, tensors);
            string hash = HashOf(start, values);
            Encoding.ASCII.GetBytes(hash).CopyTo(start.AsSpan(start.AsSpan().IndexOf(Encoding.ASCII.GetBytes(NoHash))));
            stream.Write(start);
            stream.Write(values);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    /// <summary>SHA-256 of a header with <see cref="NoHash"/> in it and of the values behind it.</summary>
    public static string HashOf(ReadOnlySpan<byte> start, ReadOnlySpan<byte> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start);
        hash.AppendData(values);
        return Hexadecimal.Of(hash.GetHashAndReset());
    }

    private static void Fill(Span<byte> rest, IReadOnlyList<StoredTensor> tensors)
    {
        foreach (StoredTensor tensor in tensors)
        {
            if (BitConverter.IsLittleEndian)
            {
                MemoryMarshal.AsBytes(tensor.Values.Span).CopyTo(rest);
            }
            else
            {
                for (int i = 0; i < tensor.Values.Length; i++)
                    BinaryPrimitives.WriteSingleLittleEndian(rest[(i * sizeof(float))..], tensor.Values.Span[i]);
            }

            rest = rest[(tensor.Values.Length * sizeof(float))..];
        }
    }

    // The digits come first, so that no text of a user can look like their place.
    private static void WriteHeader(Utf8JsonWriter json, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject();
        json.WriteStartObject("__metadata__");
        json.WriteString(HashKey, NoHash);
        foreach ((string key, string value) in metadata)
            json.WriteString(key, value);
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
