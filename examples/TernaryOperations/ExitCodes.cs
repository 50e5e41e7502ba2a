namespace TernaryOperations;

/// <summary>What the program's exit status says.</summary>
internal static class ExitCodes
{
    /// <summary>Every run reached its end.</summary>
    public const int Success = 0;

    /// <summary>A run diverged or was stopped by a guard.</summary>
    public const int Stopped = 1;

    /// <summary>Wrong usage, a folder that cannot be written, or a run that cannot go on.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Asked to terminate: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
