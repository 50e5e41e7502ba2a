namespace HyperVaeDsl.Runtime.Training;

/// <summary>A loss or the gradient stopped being a finite number; the parameters are those of the step before.</summary>
public sealed class DivergedException(string message) : Exception(message);
