using System.Buffers;
using System.Text;
using System.Text.Json;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Resuming;

/// <summary>Whether the checkpoints of a run can go on under another methodology, as text and as the file resume.json, which the program that trains reads.</summary>
internal sealed class ResumeVerdict(string run, IReadOnlyList<RunCheckpoint> checkpoints, MethodologyComparison comparison)
{
    private const string FileName = "resume.json";

    private static readonly JsonWriterOptions Layout = new() { Indented = true };

    /// <summary>Whether the newest checkpoint can go on.</summary>
    public bool Allows => CanGoOn(checkpoints[0]);

    /// <summary>Says it.</summary>
    public void Print(TextWriter output)
    {
        RunCheckpoint newest = checkpoints[0];
        if (comparison.IsSameMeaning)
        {
            output.Write($"{run}: the methodology is the one that the run was trained by, so every checkpoint can go on.\n");
            return;
        }
        output.Write($"{run}: the newest checkpoint, {Path.GetFileName(newest.Path)}, of epoch {Numbers.Format(newest.Epochs)} of the plan, {(Allows ? "can" : "cannot")} go on.\n");
        output.Write($"{comparison.Resumption.Sentence}\n");
        foreach (string reason in comparison.Resumption.Reasons)
            output.Write($"  {reason}\n");
        foreach (Change change in comparison.Changes.Where(change => change.Effect == ChangeEffect.Training))
            output.Write($"  {change.Summary}\n");
        if (!Allows && checkpoints.FirstOrDefault(CanGoOn) is { } older)
            output.Write($"The newest that can is {older.Path}, of epoch {Numbers.Format(older.Epochs)} of the plan: resume it by this name, into a new folder.\n");
    }

    /// <summary>Writes resume.json into the run folder. Returns why it could not, or null.</summary>
    public string? Write()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteString("from", comparison.Old.Digest);
            json.WriteString("to", comparison.New.Digest);
            if (comparison.Resumption.Epochs is { } epochs)
                json.WriteNumber("epochs", epochs);
            else
                json.WriteNull("epochs");
            json.WriteStartArray("reasons");
            foreach (string reason in comparison.Resumption.Reasons)
                json.WriteStringValue(reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return AtomicFile.WriteNew(Path.Combine(run, FileName), Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n");
    }

    private bool CanGoOn(RunCheckpoint checkpoint) =>
        comparison.IsSameMeaning || (checkpoint.Digest == comparison.Old.Digest && (comparison.Resumption.Epochs is not { } limit || checkpoint.Epochs <= limit));
}
