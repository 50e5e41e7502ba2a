using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>Imports are relative to the importing file; a file of parts is checked as such.</summary>
public sealed class ImportTests
{
    private const string Heir = "import \"../family/base.hvae\"\n\nmethodology Heir extends Base {\n  override seed 7\n}\n";

    private static readonly string Base = Sample.Minimal.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal);

    [Fact]
    public void A_path_is_relative_to_the_importing_file()
    {
        using Tool tool = new();
        (string heir, _) = Family(tool, Base);
        Answer answer = Tool.Run("check", heir);
        Assert.Equal((0, $"{heir}: no errors, no warnings. Heir: 10 epochs, 1 phase, no signals, 1 loss;"), (answer.Code, answer.Output[..answer.Output.IndexOf(" digest", StringComparison.Ordinal)]));
        Assert.Equal(0, Tool.Run("gen", heir).Code);
    }

    [Fact]
    public void A_file_of_parts_succeeds_and_says_what_it_declares()
    {
        using Tool tool = new();
        (_, string basis) = Family(tool, Base);
        Assert.Equal((0, $"{basis}: no errors, no warnings. It declares abstract methodology Base, which is checked where a methodology uses it.\n"), (Tool.Run("check", basis).Code, Tool.Run("check", basis).Output));
        foreach (string verb in new[] { "show", "gen" })
        {
            Answer answer = Tool.Run(verb, basis);
            Assert.Equal((2, "", $"hvae: {basis} declares no methodology of its own, only abstract methodology Base. Name a file whose methodology uses it.\n"), (answer.Code, answer.Output, answer.Errors));
        }
    }

    [Fact]
    public void A_finding_in_a_base_names_its_file_and_shows_its_line()
    {
        using Tool tool = new();
        (string heir, string basis) = Family(tool, Base.Replace("shuffled", "shufled", StringComparison.Ordinal));
        string[] lines = Tool.Run("check", heir).Output.Split('\n');
        Assert.StartsWith($"{Path.GetDirectoryName(heir)}/../family/base.hvae".Replace("/heirs/..", "", StringComparison.Ordinal) + "(", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(basis, lines[0], StringComparison.Ordinal);
        Assert.Contains("shufled", lines[1], StringComparison.Ordinal);
        Assert.Contains("^^^^^^^", lines[2], StringComparison.Ordinal);
        Assert.Contains("heir.hvae:3 | methodology Heir extends Base {", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.hvae", "it does not exist")]
    [InlineData("nowhere/base.hvae", "its folder does not exist")]
    [InlineData("../family", "it is a folder")]
    public void An_import_that_cannot_be_read_is_an_error_of_the_methodology(string import, string why)
    {
        using Tool tool = new();
        (string heir, _) = Family(tool, Base);
        File.WriteAllText(heir, Heir.Replace("../family/base.hvae", import, StringComparison.Ordinal));
        Answer answer = Tool.Run("check", heir);
        Assert.Equal(1, answer.Code);
        Assert.Contains($"error HV1001: '{import}' cannot be imported: {why}.", answer.Output, StringComparison.Ordinal);
    }

    private static (string Heir, string Base) Family(Tool tool, string basis)
    {
        Directory.CreateDirectory(Path.Combine(tool.Folder, "family"));
        Directory.CreateDirectory(Path.Combine(tool.Folder, "heirs"));
        return (tool.File("heirs/heir.hvae", Heir), tool.File("family/base.hvae", basis));
    }
}
