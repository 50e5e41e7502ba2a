using System.Text.Json;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>What run.json says of a run, as far as it is needed to go on.</summary>
/// <param name="Methodology">Name of the methodology.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Epochs">Epochs that it was to have.</param>
/// <param name="Ended">How it ended; "running" if it does not say.</param>
internal sealed record RunRecordFacts(string Methodology, ulong Seed, int Epochs, string Ended)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "run.json";

    /// <summary>The file that the run started from, or null.</summary>
    public WarmStartFile? WarmStart { get; init; }

    /// <summary>Description of the engine that trained it last, or null.</summary>
    public string? Engine { get; init; }

    /// <summary>Where it went on before, each an object of JSON.</summary>
    public IReadOnlyList<string> Resumed { get; init; } = [];

    /// <summary>Reads the record of a run folder; null if there is none.</summary>
    /// <exception cref="RunFolderException">It cannot be read, or is something else.</exception>
    public static RunRecordFacts? Read(string runFolder)
    {
        string path = Path.Combine(runFolder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            return new RunRecordFacts(
                root.GetProperty("methodology").GetString()!,
                root.GetProperty("seed").GetUInt64(),
                root.GetProperty("epochs").GetInt32(),
                root.GetProperty("ended").GetString()!)
            {
                WarmStart = root.TryGetProperty("warm_start", out JsonElement warm)
                    ? new WarmStartFile(warm.GetProperty("file").GetString()!, warm.GetProperty("sha256").GetString()!)
                    : null,
                Engine = root.TryGetProperty("engine", out JsonElement engine) ? engine.GetString() : null,
                Resumed = root.TryGetProperty("resumed", out JsonElement resumed) ? [.. resumed.EnumerateArray().Select(item => item.GetRawText())] : [],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RunFolderException($"{path} is not the record of a run: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
