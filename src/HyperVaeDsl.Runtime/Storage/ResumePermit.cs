using System.Text.Json;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// resume.json: up to which epoch the checkpoints of a run may go on under another methodology. <c>hvae resume-check</c> compares the two by their
/// meaning and writes it, because the runtime has no compiler.
/// </summary>
/// <param name="From">Digest of the methodology that trained the checkpoint.</param>
/// <param name="To">Digest of the other.</param>
/// <param name="Epochs">Checkpoints of up to so many epochs of the plan may go on; null for every one.</param>
internal sealed record ResumePermit(string From, string To, int? Epochs)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "resume.json";

    /// <summary>The permit of a run folder; null if there is none that can be read.</summary>
    public static ResumePermit? Read(string runFolder)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(runFolder, FileName)));
            JsonElement root = document.RootElement;
            JsonElement epochs = root.GetProperty("epochs");
            return new ResumePermit(
                root.GetProperty("from").GetString() ?? "",
                root.GetProperty("to").GetString() ?? "",
                epochs.ValueKind == JsonValueKind.Null ? null : epochs.GetInt32());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
