namespace TernaryOperations;

/// <summary>What the program shows of a run.</summary>
internal enum Shown
{
    /// <summary>A live view on a terminal, lines for a pipe, and a table at the end.</summary>
    Everything,

    /// <summary>What went wrong, and the run folders at the end.</summary>
    Quiet,

    /// <summary>Lines of JSON.</summary>
    Json,
}
