using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>
/// How far a run is. Between two steps it is (epoch, steps of it that are done); an epoch all of whose steps are done becomes the next epoch
/// when it is evaluated, recorded and acted upon.
/// </summary>
internal sealed class RunPosition(int stepsPerEpoch) : IStateful
{
    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>Its steps that are done.</summary>
    public int Step { get; private set; }

    /// <summary>All steps that are done.</summary>
    public long Steps { get; private set; }

    /// <summary>Epochs trained at the latest evaluation.</summary>
    public int EvaluatedEpochs { get; set; }

    /// <summary>Epochs all of whose steps are done.</summary>
    public int Trained => Epoch + (Step == stepsPerEpoch ? 1 : 0);

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["epoch", "step", "steps", "evaluated_epochs", "steps_per_epoch"];

    /// <summary>A step is done.</summary>
    public void StepDone()
    {
        Step++;
        Steps++;
    }

    /// <summary>The epoch is evaluated, recorded and acted upon.</summary>
    public void EpochDone() => (Epoch, Step) = (Epoch + 1, 0);

    /// <inheritdoc />
    public void SaveState(Span<double> destination) =>
        (destination[0], destination[1], destination[2], destination[3], destination[4]) = (Epoch, Step, Steps, EvaluatedEpochs, stepsPerEpoch);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) =>
        (Epoch, Step, Steps, EvaluatedEpochs) = ((int)source[0], (int)source[1], (long)source[2], (int)source[3]);
}
