namespace HyperVaeDsl.Runtime.Training;

/// <summary>A loss or the gradient stopped being a finite number; the parameters are those of the step before.</summary>
public sealed class DivergedException(string message) : Exception(message)
{
    /// <summary>Epoch and step, where they lie before the one in progress: an engine may be read later.</summary>
    public (int Epoch, int Step)? At { get; init; }
}
