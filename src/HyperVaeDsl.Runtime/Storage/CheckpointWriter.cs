using System.Buffers;
using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>Lays out a checkpoint: tensors and text metadata, in the format that docs/training.md describes.</summary>
internal static class CheckpointWriter
{
    /// <summary>Version of the format. Readers refuse a higher one.</summary>
    public const int Format = 1;

    /// <summary>Before the names of what controllers, gates and components remember.</summary>
    public const string StatePrefix = "state.";

    /// <summary>Before the names of what the trainer remembers.</summary>
    public const string RunPrefix = "run.";

    /// <summary>Before the names of best slots that guards may go back to.</summary>
    public const string SlotPrefix = "slot.";

    /// <summary>Before the names of parameters that were frozen for some updates.</summary>
    public const string MissedPrefix = "missed_updates.";

    /// <summary>The key of the events of the run.</summary>
    public const string EventsKey = "run.events";

    /// <summary>The key of the guards that have fired; where none has there is no such key.</summary>
    public const string GuardsKey = "run.guards_fired";

    /// <summary>The key of the sentence by which a guard stopped the run.</summary>
    public const string StoppedKey = "run.stopped";

    /// <summary>The key of the time of the plan.</summary>
    public const string PlannedKey = "run.planned";

    /// <summary>The key of the text of the methodology.</summary>
    public const string TextKey = "text";

    /// <summary>What is stored of every parameter, and what stands before its name.</summary>
    public static readonly (ParameterState State, string Prefix)[] States =
    [
        (ParameterState.Value, ""),
        (ParameterState.FirstMoment, "first_moment."),
        (ParameterState.SecondMoment, "second_moment."),
    ];

    /// <summary>Writes a checkpoint; the file is there whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="facts">What else it holds.</param>
    /// <param name="previous">Where what was there is kept; null to let it go.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, ParameterSet parameters, CheckpointFacts facts, string? previous = null)
    {
        // Large arrays count as old from the start, and a checkpoint is written again and again: they are borrowed.
        float[] values = ArrayPool<float>.Shared.Rent(States.Length * parameters.Shapes.Sum(shape => shape.Rows * shape.Columns));
        try
        {
            Save(path, parameters, facts, previous, values);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
        }
    }

    private static void Save(string path, ParameterSet parameters, CheckpointFacts facts, string? previous, float[] values)
    {
        List<StoredTensor> tensors = [];
        Memory<float> rest = values;
        foreach ((ParameterState state, string prefix) in States)
        {
            foreach (ParameterShape shape in parameters.Shapes)
            {
                Memory<float> own = rest[..(shape.Rows * shape.Columns)];
                rest = rest[own.Length..];
                parameters.Read(shape.Name, state, own.Span);
                tensors.Add(new StoredTensor(prefix + shape.Name, StoredShape(shape), own));
            }
        }

        foreach ((string slot, ParameterSnapshot snapshot) in facts.Slots)
        {
            foreach ((ParameterState state, string prefix) in States)
                tensors.AddRange(parameters.Shapes.Select(shape => new StoredTensor($"{SlotPrefix}{slot}.{prefix}{shape.Name}", StoredShape(shape), snapshot[shape.Name, state])));
        }

        Dictionary<string, string> metadata = Describe(facts, parameters);
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, tensors, metadata), previous);
    }

    /// <summary>The shape of a parameter in the file: a vector has one dimension, as in PyTorch.</summary>
    public static int[] StoredShape(ParameterShape shape) =>
        shape.IsVector ? [shape.Columns] : [shape.Rows, shape.Columns];

    private static Dictionary<string, string> Describe(CheckpointFacts facts, ParameterSet parameters)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        Dictionary<string, string> metadata = new()
        {
            ["format"] = Format.ToString(culture),
            ["methodology"] = facts.Methodology,
            ["source"] = facts.Source,
            ["digest"] = facts.Digest,
            ["seed"] = facts.Seed.ToString(culture),
            ["epochs"] = facts.Epochs.ToString(culture),
            ["updates"] = facts.Updates.ToString(culture),
        };
        if (facts.CanonicalForm.Length > 0)
            metadata["canonical_form"] = facts.CanonicalForm;
        if (facts.Text.Length > 0)
            metadata[TextKey] = facts.Text;
        if (facts.Metrics is { } metrics)
        {
            foreach (MetricSelector metric in facts.Measured)
                metadata[metric.Name] = metrics[metric].ToString("R", culture);
        }

        foreach ((string name, double value) in facts.State)
            metadata[StatePrefix + name] = value.ToString("R", culture);
        foreach ((string name, double value) in facts.Run)
            metadata[RunPrefix + name] = value.ToString("R", culture);
        if (facts.Run.Count > 0)
        {
            metadata[EventsKey] = EventText.Write(facts.Events);
            if (facts.Fired.Count > 0)
                metadata[GuardsKey] = GuardText.Write(facts.Fired);
            metadata[PlannedKey] = facts.Planned.ToString("R", culture);
            if (facts.Stopped is not null)
                metadata[StoppedKey] = facts.Stopped;
        }

        AddMissed("", parameters, Enumerable.Range(0, parameters.Shapes.Count).Select(parameters.MissedUpdates));
        foreach ((string slot, ParameterSnapshot snapshot) in facts.Slots)
        {
            metadata[$"{SlotPrefix}{slot}.epochs"] = snapshot.Epochs.ToString(culture);
            metadata[$"{SlotPrefix}{slot}.updates"] = snapshot.Updates.ToString(culture);
            AddMissed($"{SlotPrefix}{slot}.", parameters, snapshot.Missed);
        }

        return metadata;

        void AddMissed(string prefix, ParameterSet of, IEnumerable<long> missed)
        {
            foreach ((ParameterShape shape, long count) in of.Shapes.Zip(missed).Where(item => item.Second > 0))
                metadata[prefix + MissedPrefix + shape.Name] = count.ToString(culture);
        }
    }
}
