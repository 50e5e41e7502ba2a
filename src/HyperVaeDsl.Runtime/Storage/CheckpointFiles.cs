using System.Globalization;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>The folder checkpoints of a run: which files there are, and which of them a run can go on from.</summary>
internal static class CheckpointFiles
{
    /// <summary>Ending of all files.</summary>
    public const string Extension = ".safetensors";

    /// <summary>The newest state.</summary>
    public const string Last = "last";

    /// <summary>The state before the newest, in case that that is damaged.</summary>
    public const string Previous = "previous";

    /// <summary>The folder.</summary>
    public static string Of(string runFolder) => Path.Combine(runFolder, "checkpoints");

    /// <summary>The name of a periodic checkpoint.</summary>
    public static string Periodic(int epochs) => string.Create(CultureInfo.InvariantCulture, $"epoch-{epochs:D4}");

    /// <summary>The periodic checkpoints, oldest first.</summary>
    public static IEnumerable<string> AllPeriodic(string runFolder) => Directory.EnumerateFiles(Of(runFolder), "epoch-*" + Extension)
        .Select(path => (Path: path, Epochs: EpochsOf(path))).Where(item => item.Epochs >= 0).OrderBy(item => item.Epochs).Select(item => item.Path);

    /// <summary>
    /// The newest checkpoint that a run can go on from; null if there is none. A damaged one is passed over, with a sentence that says so.
    /// </summary>
    public static Checkpoint? Newest(string runFolder, List<string> damaged)
    {
        string folder = Of(runFolder);
        if (!Directory.Exists(folder))
            return null;
        List<(string Path, long Steps)> candidates = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            if (StepsOf(path, damaged) is { } steps)
                candidates.Add((path, steps));
        }

        foreach ((string path, _) in candidates.OrderByDescending(candidate => candidate.Steps))
        {
            try
            {
                return Checkpoint.Load(path);
            }
            catch (CheckpointException exception)
            {
                damaged.Add(exception.Message);
            }
        }

        return null;
    }

    private static int EpochsOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path).AsSpan("epoch-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) ? epochs : -1;

    /// <summary>How many steps the run had done; null where no run can go on from it.</summary>
    private static long? StepsOf(string path, List<string> damaged)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            Dictionary<string, string> metadata = SafetensorsReader.ReadMetadata(stream);
            if (Checkpoint.IsOfRun(metadata) && long.TryParse(metadata.GetValueOrDefault(CheckpointWriter.RunPrefix + "position.steps"), NumberStyles.None, CultureInfo.InvariantCulture, out long steps))
                return steps;
            // A model without the state of a run, if it is whole.
            _ = Checkpoint.Load(path);
            return null;
        }
        catch (CheckpointException exception)
        {
            damaged.Add(exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            damaged.Add($"The checkpoint {path} cannot be used: {exception.Message.TrimEnd('.')}.");
            return null;
        }
    }
}
