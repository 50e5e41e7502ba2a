namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>A methodology asks for a precision that the engine does not have.</summary>
public sealed class UnsupportedPrecisionException(string message) : NotSupportedException(message);
