using System.Globalization;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;
using Methodologies;

// The class Quickstart is compiled from quickstart.hvae. A change of its schedule is a change of one line there.
string folder = Path.Combine("runs", DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
using CpuEngine engine = new();
Trainer trainer = new(engine, new Quickstart(), new TrainingOptions { RunFolder = folder }, new Progress(), TimeProvider.System);
TrainingResult result = trainer.Run();
Console.WriteLine($"{result.Outcome} after {result.Epochs} epochs, {result.Steps} steps and {result.Elapsed.TotalSeconds:0.0} s: {folder}");
return result.Outcome == TrainingOutcome.Completed ? 0 : 1;

/// <summary>One line for each epoch.</summary>
internal sealed class Progress : ITrainingObserver
{
    public void RunStarted(RunDescription run) => Console.WriteLine($"{run.Facts.Name}: {run.Epochs} epochs of {run.StepsPerEpoch} steps on {run.Engine}");

    public void StepDone(in StepReport step)
    {
    }

    public void EpochDone(EpochReport epoch) =>
        Console.WriteLine($"epoch {epoch.Epoch + 1,2} {epoch.Phase}: coverage {epoch.Metrics?[Metric.Coverage]:P1}, KL {epoch.Metrics?[Metric.Kl]:0.0} nats");

    public void EventHappened(TrainingEvent happened) => Console.WriteLine(happened.Message);

    public void GuardFired(GuardReport guard) => Console.WriteLine(guard.Message);

    public void CheckpointWritten(CheckpointReport checkpoint)
    {
    }

    public void RunFinished(TrainingResult result)
    {
    }
}
