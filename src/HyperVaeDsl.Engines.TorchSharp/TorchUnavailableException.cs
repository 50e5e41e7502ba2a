namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>TorchSharp, its native library or the device is not there. The message says what was looked for and what to add.</summary>
public sealed class TorchUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
