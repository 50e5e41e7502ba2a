using System.Text.Encodings.Web;
using System.Text.Json;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>run.json: what was run, on what, and how it ended.</summary>
internal static class RunRecord
{
    /// <summary>Writes the record of a run that is going on (without a result) or has ended.</summary>
    public static void Write(Stream stream, RunDescription run, TrainingResult? result, IReadOnlyList<string> resumedBefore)
    {
        // A file, not a page: '<' may stand as it is.
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("methodology", run.Facts.Name);
        json.WriteString("source", run.Facts.Source);
        json.WriteString("digest", run.Facts.Digest);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("epochs", run.Epochs);
        json.WriteNumber("steps_per_epoch", run.StepsPerEpoch);
        json.WriteString("engine", run.Engine);
        if (run.Facts.Data.Measured != DataPart.All)
            json.WriteString("measured_on", run.Facts.Data.Measured.ToString().ToLowerInvariant());
        if (run.WarmStart is { } warm)
        {
            json.WriteStartObject("warm_start");
            json.WriteString("file", warm.File);
            json.WriteString("sha256", warm.Sha256);
            json.WriteEndObject();
        }

        WriteResumed(json, run, resumedBefore);
        json.WriteString("ended", result is null ? "running" : NameOf(result.Outcome));
        if (result is not null)
            WriteResult(json, run, result);
        json.WriteEndObject();
    }

    private static void WriteResumed(Utf8JsonWriter json, RunDescription run, IReadOnlyList<string> before)
    {
        if (before.Count == 0 && run.Resumed is null)
            return;
        json.WriteStartArray("resumed");
        foreach (string item in before)
            json.WriteRawValue(item);
        if (run.Resumed is { } resumed)
        {
            json.WriteStartObject();
            json.WriteString("checkpoint", resumed.Checkpoint);
            json.WriteNumber("epoch", resumed.Epoch);
            json.WriteNumber("step", resumed.Step);
            json.WriteString("engine", run.Engine);
            if (resumed.FromDigest is not null)
                json.WriteString("from_digest", resumed.FromDigest);
            if (resumed.IsForced)
                json.WriteBoolean("forced", true);
            if (resumed.Notes.Count > 0)
            {
                json.WriteStartArray("notes");
                foreach (string note in resumed.Notes)
                    json.WriteStringValue(note);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, RunDescription run, TrainingResult result)
    {
        if (result.Reason is not null)
            json.WriteString("reason", result.Reason);
        json.WriteNumber("epochs_trained", result.Epochs);
        json.WriteNumber("steps", result.Steps);
        json.WriteNumber("seconds", result.Elapsed.TotalSeconds);
        json.WriteNumber("training_seconds", result.TrainingTime.TotalSeconds);
        WritePhases(json, result.Phases);
        WriteEvents(json, result.Events);
        WriteTargets(json, result.Targets);
        if (result.Metrics is not { } metrics)
            return;
        json.WriteStartObject("metrics");
        json.WriteNumber("after_epochs", result.EvaluatedEpochs);
        foreach (OwnMetric own in run.Facts.OwnMetrics)
            WriteNumber(json, own.Name, metrics[own]);
        foreach (Metric metric in run.Facts.VaeMetrics)
        {
            string name = MetricFacts.NameOf(metric);
            WriteNumber(json, name, metrics[metric]);
            WriteNumber(json, name + "_A", metrics.A[metric]);
            WriteNumber(json, name + "_B", metrics.B[metric]);
        }

        json.WriteEndObject();
    }

    private static void WritePhases(Utf8JsonWriter json, IReadOnlyList<PhaseRun> phases)
    {
        json.WriteStartArray("phases");
        foreach (PhaseRun run in phases)
        {
            json.WriteStartObject();
            json.WriteString("name", run.Phase.Name);
            json.WriteNumber("planned_start", run.Phase.Start);
            json.WriteNumber("planned_end", run.Phase.End);
            json.WriteNumber("start", run.Start);
            json.WriteNumber("end", run.End);
            json.WriteBoolean("ended_early", run.EndedEarly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<TrainingEvent> events)
    {
        json.WriteStartArray("events");
        foreach (TrainingEvent happened in events)
        {
            json.WriteStartObject();
            json.WriteString("kind", NameOf(happened.Kind));
            json.WriteString("name", happened.Name);
            json.WriteNumber("after_epochs", happened.Epochs);
            json.WriteNumber("planned", happened.Time);
            json.WriteString("message", happened.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTargets(Utf8JsonWriter json, IReadOnlyList<TargetResult> targets)
    {
        if (targets.Count == 0)
            return;
        json.WriteStartArray("targets");
        foreach (TargetResult result in targets)
        {
            json.WriteStartObject();
            json.WriteString("target", result.Target.Test.Text);
            WriteNumber(json, "value", result.Value);
            json.WriteBoolean("reached", result.Reached);
            if (result.FirstReachedAfter is { } epochs)
                json.WriteNumber("first_reached_after", epochs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>JSON has no NaN and no infinity; null stands for them.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    private static string NameOf(TrainingEventKind kind) => kind switch
    {
        TrainingEventKind.PhaseEnded => "phase ended",
        TrainingEventKind.GateOpened => "gate opened",
        TrainingEventKind.RolledBack => "rolled back",
        TrainingEventKind.Controlled => "controlled",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of event."),
    };

    private static string NameOf(TrainingOutcome outcome) => outcome switch
    {
        TrainingOutcome.Completed => "completed",
        TrainingOutcome.Cancelled => "cancelled",
        TrainingOutcome.StoppedByGuard => "stopped by guard",
        TrainingOutcome.Diverged => "diverged",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}
