using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>A methodology written out means the same, needs no other file, and is its own writing out.</summary>
public sealed class FlatTextTests
{
    public static TheoryData<string> Cases => [.. CorpusFolders.Names("valid").Where(name => !name.StartsWith("shipped_", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_text_of_the_corpus_keeps_its_digest(string name) => Keeps(CorpusFolders.Compile("valid", name));

    [Fact]
    public void The_shipped_methodologies_keep_their_digests()
    {
        foreach (string path in Repository.Shipped)
            Keeps(HvaeCompiler.Compile("x.hvae", File.ReadAllText(path)));
    }

    [Fact]
    public void Random_methodologies_keep_their_digests() => Law.Holds(200, Law.Seeds, seed =>
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed));
        if (compilation.Methodology != null)
            Keeps(compilation);
    });

    [Fact]
    public void Without_a_methodology_there_is_no_text() => Assert.Null(FlatText.Of(HvaeCompiler.Compile("x.hvae", "abstract methodology A {\n}\n")));

    [Theory]
    [InlineData('\u0001')]
    [InlineData('\u0002')]
    [InlineData('\u0011')]
    public void The_marks_of_the_compiler_in_documentation_are_none(char mark)
    {
        string text = File.ReadAllText(Repository.Shipped.First()).Replace("methodology ", $"/// a{mark}b\nmethodology ", StringComparison.Ordinal);
        string code = CSharpEmitter.Emit(HvaeCompiler.Compile("x.hvae", text), "N");
        Assert.DoesNotContain(mark, code);
        Assert.Contains("/// a b", code, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_text_they_are_refused_where_they_stand()
    {
        const string Text = "methodology M {\n  allow HV1203 because \"a\u0001b\"\n}\n";
        Diagnostic finding = Assert.Single(HvaeCompiler.Compile("x.hvae", Text).Diagnostics, finding => finding.Message.Contains("U+0001", StringComparison.Ordinal));
        Assert.Equal(new TextSpan(Text.IndexOf('\u0001'), Text.IndexOf('\u0001') + 1), finding.Span);
        Assert.Equal("Remove it", Assert.Single(finding.Fixes).Title);
    }

    private static void Keeps(HvaeCompilation compilation)
    {
        string flat = FlatText.Of(compilation)!;
        HvaeCompilation again = HvaeCompiler.Compile("flat.hvae", flat);
        Assert.True(again.Methodology != null, Report.Of(again) + "\n" + flat);
        Assert.Equal(compilation.Methodology!.Digest, again.Methodology.Digest);
        Assert.Equal(compilation.Methodology.Documentation, again.Methodology.Documentation);
        Assert.Equal(flat, FlatText.Of(again));
        foreach (string word in new[] { "import", "extends", "override", "without", "param", "abstract", "off" })
            Assert.DoesNotContain(flat.Split('\n'), line => line.TrimStart().StartsWith(word + " ", StringComparison.Ordinal));
    }
}
