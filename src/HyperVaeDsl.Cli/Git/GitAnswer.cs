namespace HyperVaeDsl.Cli.Git;

/// <summary>What git answered.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record GitAnswer(int Code, string Output, string Errors)
{
    /// <summary>The output without the line end.</summary>
    public string Line => Output.TrimEnd('\n', '\r');

    /// <summary>Fields that end with a zero byte (-z).</summary>
    public string[] Fields => Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
