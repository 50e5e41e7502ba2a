using System.Buffers.Binary;
using System.Security.Cryptography;
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
        ReadOnlyMemory<byte> values = file[(sizeof(ulong) + (int)headerLength)..];
        try
        {
            using JsonDocument header = JsonDocument.Parse(file.Slice(sizeof(ulong), (int)headerLength));
            return ReadTensors(header.RootElement, values.Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException("its header is damaged", exception);
        }
    }

    private static (Dictionary<string, StoredTensor>, Dictionary<string, string>) ReadTensors(JsonElement header, ReadOnlySpan<byte> values)
    {
        Dictionary<string, StoredTensor> tensors = [];
        Dictionary<string, string> metadata = [];
        long end = 0;
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.NameEquals("__metadata__"))
            {
                foreach (JsonProperty fact in entry.Value.EnumerateObject())
                    metadata[fact.Name] = fact.Value.GetString() ?? "";
                continue;
            }

            tensors[entry.Name] = ReadTensor(entry, values);
            end = Math.Max(end, entry.Value.GetProperty("data_offsets")[1].GetInt64());
        }

        if (end != values.Length)
            throw new InvalidDataException("it is longer than its header says");
        if (metadata.TryGetValue(SafetensorsWriter.HashKey, out string? hash) && hash != Hexadecimal.Of(SHA256.HashData(values)))
            throw new InvalidDataException("its values are damaged (the checksum differs)");
        return (tensors, metadata);
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
        long count = shape.Aggregate(1L, (product, size) => product * size);
        if (start < 0 || shape.Any(size => size < 0) || end - start != count * sizeof(float))
            throw new InvalidDataException($"the shape of tensor {entry.Name} does not fit its size");
        var read = new float[count];
        for (int i = 0; i < read.Length; i++)
            read[i] = BinaryPrimitives.ReadSingleLittleEndian(values[((int)start + (i * sizeof(float)))..]);
        return new StoredTensor(entry.Name, shape, read);
    }
}
