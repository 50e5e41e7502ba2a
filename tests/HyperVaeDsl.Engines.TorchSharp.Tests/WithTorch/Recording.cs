using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>Trains, and remembers the losses of every epoch or step.</summary>
internal sealed class Recording : TrainingObserver
{
    private readonly bool everyStep;

    private Recording(bool everyStep) => this.everyStep = everyStep;

    public List<double[]> Steps { get; } = [];

    public List<double[]> Epochs { get; } = [];

    public TrainingResult Result { get; private set; } = null!;

    public static Recording Of(TensorEngine engine, IMethodology methodology, int epochs, bool everyStep, Action<ParameterSet>? change = null, Action<ParameterSet>? after = null)
    {
        Recording recording = new(everyStep);
        Trainer trainer = new(engine, methodology, new TrainingOptions { Epochs = epochs }, recording, TimeProvider.System);
        change?.Invoke(trainer.Parameters);
        recording.Result = trainer.Run();
        after?.Invoke(trainer.Parameters);
        return recording;
    }

    public override void StepDone(in StepReport step)
    {
        if (everyStep)
            Steps.Add([.. step.Losses]);
    }

    public override void EpochDone(EpochReport epoch) => Epochs.Add([.. epoch.Losses]);
}
