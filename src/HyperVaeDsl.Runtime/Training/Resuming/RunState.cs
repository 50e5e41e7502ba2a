using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Storage;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>
/// Everything that a run remembers beside its parameters and moments, as named numbers: what the methodology remembers (controllers, gates,
/// components), and what the trainer does. A part of it can change in a step, the rest only at the end of an epoch.
/// </summary>
internal sealed class RunState
{
    private readonly CompositeState methodology;
    private readonly CompositeState trainer;
    private readonly CompositeState ofStep;
    private readonly double[] before;

    /// <summary>The parts by name.</summary>
    /// <param name="methodology">What the methodology remembers.</param>
    /// <param name="steps">What of the trainer can change in a step.</param>
    /// <param name="epochs">What of the trainer changes at the end of an epoch.</param>
    public RunState(IReadOnlyList<KeyValuePair<string, IStateful>> methodology, IReadOnlyList<KeyValuePair<string, IStateful>> steps, IReadOnlyList<KeyValuePair<string, IStateful>> epochs)
    {
        this.methodology = new CompositeState(methodology);
        trainer = new CompositeState([.. steps, .. epochs]);
        ofStep = new CompositeState([.. methodology, .. steps]);
        before = new double[ofStep.StateNames.Count];
    }

    /// <summary>What the methodology remembers.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> OfMethodology => Numbers(methodology);

    /// <summary>What the trainer remembers.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> OfTrainer => Numbers(trainer);

    /// <summary>Notes what a step may change, so that a step that fails can be taken back. Allocates nothing.</summary>
    public void BeginStep() => ofStep.SaveState(before);

    /// <summary>Takes back what the step has changed so far; its parameters are as they were, because a step that fails updates none.</summary>
    public void TakeBackStep() => ofStep.LoadState(before);

    /// <summary>Puts back what a checkpoint holds.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="isSame">Whether the methodology is that of the checkpoint; else what it does not hold stays as at the start of a run.</param>
    /// <exception cref="CheckpointException">Something is missing.</exception>
    public void Load(Checkpoint checkpoint, bool isSame)
    {
        Load(methodology, CheckpointWriter.StatePrefix, checkpoint, isSame);
        Load(trainer, CheckpointWriter.RunPrefix, checkpoint, isSame);
    }

    private static void Load(CompositeState state, string prefix, Checkpoint checkpoint, bool isSame)
    {
        var values = new double[state.StateNames.Count];
        state.SaveState(values);
        for (int i = 0; i < values.Length; i++)
        {
            if (checkpoint.Remembered(prefix + state.StateNames[i]) is { } stored)
                values[i] = stored;
            else if (isSame)
                throw new CheckpointException($"The checkpoint {checkpoint.Path} cannot be used: it does not say its {prefix + state.StateNames[i]}, so another version wrote it.");
        }

        state.LoadState(values);
    }

    private static KeyValuePair<string, double>[] Numbers(CompositeState state)
    {
        var values = new double[state.StateNames.Count];
        state.SaveState(values);
        return [.. state.StateNames.Zip(values, (name, value) => new KeyValuePair<string, double>(name, value))];
    }
}
