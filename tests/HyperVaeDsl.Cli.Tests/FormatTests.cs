using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae format.</summary>
public sealed class FormatTests
{
    private static readonly string Loose = Sample.Minimal.Replace("  batch    512", " batch 512", StringComparison.Ordinal);
    private static readonly string Broken = Sample.Minimal.Replace("seed      1", "seed: 1", StringComparison.Ordinal);

    [Fact]
    public void A_file_is_laid_out_once()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Loose);
        Answer first = Tool.Run("format", path);
        Assert.Equal(new Answer(0, $"{path}: formatted.\n", ""), first);
        Assert.Equal(Sample.Minimal, File.ReadAllText(path));
        Assert.Equal(new Answer(0, "", ""), Tool.Run("format", path));
        Assert.Equal(["m.hvae"], Directory.GetFileSystemEntries(tool.Folder).Select(entry => Path.GetFileName(entry)));
    }

    [Fact]
    public void Check_writes_nothing_and_shows_the_first_difference()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Loose);
        string fine = tool.File("fine.hvae", Sample.Minimal);
        Answer answer = Tool.Run("format", "--check", path, fine);
        Assert.Equal(1, answer.Code);
        Assert.Equal($"{path}(7): would change:\n  -    batch 512\n  +     batch    512\n", answer.Output.ReplaceLineEndings("\n"));
        Assert.Equal(Loose, File.ReadAllText(path));
        Assert.Equal(new Answer(0, "", ""), Tool.Run("format", "--check", fine));
    }

    [Fact]
    public void A_missing_final_line_end_is_a_difference()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Sample.Minimal.TrimEnd('\n'));
        Assert.Equal(1, Tool.Run("format", "--check", path).Code);
        Assert.Equal(0, Tool.Run("format", path).Code);
        Assert.Equal(Sample.Minimal, File.ReadAllText(path));
    }

    [Fact]
    public void A_file_with_syntax_errors_is_left_alone_and_its_errors_are_said()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Broken);
        string other = tool.File("other.hvae", Loose);
        Answer answer = Tool.Run("format", path, other);
        Assert.Equal(1, answer.Code);
        Assert.Contains($"{path}(3,7): error HV0101", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"{path}: not formatted, because of its errors.\n{other}: formatted.\n", answer.Output, StringComparison.Ordinal);
        Assert.Equal(Broken, File.ReadAllText(path));
        Assert.Equal(Sample.Minimal, File.ReadAllText(other));
    }

    [Fact]
    public void Standard_input_goes_to_standard_output()
    {
        Assert.Equal(new Answer(0, Sample.Minimal, ""), Tool.RunWith(Loose, "format", "-"));
        Assert.Equal(new Answer(0, "", ""), Tool.RunWith(Sample.Minimal, "format", "--check", "-"));
        Answer check = Tool.RunWith(Loose, "format", "--check", "-");
        Assert.Equal(1, check.Code);
        Assert.StartsWith("-(7): would change:", check.Output, StringComparison.Ordinal);
        Answer broken = Tool.RunWith(Broken, "format", "-");
        Assert.Equal(1, broken.Code);
        Assert.Empty(broken.Output);
        Assert.Contains("error HV0101", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_are_kept_and_a_byte_order_mark_is_not()
    {
        using Tool tool = new();
        string pairs = Sample.Minimal.Replace("\n", "\r\n", StringComparison.Ordinal);
        string path = tool.File("m.hvae", [.. System.Text.Encoding.UTF8.GetPreamble(), .. System.Text.Encoding.UTF8.GetBytes(pairs)]);
        Answer check = Tool.Run("format", "--check", path);
        Assert.Equal(1, check.Code);
        Assert.Contains("without a byte order mark", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("format", path).Code);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(pairs), File.ReadAllBytes(path));
    }

    [Fact]
    public void What_cannot_be_read_or_is_no_option_gives_two()
    {
        using Tool tool = new();
        Assert.Equal(2, Tool.Run("format", Path.Combine(tool.Folder, "missing.hvae")).Code);
        Assert.Equal(2, Tool.Run("format", "--verify", tool.File("m.hvae", Loose)).Code);
        Assert.Equal(2, Tool.Run("format").Code);
        Assert.Equal(2, Tool.Run("format", Path.Combine(tool.Folder, "missing.hvae"), tool.File("b.hvae", Broken)).Code);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_read_only_file_stays_and_gives_two()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Loose);
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        Assert.Equal(new Answer(2, "", $"{path}: The file cannot be written: it is read-only.\n"), Tool.Run("format", path));
        Assert.Equal(Loose, File.ReadAllText(path));
    }

    [UnprivilegedFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_folder_that_takes_no_file_gives_two()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Loose);
        File.SetUnixFileMode(tool.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Answer answer = Tool.Run("format", path);
        File.SetUnixFileMode(tool.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(new Answer(2, "", $"{path}: The file cannot be written: permission is denied.\n"), answer);
        Assert.Equal(Loose, File.ReadAllText(path));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Mode_and_links_are_kept()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Loose);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(path, Mode);
        string link = Path.Combine(tool.Folder, "link.hvae");
        File.CreateSymbolicLink(link, path);
        Assert.Equal(0, Tool.Run("format", link).Code);
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        Assert.Equal(Sample.Minimal, File.ReadAllText(path));
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void The_help_explains_the_exit_codes()
    {
        Answer answer = Tool.Run("format", "--help");
        string help = string.Join(' ', answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Exit codes: 0 all files have it now; 1 a file has syntax errors", help, StringComparison.Ordinal);
    }
}
