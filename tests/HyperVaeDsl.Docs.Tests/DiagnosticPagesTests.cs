using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>docs/diagnostics: one page for each rule of the catalogue, with examples that show exactly that rule.</summary>
public sealed partial class DiagnosticPagesTests
{
    private const string AboutConfiguration = "The finding is about a configuration file and not about a methodology.";

    private const string AboutProject = "The finding is about a project and not about a methodology.";

    // Findings that a text on a page cannot show, and the text that a test can use instead (null when there is none).
    private static readonly Dictionary<string, (string Reason, string? Content)> WithoutExample = new()
    {
        [Rules.UnreadableFile.Code] = ("The compiler is given no text at all.", null),
        [Rules.NotText.Code] = ("A page is text.", "methodology Example {\0}"),
        [Rules.UnknownSeverityCode.Code] = (AboutConfiguration, null),
        [Rules.BadSeverity.Code] = (AboutConfiguration, null),
        [Rules.ErrorLowered.Code] = (AboutConfiguration, null),
        [Rules.SeverityNotRead.Code] = (AboutConfiguration, null),
        [Rules.SeveritiesDisagree.Code] = (AboutConfiguration, null),
        [Rules.BadNamespace.Code] = (AboutProject, null),
        [Rules.OldCSharp.Code] = (AboutProject, null),
        [Rules.NoGenerator.Code] = (AboutProject, null),
        [Rules.BadItemValue.Code] = (AboutProject, null),
        [Rules.FileTooLarge.Code] = ("The file would be as large as its limit.", new string(' ', (4 * 1024 * 1024) + 1)),
    };

    public static TheoryData<string> Codes => [.. Rules.All.Select(rule => rule.Code)];

    public static TheoryData<string> CodesWithExamples => [.. Rules.All.Select(rule => rule.Code).Where(code => !WithoutExample.ContainsKey(code))];

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        string[] pages = [.. Documents.Pages.Where(page => page.StartsWith("diagnostics/HV", StringComparison.Ordinal)).Select(page => "docs/" + page)];
        Assert.Equal(Rules.All.Select(rule => rule.HelpPage).Order(StringComparer.Ordinal), pages);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_has_the_title_and_the_severity_of_its_rule(string code)
    {
        DiagnosticRule rule = RuleOf(code);
        string[] lines = PageOf(code).Split('\n');
        Assert.Equal($"# {code}: {rule.Title}", lines[0]);
        Assert.Equal($"Severity: {Word(rule.Severity)}", lines[2]);
        Assert.Contains("## What it means", lines);
        Assert.Contains("## Why it matters", lines);
        Assert.Contains("## Example", lines);
    }

    [Theory]
    [MemberData(nameof(CodesWithExamples))]
    public void The_bad_example_shows_the_rule_and_nothing_else(string code)
    {
        string file = Skeleton.Shared.Complete(ExampleOf(code, "bad"));
        Assert.True(Compile.Findings(file, $"diagnostics/{code}.md").Select(item => item.Code).Distinct().SequenceEqual([code]), Compile.Lines(file, $"diagnostics/{code}.md") + "\n" + file);
    }

    [Theory]
    [MemberData(nameof(CodesWithExamples))]
    public void The_fixed_example_has_no_findings(string code)
    {
        string file = Skeleton.Shared.Complete(ExampleOf(code, "fixed"));
        Assert.True(Compile.Findings(file, $"diagnostics/{code}.md").Count == 0, Compile.Lines(file, $"diagnostics/{code}.md") + "\n" + file);
    }

    /// <summary>With ACCEPT_SNAPSHOTS=1 the page is rewritten instead.</summary>
    [Theory]
    [MemberData(nameof(CodesWithExamples))]
    public void The_page_quotes_what_the_compiler_says(string code)
    {
        string[] said = [.. Compile.Findings(Skeleton.Shared.Complete(ExampleOf(code, "bad")), $"diagnostics/{code}.md").Select(item => $"{Word(item.Severity)} {item.Code}: {item.Message}")];
        string expected = string.Join("\n", said) + "\n";
        string page = PageOf(code);
        CodeBlock quoted = Assert.Single(CodeBlock.Of(page), block => block.Language == "text");
        if (quoted.Text != expected && Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(Path.Combine(Documents.Folder, $"diagnostics/{code}.md"), page.Replace($"```text\n{quoted.Text}```", $"```text\n{expected}```", StringComparison.Ordinal));
        else
            Assert.Equal(expected, quoted.Text);
    }

    [Fact]
    public void Pages_without_an_example_say_why()
    {
        foreach ((string code, (string reason, string? content)) in WithoutExample)
        {
            Assert.Contains(reason, PageOf(code), StringComparison.Ordinal);
            if (content == null)
                continue;
            Diagnostic finding = Assert.Single(Compile.Findings(content));
            Assert.Equal(code, finding.Code);
            foreach (CodeBlock quoted in CodeBlock.Of(PageOf(code)))
                Assert.Equal($"error {code}: {finding.Message}\n", quoted.Text);
        }
    }

    [Fact]
    public void The_index_lists_the_catalogue()
    {
        IEnumerable<string> rows = Documents.Read("diagnostics/README.md").Split('\n').Where(line => IndexRow().IsMatch(line));
        Assert.Equal(Rules.All.Select(rule => $"| [{rule.Code}]({rule.Code}.md) | {rule.Title} | {Word(rule.Severity)} |"), rows);
    }

    private static DiagnosticRule RuleOf(string code) => Rules.All.Single(rule => rule.Code == code);

    private static string PageOf(string code) => Documents.Read($"diagnostics/{code}.md");

    private static string ExampleOf(string code, string word) =>
        Assert.Single(CodeBlock.Of(PageOf(code)), block => block.Language == "hvae" && block.Says(word)).Text;

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    [GeneratedRegex(@"^\| \[HV")]
    private static partial Regex IndexRow();
}
