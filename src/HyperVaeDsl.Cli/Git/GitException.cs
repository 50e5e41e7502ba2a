namespace HyperVaeDsl.Cli.Git;

/// <summary>Git could not do what was asked of it.</summary>
internal sealed class GitException(string message) : InputException(message);
