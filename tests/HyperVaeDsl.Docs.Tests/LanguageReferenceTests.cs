namespace HyperVaeDsl.Docs.Tests;

/// <summary>The examples outside of docs/diagnostics compile without findings.</summary>
public sealed class LanguageReferenceTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            TheoryData<string, int> examples = [];
            foreach (string page in Documents.Pages.Where(page => !page.StartsWith("diagnostics/HV", StringComparison.Ordinal)))
            {
                foreach (CodeBlock block in CodeBlock.Of(Documents.Read(page)).Where(block => block.Language == "hvae"))
                    examples.Add(page, block.Line);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_no_findings(string page, int line)
    {
        string file = Compile.Fragment(CodeBlock.Of(Documents.Read(page)).Single(block => block.Line == line).Text);
        Assert.True(Compile.Findings(file, page).Count == 0, Compile.Lines(file, page) + "\n" + file);
    }

    [Fact]
    public void The_skeleton_has_no_findings() => Assert.Empty(Compile.Lines(Documents.Read("diagnostics/skeleton.hvae")));
}
