using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>Reads the safetensors format and refuses files that are cut off or damaged.</summary>
internal static class SafetensorsReader
{
    /// <summary>The tensors and the metadata of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole safetensors file of float32 tensors.</exception>
    public static (Dictionary<string, StoredTensor> Tensors, Dictionary<string, string> Metadata) Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < sizeof(ulong))
            throw new InvalidDataException("it is cut off");
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (headerLength > (ulong)(file.Length - sizeof(ulong)))
            throw new InvalidDataException("it is cut off, or not a safetensors file");
        int start = sizeof(ulong) + (int)headerLength;
        try
        {
            using JsonDocument header = JsonDocument.Parse(file[sizeof(ulong)..start]);
            Dictionary<string, string> metadata = ReadMetadata(header.RootElement);
            Dictionary<string, StoredTensor> tensors = ReadTensors(header.RootElement, file.Span[start..]);
            if (metadata.TryGetValue(SafetensorsWriter.HashKey, out string? hash) && !IsHash(hash, file.Span[..start], file.Span[start..]))
                throw new InvalidDataException("it is damaged (the checksum differs)");
            return (tensors, metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("its header is damaged", exception);
        }
    }

    /// <summary>The metadata at the beginning of a file, without a look at its values.</summary>
    /// <exception cref="InvalidDataException">It does not begin like a safetensors file.</exception>
    public static Dictionary<string, string> ReadMetadata(Stream stream)
    {
        byte[] length = new byte[sizeof(ulong)];
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            throw new InvalidDataException("it is cut off");
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headerLength > (ulong)(stream.Length - sizeof(ulong)))
            throw new InvalidDataException("it is cut off, or not a safetensors file");
        byte[] bytes = new byte[headerLength];
        stream.ReadExactly(bytes);
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes);
            return ReadMetadata(header.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("its header is damaged", exception);
        }
    }

    private static Dictionary<string, string> ReadMetadata(JsonElement header)
    {
        Dictionary<string, string> metadata = [];
        if (!header.TryGetProperty("__metadata__", out JsonElement facts))
            return metadata;
        foreach (JsonProperty fact in facts.EnumerateObject())
            metadata[fact.Name] = fact.Value.GetString() ?? "";
        return metadata;
    }

    private static Dictionary<string, StoredTensor> ReadTensors(JsonElement header, ReadOnlySpan<byte> values)
    {
        Dictionary<string, StoredTensor> tensors = [];
        long end = 0;
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.NameEquals("__metadata__"))
                continue;
            tensors[entry.Name] = ReadTensor(entry, values);
            end = Math.Max(end, entry.Value.GetProperty("data_offsets")[1].GetInt64());
        }

        return end == values.Length ? tensors : throw new InvalidDataException("it is longer than its header says");
    }

    private static bool IsHash(string hash, ReadOnlySpan<byte> start, ReadOnlySpan<byte> values)
    {
        byte[] blank = start.ToArray();
        int place = blank.AsSpan().IndexOf(Encoding.ASCII.GetBytes(hash));
        if (hash.Length != SafetensorsWriter.NoHash.Length || place < 0)
            return false;
        Encoding.ASCII.GetBytes(SafetensorsWriter.NoHash).CopyTo(blank.AsSpan(place));
        return SafetensorsWriter.HashOf(blank, values) == hash;
    }

    private static StoredTensor ReadTensor(JsonProperty entry, ReadOnlySpan<byte> values)
    {
        if (entry.Value.GetProperty("dtype").GetString() != "F32")
            throw new InvalidDataException($"tensor {entry.Name} is not float32");
        int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        JsonElement range = entry.Value.GetProperty("data_offsets");
        long start = range[0].GetInt64();
        long end = range[1].GetInt64();
        if (end > values.Length)
            throw new InvalidDataException("it is cut off");
        long count = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (start < 0 || shape.Any(size => size < 0) || end - start != count * sizeof(float))
            throw new InvalidDataException($"the shape of tensor {entry.Name} does not fit its size");
        ReadOnlySpan<byte> bytes = values[(int)start..(int)end];
        var read = new float[count];
        if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(read.AsSpan()));
        }
        else
        {
            for (int i = 0; i < read.Length; i++)
                read[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return new StoredTensor(entry.Name, shape, read);
    }
}
