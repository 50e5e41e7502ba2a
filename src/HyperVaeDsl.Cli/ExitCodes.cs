namespace HyperVaeDsl.Cli;

/// <summary>What the tool's exit status says.</summary>
internal static class ExitCodes
{
    /// <summary>No errors; there may be warnings.</summary>
    public const int Success = 0;

    /// <summary>The methodology has errors.</summary>
    public const int Errors = 1;

    /// <summary>Wrong usage, or a file that cannot be read or written.</summary>
    public const int Usage = 2;
}
