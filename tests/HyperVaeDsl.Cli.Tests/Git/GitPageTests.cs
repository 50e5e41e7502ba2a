using System.Text.RegularExpressions;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Git;

/// <summary>The commands and options that the pages about git and CI name are those of the tool.</summary>
public sealed partial class GitPageTests
{
    private static readonly string[] Pages = ["git.md", "ci/github/action.yml", "ci/gitlab/methodologies.gitlab-ci.yml"];

    private static string Text(string page) => File.ReadAllText(Repository.Path("docs", page));

    [Fact]
    public void Every_command_and_option_exists()
    {
        int count = 0;
        foreach (string call in Pages.SelectMany(page => Call().Matches(Text(page)).Select(match => match.Value)))
        {
            string[] words = call.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] command = words[1] == "git" ? words[1..3] : words[1..2];
            Answer help = Tool.Run([.. command, "--help"]);
            Assert.True(help.Code == 0, $"'{call}': {help.Errors}");
            foreach (string option in words.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
                Assert.True(help.Output.Contains(option, StringComparison.Ordinal), $"'{call}' names the option {option}, which '{string.Join(" ", command)}' does not have.");
            count++;
        }
        Assert.True(count > 20, $"Only {count} calls were found.");
    }

    [Fact]
    public void Every_command_for_git_is_described()
    {
        string help = Tool.Run("git", "--help").Output;
        string[] commands = [.. Command().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)];
        Assert.Contains("install", commands);
        Assert.All(commands, command => Assert.Contains($"hvae git {command}", Text("git.md"), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bhvae (?!is |says |on |git lets)[a-z][a-z-]*( [-:A-Za-z][\w:./-]*)*")]
    private static partial Regex Call();

    [GeneratedRegex(@"^  ([a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
