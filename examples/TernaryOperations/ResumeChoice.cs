using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>What --resume means: a run folder goes on in place, a checkpoint in a new folder, nothing at all the newest run that has not ended.</summary>
internal static class ResumeChoice
{
    /// <summary>The name of the methodology of what is resumed.</summary>
    /// <exception cref="RunFolderException">There is no run there.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be used.</exception>
    public static string MethodologyOf(string source)
    {
        string name = Directory.Exists(source) ? (RunStatus.Read(source) ?? throw new RunFolderException($"{source} holds no run: it has no run.json.")).Methodology
            : File.Exists(source) ? Checkpoint.Load(source).Metadata.GetValueOrDefault("methodology", "")
            : throw new RunFolderException($"There is neither a run folder nor a checkpoint {source}.");
        return MethodologyCatalogue.Makers.FirstOrDefault(maker => maker.Value().Facts.Name == name).Key
            ?? throw new RunFolderException($"{source} is of the methodology {name}, which this program has not.");
    }

    /// <summary>The options of a run that goes on.</summary>
    /// <exception cref="RunFolderException">There is no run that could go on.</exception>
    public static TrainingOptions Apply(TrainingOptions options, string source, string output, string methodology)
    {
        if (source.Length == 0)
        {
            string newest = RunNames.NewestThatGoesOn(output, methodology)
                ?? throw new RunFolderException($"In {output} is no run of {methodology} that has not ended. Leave --resume out to begin one, or name a run folder or a checkpoint.");
            return options with { RunFolder = newest, Resume = true };
        }

        return Directory.Exists(source)
            ? options with { RunFolder = source, Resume = true }
            : options with { RunFolder = RunNames.Next(output, methodology), ResumeFrom = source };
    }
}
