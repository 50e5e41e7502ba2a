using System.Globalization;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.TrainingChild;

/// <summary>Tells whoever started the process where the run goes on, what it passed over, and how far the newest state on the disk is.</summary>
/// <param name="stubborn">When this is cancelled, the step in progress never ends.</param>
internal sealed class Announcer(CancellationToken stubborn) : TrainingObserver
{
    private int steps;

    /// <inheritdoc />
    public override void RunStarted(RunDescription run)
    {
        steps = run.Resumed is { } resumed ? (resumed.Epoch * run.StepsPerEpoch) + resumed.Step : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from {steps}"));
        foreach (string note in run.Resumed?.Notes ?? [])
            Console.WriteLine($"note {note}");
    }

    /// <inheritdoc />
    public override void StepDone(in StepReport step)
    {
        steps++;
        if (!stubborn.IsCancellationRequested)
            return;
        Console.WriteLine("busy");
        Thread.Sleep(Timeout.Infinite);
    }

    /// <inheritdoc />
    public override void CheckpointWritten(CheckpointReport checkpoint)
    {
        if (checkpoint.Kind == CheckpointKind.Last)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"saved {steps}"));
    }
}
