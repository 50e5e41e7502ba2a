using System.Globalization;
using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>What a run did that its plan does not show, and what became of its targets, in sentences.</summary>
internal static class RunStory
{
    /// <summary>The sentences, in the order of the run; targets last.</summary>
    public static IEnumerable<string> Of(TrainingResult result) =>
        result.Events.Select(happened => happened.Message).Concat(result.Targets.Select(Sentence));

    private static string Sentence(TargetResult target)
    {
        string value = Show.Value(target.Value);
        string first = target.FirstReachedAfter is { } epochs
            ? string.Create(CultureInfo.InvariantCulture, $"first after epoch {epochs}")
            : "at no evaluation";
        return $"Target {target.Target.Test.Text}: {(target.Reached ? "reached" : "missed")} with {value} ({first}).";
    }
}
