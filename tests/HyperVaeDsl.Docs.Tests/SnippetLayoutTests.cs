using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>Every example of the documentation that can be read has the layout of the formatter.</summary>
public sealed class SnippetLayoutTests
{
    private const string Header = "methodology Example {\n";

    public static TheoryData<string> Pages => [.. Documents.Pages.Where(page => CodeBlock.Of(Documents.Read(page)).Any(IsMethodology))];

    /// <summary>With ACCEPT_SNAPSHOTS=1 the examples are formatted instead.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_are_formatted(string page)
    {
        string text = Documents.Read(page);
        foreach (CodeBlock block in CodeBlock.Of(text).Where(IsMethodology))
        {
            // Examples of texts that cannot be read have no layout.
            if (Format(block.Text) is not { } formatted || formatted == block.Text)
                continue;
            if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") != "1")
                Assert.Fail($"docs/{page}, line {block.Line}, should be as follows (ACCEPT_SNAPSHOTS=1 formats it):\n{formatted}");
            text = text.Replace($"\n{block.Text}```", $"\n{formatted}```", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(Documents.Folder, page), text);
        }
    }

    [Fact]
    public void The_skeleton_is_formatted()
    {
        string skeleton = Documents.Read("diagnostics/skeleton.hvae");
        Assert.Equal(skeleton, Format(skeleton));
    }

    private static bool IsMethodology(CodeBlock block) => block.Language == "hvae";

    /// <summary>A file, or statements of a methodology.</summary>
    private static string? Format(string example)
    {
        if (HvaeFormatter.Format("example.hvae", example).Text is { } file)
            return file;
        string? formatted = HvaeFormatter.Format("example.hvae", $"{Header}{example}}}\n").Text;
        return formatted == null
            ? null
            : string.Concat(formatted[Header.Length..^2].Split('\n').SkipLast(1).Select(line => (line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line) + "\n"));
    }
}
