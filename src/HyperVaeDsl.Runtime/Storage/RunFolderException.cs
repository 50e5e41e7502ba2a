namespace HyperVaeDsl.Runtime.Storage;

/// <summary>The run folder cannot be made or written. The message is one sentence for the user.</summary>
public sealed class RunFolderException(string message, Exception? inner = null) : Exception(message, inner);
