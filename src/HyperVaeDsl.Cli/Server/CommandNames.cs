namespace HyperVaeDsl.Cli.Server;

/// <summary>The commands that a client may run, each with the address of a document.</summary>
internal static class CommandNames
{
    /// <summary>Returns the page of the plan, and shows it.</summary>
    public const string Plot = "hvae.plot";

    /// <summary>Returns the class that a build makes, and shows it.</summary>
    public const string GeneratedCode = "hvae.generatedCode";

    /// <summary>Makes two phases of the one at a position, at an epoch, and has the client apply that.</summary>
    public const string SplitPhase = "hvae.splitPhase";

    /// <summary>What a lens that only says something runs: some clients want a command for every lens.</summary>
    public const string Nothing = "hvae.nothing";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Plot, GeneratedCode, SplitPhase, Nothing];
}
