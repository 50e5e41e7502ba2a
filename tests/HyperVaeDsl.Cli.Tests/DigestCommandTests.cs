using System.Security.Cryptography;
using System.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae digest.</summary>
public sealed class DigestCommandTests
{
    [Fact]
    public void Each_file_has_a_line_with_digest_name_and_path()
    {
        using Tool tool = new();
        string one = tool.File("one.hvae", Sample.Minimal);
        string two = tool.File("two.hvae", "// The same training.\n" + Sample.Minimal.Replace("methodology Sample", "methodology Other", StringComparison.Ordinal));
        Answer answer = Tool.Run("digest", one, two);
        Assert.Equal(0, answer.Code);
        string[][] lines = [.. answer.Output.TrimEnd('\n').Split('\n').Select(line => line.Split("  "))];
        Assert.Equal([one, two], lines.Select(line => line[2]));
        Assert.Equal(["Sample", "Other"], lines.Select(line => line[1]));
        Assert.Equal(lines[0][0], lines[1][0]);
        Assert.Equal(64, lines[0][0].Length);
    }

    [Fact]
    public void The_digest_is_the_hash_of_the_canonical_form()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Sample.WithSignal("ramp 0 -> 1", 4));
        string canonical = Tool.Run("digest", "--canonical", path).Output;
        Assert.StartsWith("hvae 1\n", canonical, StringComparison.Ordinal);
        Assert.StartsWith(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))), Tool.Run("digest", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_files_the_worst_decides_and_the_others_are_printed()
    {
        using Tool tool = new();
        string good = tool.File("good.hvae", Sample.Minimal);
        Answer broken = Tool.Run("digest", tool.File("bad.hvae", "methodology M { }"), good);
        Assert.Equal(1, broken.Code);
        Assert.Contains(good, broken.Output, StringComparison.Ordinal);
        Assert.Contains("HV0703", broken.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run("digest", Path.Combine(tool.Folder, "none.hvae"), good).Code);
        Assert.Equal(2, Tool.Run("digest", "--canonical", good, good).Code);
        Assert.Equal(2, Tool.Run("digest", "--cannonical", good).Code);
    }
}
