using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace TernaryOperations;

/// <summary>Progress as plain lines, one for each epoch, for pipes and log files.</summary>
internal sealed class PlainProgress(TextWriter writer, TimeProvider time) : ITrainingObserver
{
    private RunDescription? run;
    private long start;

    public void RunStarted(RunDescription run)
    {
        this.run = run;
        start = time.GetTimestamp();
        writer.WriteLine($"{run.Facts.Name} ({run.Facts.Source}, digest {run.Facts.Digest[..12]}): {Text(run.Epochs)} of {Text(run.Facts.Epochs)} epochs of {Text(run.StepsPerEpoch)} steps, seed {run.Seed.ToString(CultureInfo.InvariantCulture)}");
        writer.WriteLine($"{run.Engine}; run folder {run.RunFolder}");
        if (run.Resumed is not { } resumed)
            return;
        writer.WriteLine(resumed);
        foreach (string note in resumed.Notes)
            writer.WriteLine(note);
    }

    public void StepDone(in StepReport step)
    {
    }

    public void EpochDone(EpochReport epoch)
    {
        // Up to the number that was asked for, or to the end of the plan if nothing more ends early.
        int epochsLeft = Math.Min(run!.Epochs - epoch.Epoch - 1, run.Facts.Epochs - epoch.Time - 1);
        TimeSpan left = time.GetElapsedTime(start) / (epoch.Epoch + 1 - (run.Resumed?.Epoch ?? 0)) * epochsLeft;
        string plan = epoch.Time == epoch.Epoch ? "" : $" (plan {Text(epoch.Time + 1)})";
        string signals = Pairs(run.Facts.Signals, epoch.Signals);
        string losses = Pairs(run.Facts.Losses, epoch.Losses);
        string metrics = epoch.Metrics is { } m
            ? $" | coverage {Show.Percent(m[Metric.Coverage])}, radial {Show.Correlation(m[Metric.RadialCorrelation])}, distance {Show.Correlation(m[Metric.DistanceCorrelation])}, kl {Show.Value(m[Metric.Kl])}, radius {Show.Value(m[Metric.MeanRadius])}"
            : "";
        writer.WriteLine($"epoch {Text(epoch.Epoch + 1),3}/{Text(run.Epochs)}{plan} {epoch.Phase} | {signals} | {losses}{metrics} | {Show.Duration(left)} left");
    }

    public void EventHappened(TrainingEvent happened) => writer.WriteLine(happened.Message);

    public void GuardFired(GuardReport guard) => writer.WriteLine(guard.Message);

    public void CheckpointWritten(CheckpointReport checkpoint)
    {
    }

    public void RunFinished(TrainingResult result)
    {
        if (result.Reason != null)
            writer.WriteLine($"{result.Outcome}: {result.Reason}");
    }

    private static string Pairs(IReadOnlyList<string> names, IReadOnlyList<double> values) =>
        string.Join(", ", names.Zip(values).Where(pair => !double.IsNaN(pair.Second)).Select(pair => $"{pair.First} {Show.Value(pair.Second)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
