using System.Text.Encodings.Web;
using System.Text.Json;
using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>Progress for programs: a line of JSON for each thing that happens, with its kind. Readers pass over kinds and fields that they do not know.</summary>
internal sealed class JsonProgress(Stream output) : TrainingObserver
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private RunDescription? run;

    public override void RunStarted(RunDescription run)
    {
        this.run = run;
        Line("run", json =>
        {
            json.WriteString("methodology", run.Facts.Name);
            json.WriteString("digest", run.Facts.Digest);
            json.WriteNumber("seed", run.Seed);
            json.WriteNumber("epochs", run.Epochs);
            json.WriteNumber("steps_per_epoch", run.StepsPerEpoch);
            json.WriteString("engine", run.Engine);
            json.WriteString("folder", run.RunFolder);
            if (run.Resumed is { } resumed)
                json.WriteString("resumed", resumed.ToString());
        });
    }

    public override void EpochDone(EpochReport epoch) => Line("epoch", json =>
    {
        json.WriteNumber("epoch", epoch.Epoch);
        json.WriteString("phase", epoch.Phase);
        Numbers(json, "signals", run!.Facts.Signals, epoch.Signals);
        Numbers(json, "losses", run.Facts.Losses, epoch.Losses);
        if (epoch.Metrics is { } metrics)
            Numbers(json, "metrics", [.. run.Facts.Measured.Select(metric => metric.Name)], [.. run.Facts.Measured.Select(metric => metrics[metric])]);
        json.WriteNumber("seconds", epoch.Seconds);
    });

    public override void EventHappened(TrainingEvent happened) => Line("event", json =>
    {
        json.WriteString("name", happened.Name);
        json.WriteNumber("after_epochs", happened.Epochs);
        json.WriteString("message", happened.Message);
    });

    public override void GuardFired(GuardReport guard) => Line("guard", json => json.WriteString("message", guard.Message));

    public override void CheckpointWritten(CheckpointReport checkpoint) => Line("checkpoint", json =>
    {
        json.WriteString("name", checkpoint.Name);
        json.WriteString("path", checkpoint.Path);
    });

    public override void RunFinished(TrainingResult result) => Line("end", json =>
    {
        json.WriteString("outcome", result.Outcome.ToString());
        json.WriteString("reason", result.Reason);
        json.WriteNumber("epochs", result.Epochs);
        json.WriteNumber("steps", result.Steps);
        json.WriteNumber("training_seconds", result.TrainingTime.TotalSeconds);
        json.WriteStartArray("targets");
        foreach (TargetResult target in result.Targets)
        {
            json.WriteStartObject();
            json.WriteString("target", target.Target.Test.Text);
            json.WriteBoolean("reached", target.Reached);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    // What took no part has no number.
    private static void Numbers(Utf8JsonWriter json, string group, IReadOnlyList<string> names, IReadOnlyList<double> values)
    {
        json.WriteStartObject(group);
        foreach ((string name, double value) in names.Zip(values).Where(pair => double.IsFinite(pair.Second)))
            json.WriteNumber(name, value);
        json.WriteEndObject();
    }

    private void Line(string kind, Action<Utf8JsonWriter> fields)
    {
        using (Utf8JsonWriter json = new(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            fields(json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
        output.Flush();
    }
}
