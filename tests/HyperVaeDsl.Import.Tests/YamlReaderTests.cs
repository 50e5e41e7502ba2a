using HyperVaeDsl.Import.Configuration;

namespace HyperVaeDsl.Import.Tests;

/// <summary>What is read as YAML, and what is refused with its place.</summary>
public sealed class YamlReaderTests
{
    [Fact]
    public void Anchors_and_merge_keys()
    {
        ConfigSheet sheet = new(YamlReader.Read("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n"));
        Assert.Equal(1, sheet.Number("b.p")!.Value);
        Assert.Equal(3, sheet.Number("b.q")!.Value);
    }

    [Theory]
    [InlineData("", "The file is empty", 0)]
    [InlineData("# nothing\n", "The file is empty", 0)]
    [InlineData("- 1\n- 2\n", "no map of keys and values", 1)]
    [InlineData("a: 1\na: 2\n", "'a' comes twice", 2)]
    [InlineData("a: 1\n---\nb: 2\n", "more than one YAML document", 2)]
    [InlineData("a: *b\n", "'*b' has no anchor", 1)]
    [InlineData("a: [1\n", "not valid YAML", 2)]
    [InlineData("a: 1\n b: 2\n", "not valid YAML", 2)]
    [InlineData("? [1]\n: 2\n", "A key must be a word", 1)]
    [InlineData("a:\n  <<: 3\n", "What '<<' merges", 2)]
    public void Is_refused(string text, string message, int line)
    {
        ImportException exception = Assert.Throws<ImportException>(() => YamlReader.Read(text));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(line, exception.Line);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nested more than 64", Assert.Throws<ImportException>(() => YamlReader.Read("a: " + new string('[', 100) + new string(']', 100))).Message, StringComparison.Ordinal);

    // A million laughs: nine lists of nine aliases each.
    [Fact]
    public void Aliases_cannot_fill_the_memory()
    {
        string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; i++)
            text += $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n";
        Assert.Contains("100,000 values", Assert.Throws<ImportException>(() => YamlReader.Read(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "1", 1)]
    [InlineData("+0.7", "0.7", 0.7)]
    [InlineData(".5", "0.5", 0.5)]
    [InlineData("-.5", "-0.5", -0.5)]
    [InlineData("1.", "1.0", 1)]
    [InlineData("1_000", "1000", 1000)]
    [InlineData("1.e+3", "1.0e3", 1000)]
    [InlineData("5e-4", "5e-4", 5e-4)]
    public void Numbers(string written, string text, double value)
    {
        ConfigNumber number = ConfigNumber.Read(new ConfigScalar(written, true, 1, 1))!;
        Assert.Equal(text, number.Text);
        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData(".nan")]
    [InlineData(".inf")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("12 epochs")]
    [InlineData("true")]
    public void Are_no_numbers(string written) => Assert.Null(ConfigNumber.Read(new ConfigScalar(written, true, 1, 1)));

    [Fact]
    public void Quoted_numbers_are_texts() => Assert.Null(ConfigNumber.Read(new ConfigScalar("1", false, 1, 1)));
}
