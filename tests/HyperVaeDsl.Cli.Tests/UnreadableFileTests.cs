using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>Files that are not there, not text, or not methodologies.</summary>
public sealed class UnreadableFileTests
{
    public static TheoryData<string> Verbs => ["check", "show", "gen"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_missing_file_gives_two(string verb)
    {
        using Tool tool = new();
        string path = Path.Combine(tool.Folder, "missing.hvae");
        Answer answer = Tool.Run(verb, path);
        Assert.Equal(2, answer.Code);
        Assert.Equal($"{path}: error HV0001: The file cannot be read: it does not exist.\n", answer.Errors);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_folder_gives_two(string verb)
    {
        using Tool tool = new();
        Answer answer = Tool.Run(verb, tool.Folder);
        Assert.Equal(2, answer.Code);
        Assert.Contains("it is a folder", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_said()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", Path.Combine(tool.Folder, "no", "m.hvae"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("its folder does not exist", answer.Errors, StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_file_without_permission_gives_two()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Sample.Minimal);
        File.SetUnixFileMode(path, UnixFileMode.None);
        Answer answer = Tool.Run("check", path);
        Assert.Equal(2, answer.Code);
        Assert.Contains("permission is denied", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "HV0002")]
    [InlineData("// nothing\n", "HV0002")]
    [InlineData("a\0b", "HV0003")]
    public void A_file_without_a_methodology_gives_one(string content, string code)
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", content));
        Assert.Equal(1, answer.Code);
        Assert.Contains($"error {code}", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_no_text()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", [0x6d, 0xff, 0xfe, 0xfd, 0x80]));
        Assert.Equal(1, answer.Code);
        Assert.Contains("HV0003", answer.Output, StringComparison.Ordinal);
        Assert.Contains("The file is not a text", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void A_huge_file_is_refused_with_its_size(int megabytes)
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", new string(' ', megabytes * 1024 * 1024)));
        Assert.Equal(1, answer.Code);
        Assert.Contains("HV0004", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"{megabytes * 1024 * 1024}", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_other_encodings_are_understood()
    {
        using Tool tool = new();
        foreach (System.Text.Encoding encoding in new[] { System.Text.Encoding.UTF8, System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode })
            Assert.Equal(0, Tool.Run("check", tool.File("m.hvae", [.. encoding.GetPreamble(), .. encoding.GetBytes(Sample.Minimal)])).Code);
    }
}
