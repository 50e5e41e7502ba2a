using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace HyperVaeDsl.Cli.Resuming;

/// <summary>What the metadata of a checkpoint say of its run. Its tensors and its checksum are read by the program that goes on with the run.</summary>
/// <param name="Path">The file.</param>
/// <param name="Source">File name of the methodology.</param>
/// <param name="Digest">Digest of the methodology.</param>
/// <param name="Text">Text of the methodology, without imports and params; "" where the run had other values of params than the file.</param>
/// <param name="Steps">Steps that were done.</param>
/// <param name="Epochs">Epochs of the plan that were begun.</param>
internal sealed record RunCheckpoint(string Path, string Source, string Digest, string Text, long Steps, int Epochs)
{
    private const int LargestHeader = 64 << 20;

    /// <summary>The checkpoints of a run folder that a run can go on from, newest first.</summary>
    /// <exception cref="InputException">There are none, or the folder cannot be read.</exception>
    public static IReadOnlyList<RunCheckpoint> Of(string run)
    {
        string folder = System.IO.Path.Combine(run, "checkpoints");
        if (!Directory.Exists(run))
            throw new InputException($"{run}: error: There is no such run folder.");
        RunCheckpoint[] found;
        try
        {
            found = !Directory.Exists(folder) ? []
                : [.. Directory.EnumerateFiles(folder, "*.safetensors").Order(StringComparer.Ordinal).Select(Read).OfType<RunCheckpoint>().OrderByDescending(checkpoint => checkpoint.Steps)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder} cannot be read: {exception.Message.TrimEnd('.')}.");
        }
        return found.Length > 0 ? found : throw new InputException($"{run} has no checkpoint that a run can go on from.");
    }

    /// <summary>Null for what is damaged, or holds a model and no state of a run.</summary>
    private static RunCheckpoint? Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] length = new byte[sizeof(ulong)];
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            return null;
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (size > LargestHeader || (long)size > stream.Length - length.Length)
            return null;
        byte[] header = new byte[size];
        stream.ReadExactly(header);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            JsonElement facts = document.RootElement.GetProperty("__metadata__");
            double planned = double.Parse(Fact(facts, "run.planned"), NumberStyles.Float, CultureInfo.InvariantCulture);
            bool hasBegun = Fact(facts, "run.position.step") != "0";
            return new RunCheckpoint(
                path,
                Fact(facts, "source"),
                Fact(facts, "digest"),
                facts.TryGetProperty("text", out JsonElement text) ? text.GetString() ?? "" : "",
                long.Parse(Fact(facts, "run.position.steps"), NumberStyles.None, CultureInfo.InvariantCulture),
                (int)Math.Ceiling(planned) + (hasBegun ? 1 : 0));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string Fact(JsonElement facts, string key) => facts.GetProperty(key).GetString() ?? "";
}
