using System.Globalization;
using System.Security.Cryptography;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// Parameters and AdamW moments of a model in a safetensors file. A parameter keeps its name and, as in PyTorch, a bias of
/// width m the shape [m]; its moments are stored under "first_moment." and "second_moment." before the name.
/// </summary>
public sealed class Checkpoint
{
    private const string MissedPrefix = "missed_updates.";

    private static readonly (ParameterState State, string Prefix)[] States =
    [
        (ParameterState.Value, ""),
        (ParameterState.FirstMoment, "first_moment."),
        (ParameterState.SecondMoment, "second_moment."),
    ];

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

    /// <summary>Text metadata: methodology, source, digest, canonical form, seed, epochs, updates, the metrics by name,
    /// what controllers and components remember ("state.homeostasis.beta.factor") and how many updates passed a frozen parameter.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Digest of the methodology, or "" if the file does not say.</summary>
    public string Digest => Metadata.GetValueOrDefault("digest", "");

    /// <summary>Canonical form of the methodology, whose SHA-256 is the digest, or "" if the file does not say.</summary>
    public string CanonicalForm => Metadata.GetValueOrDefault("canonical_form", "");

    /// <summary>Epochs trained.</summary>
    public int Epochs => (int)Number("epochs");

    /// <summary>Optimiser updates done.</summary>
    public long Updates => Number("updates");

    /// <summary>Writes a checkpoint; the file is there whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, ParameterSet parameters, CheckpointFacts facts)
    {
        List<StoredTensor> tensors = [];
        foreach ((ParameterState state, string prefix) in States)
        {
            foreach (ParameterShape shape in parameters.Shapes)
            {
                var values = new float[shape.Rows * shape.Columns];
                parameters.Read(shape.Name, state, values);
                tensors.Add(new StoredTensor(prefix + shape.Name, StoredShape(shape), values));
            }
        }

        Dictionary<string, string> metadata = Describe(facts);
        for (int i = 0; i < parameters.Shapes.Count; i++)
        {
            if (parameters.MissedUpdates(i) is > 0 and var missed)
                metadata[MissedPrefix + parameters.Shapes[i].Name] = missed.ToString(CultureInfo.InvariantCulture);
        }

        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, tensors, metadata));
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="CheckpointException">The file cannot be read, is cut off or damaged.</exception>
    public static Checkpoint Load(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            (Dictionary<string, StoredTensor> tensors, Dictionary<string, string> metadata) = SafetensorsReader.Read(bytes);
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
        foreach ((_, string prefix) in States)
        {
            foreach (ParameterShape shape in parameters.Shapes)
                _ = Find(prefix, shape);
        }

        foreach (ParameterShape shape in parameters.Shapes)
        {
            parameters.Write(shape.Name, Find("", shape).Values);
            foreach ((ParameterState state, string prefix) in States.Skip(1))
                parameters.WriteMoment(shape.Name, state, Find(prefix, shape).Values);
        }

        for (int i = 0; i < parameters.Shapes.Count; i++)
            parameters.SetMissedUpdates(i, Metadata.ContainsKey(MissedPrefix + parameters.Shapes[i].Name) ? Number(MissedPrefix + parameters.Shapes[i].Name) : 0);
        if (optimizer is not null)
            optimizer.Updates = Updates;
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
            parameters.Write(shape.Name, tensor.Values);
    }

    private static int[] StoredShape(ParameterShape shape) =>
        shape.IsVector ? [shape.Columns] : [shape.Rows, shape.Columns];

    private static Dictionary<string, string> Describe(CheckpointFacts facts)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        Dictionary<string, string> metadata = new()
        {
            ["methodology"] = facts.Methodology,
            ["source"] = facts.Source,
            ["digest"] = facts.Digest,
            ["seed"] = facts.Seed.ToString(culture),
            ["epochs"] = facts.Epochs.ToString(culture),
            ["updates"] = facts.Updates.ToString(culture),
        };
        if (facts.CanonicalForm.Length > 0)
            metadata["canonical_form"] = facts.CanonicalForm;
        if (facts.Metrics is { } metrics)
        {
            foreach (MetricSelector metric in facts.Measured)
                metadata[metric.Name] = metrics[metric].ToString("R", culture);
        }

        foreach ((string name, double value) in facts.State)
            metadata["state." + name] = value.ToString("R", culture);
        return metadata;
    }

    private StoredTensor Find(string prefix, ParameterShape shape)
    {
        if (!tensors.TryGetValue(prefix + shape.Name, out StoredTensor? tensor))
            throw new CheckpointException($"The checkpoint {path} is of another model: it has no {prefix}{shape.Name}.");
        int[] expected = StoredShape(shape);
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
