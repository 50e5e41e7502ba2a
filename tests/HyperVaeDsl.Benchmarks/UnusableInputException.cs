namespace HyperVaeDsl.Benchmarks;

/// <summary>What was given cannot be measured; the message says why, and what to do.</summary>
internal sealed class UnusableInputException(string message) : Exception(message);
