using System.Globalization;
using System.Security.Cryptography;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// The state of a run in a safetensors file. A parameter keeps its name and, as in PyTorch, a bias of width m the shape [m]; its
/// moments are stored under "first_moment." and "second_moment." before the name. Everything else that the run remembers is in the metadata.
/// </summary>
public sealed class Checkpoint
{
    private readonly Dictionary<string, StoredTensor> tensors;
    private readonly string path;

    private Checkpoint(string path, string sha256, Dictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Sha256 = sha256;
        this.path = path;
        this.tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Text metadata: methodology, source, digest, canonical form, text, seed, epochs, updates, the metrics by name,
    /// what controllers and components remember ("state.homeostasis.beta.factor"), what the trainer remembers ("run.position.step") and
    /// how many updates passed a frozen parameter.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Digest of the methodology, or "" if the file does not say.</summary>
    public string Digest => Metadata.GetValueOrDefault("digest", "");

    /// <summary>Canonical form of the methodology, whose SHA-256 is the digest, or "" if the file does not say.</summary>
    public string CanonicalForm => Metadata.GetValueOrDefault("canonical_form", "");

    /// <summary>Text of the methodology, without imports and params, or "" if the file does not say.</summary>
    public string Text => Metadata.GetValueOrDefault(CheckpointWriter.TextKey, "");

    /// <summary>Epochs trained.</summary>
    public int Epochs => (int)Number("epochs");

    /// <summary>Optimiser updates done.</summary>
    public long Updates => Number("updates");

    /// <summary>Whether a run can go on from it: it holds everything that the run remembered. Best slots do not.</summary>
    public bool IsResumable => IsOfRun(Metadata);

    /// <summary>Writes a checkpoint; the file is there whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, ParameterSet parameters, CheckpointFacts facts) => CheckpointWriter.Save(path, parameters, facts);

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="CheckpointException">The file cannot be read, is cut off or damaged, or has a newer format.</exception>
    public static Checkpoint Load(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            (Dictionary<string, StoredTensor> tensors, Dictionary<string, string> metadata) = SafetensorsReader.Read(bytes);
            string format = metadata.GetValueOrDefault("format", "");
            if (int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version > CheckpointWriter.Format)
                throw new InvalidDataException($"it has format {version}, and this version reads formats up to {CheckpointWriter.Format}");
            if (format.Length > 0 && !metadata.ContainsKey(SafetensorsWriter.HashKey))
                throw new InvalidDataException("it has no checksum");
            return new Checkpoint(path, Hexadecimal.Of(SHA256.HashData(bytes)), tensors, metadata);
        }
        catch (InvalidDataException exception)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be used: {exception.Message}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Sets parameters and moments, and the number of updates if an optimiser is given; all or nothing.</summary>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape: the model is another one.</exception>
    public void Restore(ParameterSet parameters, Optimizer? optimizer = null)
    {
        ParameterSnapshot snapshot = Snapshot("", parameters);
        foreach ((ParameterShape shape, ParameterState state) in Every(parameters))
        {
            if (state == ParameterState.Value)
                parameters.Write(shape.Name, snapshot[shape.Name, state]);
            else
                parameters.WriteMoment(shape.Name, state, snapshot[shape.Name, state]);
        }

        for (int i = 0; i < parameters.Shapes.Count; i++)
            parameters.SetMissedUpdates(i, snapshot.Missed[i]);
        if (optimizer is not null)
            optimizer.Updates = snapshot.Updates;
    }

    /// <summary>Sets the parameters of some components, without their moments; all or nothing.</summary>
    /// <exception cref="CheckpointException">The model has no such component, or a tensor is missing or has another shape.</exception>
    public void RestoreValues(ParameterSet parameters, IReadOnlyList<string> components)
    {
        string? unknown = components.FirstOrDefault(component => !parameters.Shapes.Any(shape => shape.IsIn(component)));
        if (unknown is not null)
            throw new CheckpointException($"The model has no component {unknown} to load from {path}.");
        (ParameterShape Shape, StoredTensor Tensor)[] found =
            [.. parameters.Shapes.Where(shape => components.Any(shape.IsIn)).Select(shape => (shape, Find("", shape)))];
        foreach ((ParameterShape shape, StoredTensor tensor) in found)
            parameters.Write(shape.Name, tensor.Values.Span);
    }

    /// <summary>Whether metadata are of a checkpoint that a run can go on from.</summary>
    internal static bool IsOfRun(IReadOnlyDictionary<string, string> metadata) =>
        metadata.ContainsKey(CheckpointWriter.EventsKey) && metadata.ContainsKey(SafetensorsWriter.HashKey);

    /// <summary>The file.</summary>
    internal string Path => path;

    /// <summary>Seed of the run.</summary>
    internal ulong Seed => ulong.TryParse(Metadata.GetValueOrDefault("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
        ? seed
        : throw new CheckpointException($"The checkpoint {path} does not say its seed.");

    /// <summary>What happened because of evaluations.</summary>
    internal IReadOnlyList<TrainingEvent> Events => Read(() => EventText.Read(Metadata.GetValueOrDefault(CheckpointWriter.EventsKey, "[]")));

    /// <summary>Which of some guards had fired.</summary>
    internal IReadOnlyList<GuardReport> FiredOf(IReadOnlyList<GuardRule> guards) =>
        Read(() => GuardText.Read(Metadata.GetValueOrDefault(CheckpointWriter.GuardsKey, "[]"), guards));

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>A number that the run remembered; null if the file does not have it.</summary>
    internal double? Remembered(string key) =>
        double.TryParse(Metadata.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    /// <summary>Whether a best slot is held that guards may go back to.</summary>
    internal bool HasSlot(string name) => Metadata.ContainsKey($"{CheckpointWriter.SlotPrefix}{name}.epochs");

    /// <summary>What a best slot holds.</summary>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    internal ParameterSnapshot Slot(string name, ParameterSet parameters) => Snapshot($"{CheckpointWriter.SlotPrefix}{name}.", parameters);

    private static IEnumerable<(ParameterShape Shape, ParameterState State)> Every(ParameterSet parameters) =>
        ParameterSnapshot.States.SelectMany(state => parameters.Shapes.Select(shape => (shape, state)));

    private ParameterSnapshot Snapshot(string prefix, ParameterSet parameters)
    {
        var snapshot = new ParameterSnapshot();
        snapshot.Put(
            (int)Number(prefix + "epochs"),
            Number(prefix + "updates"),
            [.. parameters.Shapes.Select(shape => prefix + CheckpointWriter.MissedPrefix + shape.Name).Select(key => Metadata.ContainsKey(key) ? Number(key) : 0)],
            [.. CheckpointWriter.States.SelectMany(kept => parameters.Shapes.Select(shape => (shape.Name, kept.State, Find(prefix + kept.Prefix, shape).Values.ToArray())))]);
        return snapshot;
    }

    private StoredTensor Find(string prefix, ParameterShape shape)
    {
        if (!tensors.TryGetValue(prefix + shape.Name, out StoredTensor? tensor))
            throw new CheckpointException($"The checkpoint {path} is of another model: it has no {prefix}{shape.Name}.");
        int[] expected = CheckpointWriter.StoredShape(shape);
        if (!tensor.Shape.SequenceEqual(expected))
        {
            throw new CheckpointException(
                $"The checkpoint {path} is of another model: {prefix}{shape.Name} is [{string.Join(", ", tensor.Shape)}] there and [{string.Join(", ", expected)}] here.");
        }

        return tensor;
    }

    private long Number(string key) =>
        long.TryParse(Metadata.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new CheckpointException($"The checkpoint {path} does not say its {key}.");
}
