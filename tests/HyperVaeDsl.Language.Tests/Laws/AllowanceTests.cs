using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What is allowed silences the findings of its place and no others, is known to the methodology, and changes nothing in training.</summary>
public sealed class AllowanceTests
{
    private const string Fast = "signal SIGNAL  in 0..1  = ramp 0 -> 1 over 20 epochs";
    private const string Behind = "  allow HV1203 because \"the claim under test\"";

    private static readonly string Losses = "  phase Train epochs 0..end { }\n  loss reconstruction  weight 1\n  loss kl_A  weight a  free_bits 0 nats/dim\n  loss kl_B  weight b  free_bits 0 nats/dim\n";

    [Fact]
    public void Behind_a_statement_it_speaks_of_that_statement()
    {
        HvaeCompilation compilation = Compile(Signal("a") + Behind + "\n" + Signal("b") + "\n");
        Diagnostic left = Assert.Single(compilation.Diagnostics);
        Assert.Equal("b", compilation.Text.Slice(left.Span));
        Allowance allowance = Assert.Single(compilation.Methodology!.Allowances);
        Assert.Equal(("signal a", "allow HV1203 because \"the claim under test\""), (allowance.Place, allowance.Text));
    }

    [Fact]
    public void A_line_of_the_methodology_speaks_of_all_of_it()
    {
        HvaeCompilation compilation = Compile(Signal("a") + "\n" + Signal("b") + "\n" + Behind + "\n");
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal("", Assert.Single(compilation.Methodology!.Allowances).Place);
    }

    [Fact]
    public void A_line_in_a_block_speaks_of_the_block()
    {
        string text = Sample.Of(Losses.Replace("a ", "0.001 ").Replace("b ", "0.001 "))
            .Replace("tanh_radius", "exponential_map").Replace("latent         4", "latent         16");
        HvaeCompilation without = HvaeCompiler.Compile("sample.hvae", text);
        Assert.Contains(without.Diagnostics, item => item.Code == "HV1201");
        HvaeCompilation with = HvaeCompiler.Compile("sample.hvae", text.Replace("  model dual_vae {\n", "  model dual_vae {\n    allow HV1201 because \"measured\"\n"));
        Assert.Equal(without.Diagnostics.Count - 1, with.Diagnostics.Count);
        Assert.Equal("model", Assert.Single(with.Methodology!.Allowances).Place);
        HvaeCompilation elsewhere = HvaeCompiler.Compile("sample.hvae", text.Replace("  optimizer adamw {\n", "  optimizer adamw {\n    allow HV1201 because \"measured\"\n"));
        Assert.Contains(elsewhere.Diagnostics, item => item.Code == "HV1201");
        Assert.Contains(elsewhere.Diagnostics, item => item.Code == "HV1299");
    }

    [Fact]
    public void It_does_not_change_the_digest()
    {
        string plain = Compile(Signal("a") + "\n" + Signal("b") + "\n").Methodology!.Digest;
        Assert.Equal(plain, Compile(Signal("a") + Behind + "\n" + Signal("b") + Behind + "\n").Methodology!.Digest);
        Assert.Equal(plain, Compile(Signal("a") + "\n" + Signal("b") + "\n" + Behind + "\n").Methodology!.Digest);
    }

    [Theory]
    [InlineData("  signal c  in 0..0.1  = 0.1  allow HV1203 because \"x\"\n", "  signal c  in 0..0.1  = 0.1\n")]
    [InlineData("  signal c  in 0..0.1  = 0.1\n  allow HV1203 because \"x\"\n", "  signal c  in 0..0.1  = 0.1\n")]
    [InlineData("  signal c  in 0..0.1  = 0.1\n  allow HV1203 because \"x\" // why\n", "  signal c  in 0..0.1  = 0.1\n  // why\n")]
    [InlineData("  signal c  in 0..0.1  = 0.1\n  allow HV1203 because\n      \"x\"\n", "  signal c  in 0..0.1  = 0.1\n")]
    public void The_fix_of_one_in_vain_removes_it_and_nothing_else(string statements, string left)
    {
        const string rest = "  phase Train epochs 0..end { }\n  loss reconstruction  weight 1\n  loss entropy  weight c\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("sample.hvae", Sample.Of(statements + rest));
        Diagnostic vain = Assert.Single(compilation.Diagnostics);
        TextChange change = Assert.Single(Assert.Single(vain.Fixes).Changes);
        string content = compilation.Text.Content;
        string changed = content[..change.Span.Start] + change.Text + content[change.Span.End..];
        Assert.Equal(Sample.Of(left + rest), changed);
        Assert.Empty(HvaeCompiler.Compile("sample.hvae", changed).Diagnostics);
    }

    private static HvaeCompilation Compile(string signals) => HvaeCompiler.Compile("sample.hvae", Sample.Of("  " + signals.Replace("\nsignal", "\n  signal") + Losses));

    private static string Signal(string name) => Fast.Replace("SIGNAL", name);
}
