using System.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae check --fix.</summary>
public sealed class FixTests
{
    private static readonly string Broken = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal);

    [Fact]
    public void A_slip_is_put_right_and_said()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Broken);
        Answer answer = Tool.Run("check", "--fix", path);
        Assert.Equal((0, ""), (answer.Code, answer.Errors));
        Assert.StartsWith($"{path}(8): fixed HV0704: Write 'shuffled'.\n{path}: no errors, no warnings.", answer.Output, StringComparison.Ordinal);
        Assert.Equal(Sample.Minimal, File.ReadAllText(path));
        Assert.DoesNotContain("fixed", Tool.Run("check", "--fix", path).Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(tool.Folder));
    }

    [Fact]
    public void A_dry_run_shows_a_patch_and_writes_nothing()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Broken);
        Answer answer = Tool.Run("check", "--fix", "--dry-run", path);
        Assert.Equal(0, answer.Code);
        Assert.StartsWith(
            $"--- {path}\n+++ {path}\n@@ -5,7 +5,7 @@\n \n   data ternary_operations {{\n     batch    512\n-    sampler  shufled\n+    sampler  shuffled\n   }}\n \n   model dual_vae {{\n{path}(8): would fix HV0704: Write 'shuffled'.\n",
            answer.Output,
            StringComparison.Ordinal);
        Assert.Equal(Broken, File.ReadAllText(path));
    }

    [Fact]
    public void Line_ends_byte_order_mark_and_encoding_stay()
    {
        using Tool tool = new();
        string text = Broken.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("weight 1", "weight 1 // a comment", StringComparison.Ordinal);
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            string path = tool.File("m.hvae", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(0, Tool.Run("check", "--fix", path).Code);
            byte[] expected = [.. encoding.GetPreamble(), .. encoding.GetBytes(text.Replace("shufled", "shuffled", StringComparison.Ordinal))];
            Assert.Equal(expected, File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void A_choice_is_left_to_the_author()
    {
        using Tool tool = new();
        string text = Sample.Of("  phase A epochs 0..60 { }\n  phase B epochs 50..end { }\n  loss reconstruction  weight 1\n");
        string path = tool.File("m.hvae", text);
        Answer answer = Tool.Run("check", "--fix", path);
        Assert.Equal(1, answer.Code);
        Assert.Contains("possible fix: Start B at 60.", answer.Output, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_report_for_programs_holds_nothing_else()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", "--fix", "--format", "json", tool.File("m.hvae", Broken));
        Assert.StartsWith("{\"version\":1,\"kind\":\"file\"", answer.Output, StringComparison.Ordinal);
        Assert.Contains("fixed HV0704", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_in_an_imported_file_is_left_to_that_file()
    {
        using Tool tool = new();
        string basis = Sample.Minimal.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal).Replace("shuffled", "shufled", StringComparison.Ordinal);
        string path = tool.File("base.hvae", basis);
        string heir = tool.File("heir.hvae", "import \"base.hvae\"\n\nmethodology Heir extends Base { }\n");
        Assert.Equal(1, Tool.Run("check", "--fix", heir).Code);
        Assert.Equal(basis, File.ReadAllText(path));
    }

    [Fact]
    public void Usage_and_unwritable_files()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Broken);
        Assert.Equal(2, Tool.Run("check", "--dry-run", path).Code);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Answer answer = Tool.Run("check", "--fix", path);
        Assert.Equal((2, $"{path}: The file cannot be written: it is read-only.\n"), (answer.Code, answer.Errors));
        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Equal(Broken, File.ReadAllText(path));
    }
}
