namespace HyperVaeDsl.Docs.Tests;

/// <summary>A test of shell scripts, which run where bash and jq are.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = UnixTheoryAttribute.Why;
}

/// <summary>The same with several inputs.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = Why;

    internal static string? Why { get; } = new[] { "bash", "jq" }.All(IsThere) ? null : "The scripts need bash and jq on the PATH.";

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
