using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae import: what goes where, and what is refused.</summary>
public sealed class ConfigurationImportTests : IDisposable
{
    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_output_is_the_methodology_alone()
    {
        string config = Repository.Path("tests", "import", "plain_base", "config.yaml");
        Answer answer = Tool.Run("import", config);
        Assert.Equal(0, answer.Code);
        Assert.Equal(File.ReadAllText(Repository.Path("tests", "import", "plain_base", "imported.verified.txt")).Replace("plain_base.yaml", "config.yaml", StringComparison.Ordinal).Replace("methodology PlainBase", "methodology Config", StringComparison.Ordinal), answer.Output);
        Assert.Contains("values are in the methodology (layout 'plain')", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_the_methodology_are_shown_and_the_file_is_written()
    {
        string target = Path.Combine(tool.Folder, "old.hvae");
        Answer answer = Tool.Run("import", Repository.Path("tests", "import", "dual_v5_10", "config.yaml"), "-o", target, "--name", "Old");
        Assert.Equal(1, answer.Code);
        Assert.Equal("", answer.Output);
        Assert.Contains("error HV0528", answer.Errors, StringComparison.Ordinal);
        Assert.StartsWith("/// Imported from config.yaml", File.ReadAllText(target), StringComparison.Ordinal);
        Assert.Contains("methodology Old {", File.ReadAllText(target), StringComparison.Ordinal);
        // What is written is checked again with the same findings.
        Assert.Equal(1, Tool.Run("check", target).Code);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_by_force()
    {
        string target = Path.Combine(tool.Folder, "there.hvae");
        File.WriteAllText(target, "mine");
        string config = Repository.Path("tests", "import", "plain_base", "config.yaml");
        Answer answer = Tool.Run("import", config, "-o", target);
        Assert.Equal(2, answer.Code);
        Assert.Contains("--force", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(target));
        Assert.Equal(0, Tool.Run("import", config, "-o", target, "--force").Code);
        Assert.NotEqual("mine", File.ReadAllText(target));
    }

    [Theory]
    [InlineData("a: [1\n", "bad.yaml(2,1)", "not valid YAML")]
    [InlineData("a: 1\n", "bad.yaml: ", "No known layout fits")]
    [InlineData("a: \xff\n", "bad.yaml: ", "not UTF-8")]
    [InlineData("sched: cosine\nlr: 0.1\nepochs: 3\nbatch_size: 5\n", "bad.yaml: ", "--items N")]
    public void What_cannot_be_imported_is_said(string text, string place, string message)
    {
        string config = tool.File("bad.yaml", System.Text.Encoding.Latin1.GetBytes(text));
        Answer answer = Tool.Run("import", config);
        Assert.Equal(2, answer.Code);
        Assert.Equal("", answer.Output);
        Assert.Contains(place, answer.Errors, StringComparison.Ordinal);
        Assert.Contains(message, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--name", "1a", "is no name of a methodology")]
    [InlineData("--items", "0", "at least 1")]
    [InlineData("--layout", "keras", "keras")]
    public void Wrong_options_are_said(string option, string value, string message)
    {
        Answer answer = Tool.Run("import", "x.yaml", option, value);
        Assert.Equal(2, answer.Code);
        Assert.Contains(message, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_and_folders_are_said()
    {
        Assert.Contains("it does not exist", Tool.Run("import", Path.Combine(tool.Folder, "none.yaml")).Errors, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run("import", tool.Folder).Code);
    }
}
