namespace HyperVaeDsl.Cli;

/// <summary>What was named cannot be used; the message is a sentence for the user.</summary>
internal class InputException(string message) : Exception(message);
