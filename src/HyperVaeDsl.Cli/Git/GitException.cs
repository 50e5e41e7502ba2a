namespace HyperVaeDsl.Cli.Git;

/// <summary>Git could not do what was asked of it; the message is a sentence for the user.</summary>
internal sealed class GitException(string message) : Exception(message);
