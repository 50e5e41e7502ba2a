using System.Text.RegularExpressions;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>What a command said, and how it ended.</summary>
internal sealed partial record Outcome(string Command, int ExitCode, string Output)
{
    /// <summary>The findings of the language, as "error HV0203", one for each line that has one, without the list at the end of a build that says all again.</summary>
    public string[] Findings => [.. Finding().Matches(End().Split(Output)[0]).Select(match => match.Value)];

    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, $"'{Command}' ended with {ExitCode}:\n{Output}");
        return this;
    }

    public Outcome Failed()
    {
        Assert.True(ExitCode != 0, $"'{Command}' ended well:\n{Output}");
        return this;
    }

    public Outcome Said(string text)
    {
        Assert.True(Output.Contains(text, StringComparison.Ordinal), $"'{Command}' did not say \"{text}\":\n{Output}");
        return this;
    }

    public Outcome Found(params string[] findings)
    {
        Assert.True(Findings.SequenceEqual(findings), $"'{Command}' found {(Findings.Length == 0 ? "nothing" : string.Join(", ", Findings))} instead of {(findings.Length == 0 ? "nothing" : string.Join(", ", findings))}:\n{Output}");
        return this;
    }

    [GeneratedRegex(@"\b(error|warning|info) HV\d{4}\b")]
    private static partial Regex Finding();

    [GeneratedRegex(@"^Build (FAILED|succeeded)\.", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex End();
}
