using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>Runs that must not differ: one trains undisturbed, the other stops and goes on.</summary>
internal static class RunTwin
{
    /// <summary>Trains to the end, or until so many steps are done in this session.</summary>
    public static TrainingResult Train(IMethodology methodology, TrainingOptions options, int? stopAfter = null, TimeProvider? time = null)
    {
        using var engine = new CpuEngine(1);
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver { OnStep = step => { if (step == stopAfter) cancellation.Cancel(); } };
        if (stopAfter == 0)
            cancellation.Cancel();
        return new Trainer(engine, methodology, options, observer, time ?? TimeProvider.System).Run(cancellation.Token);
    }

    /// <summary>The result, the metrics and every checkpoint are the same, byte for byte.</summary>
    /// <param name="wholeFolder">The folder of the run that did not stop.</param>
    /// <param name="whole">Its result.</param>
    /// <param name="folder">The folder of the other one.</param>
    /// <param name="result">Its result.</param>
    /// <param name="mayKeepMore">Whether the other one may have other best slots: it ended before, and the evaluation at an end is one more.</param>
    public static void AssertSame(string wholeFolder, TrainingResult whole, string folder, TrainingResult result, bool mayKeepMore = false)
    {
        Assert.Equal((whole.Outcome, whole.Reason, whole.Epochs, whole.Steps, whole.EvaluatedEpochs), (result.Outcome, result.Reason, result.Epochs, result.Steps, result.EvaluatedEpochs));
        Assert.Equal(whole.Metrics!.A, result.Metrics!.A);
        Assert.Equal(whole.Metrics.B, result.Metrics.B);
        Assert.Equal(whole.Events, result.Events);
        Assert.Equal(whole.Targets.Select(target => (target.Value, target.Reached, target.FirstReachedAfter)), result.Targets.Select(target => (target.Value, target.Reached, target.FirstReachedAfter)));
        Assert.Equal(whole.Phases.Select(phase => (phase.Phase.Name, phase.Start, phase.End, phase.EndedEarly)), result.Phases.Select(phase => (phase.Phase.Name, phase.Start, phase.End, phase.EndedEarly)));
        AssertSameFiles(wholeFolder, folder, mayKeepMore);
    }

    /// <summary>The metrics and every checkpoint are the same, byte for byte.</summary>
    public static void AssertSameFiles(string whole, string folder, bool mayKeepMore = false)
    {
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "metrics.csv")), File.ReadAllText(Path.Combine(folder, "metrics.csv")));
        string[] expected = Checkpoints(whole);
        IEnumerable<string?> found = Checkpoints(folder).Select(Path.GetFileName);
        if (mayKeepMore)
        {
            expected = [.. expected.Where(path => !IsBest(Path.GetFileName(path)))];
            found = found.Where(name => !IsBest(name!));
        }

        Assert.Equal(expected.Select(Path.GetFileName), found);
        foreach (string file in expected)
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "checkpoints", Path.GetFileName(file)))), $"{Path.GetFileName(file)} differs");
    }

    private static bool IsBest(string name) => name.StartsWith("best-", StringComparison.Ordinal);

    // The state before the newest depends on when it was written.
    private static string[] Checkpoints(string folder) =>
        [.. Directory.GetFiles(Path.Combine(folder, "checkpoints")).Where(file => Path.GetFileName(file) != "previous.safetensors").Order(StringComparer.Ordinal)];
}
