namespace HyperVaeDsl.Runtime.Storage;

/// <summary>A checkpoint cannot be read or does not fit. The message is one sentence for the user.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
