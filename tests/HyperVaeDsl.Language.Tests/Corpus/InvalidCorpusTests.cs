using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>Texts with mistakes: each mistake is reported once, at its place, in words that say what to do.</summary>
public sealed class InvalidCorpusTests
{
    /// <summary>Rules that no text in the corpus can provoke, and why.</summary>
    private static readonly Dictionary<string, string> NotProvokedByText = new()
    {
        [Rules.UnreadableFile.Code] = "about the file system; tested with the command line",
        [Rules.UnknownSeverityCode.Code] = "about configuration files; tested with the command line and the generator",
        [Rules.BadSeverity.Code] = "about configuration files",
        [Rules.ErrorLowered.Code] = "about configuration files",
        [Rules.SeverityNotRead.Code] = "about configuration files; tested with the command line",
        [Rules.SeveritiesDisagree.Code] = "about configuration files; tested with the command line",
        [Rules.BadNamespace.Code] = "about projects; tested with the generator",
        [Rules.OldCSharp.Code] = "about projects; tested with the generator",
        [Rules.NoGenerator.Code] = "about projects; tested with the packages",
        [Rules.BadItemValue.Code] = "about projects; tested with the generator",
        [Rules.FileTooLarge.Code] = "needs more than 4 MiB; tested below with a text made on the spot",
    };

    public static TheoryData<string> Cases => [.. CorpusFolders.Names("invalid")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_mistake_is_reported_as_verified(string name)
    {
        HvaeCompilation compilation = CorpusFolders.Compile("invalid", name);
        Snapshot.Match(CorpusFolders.Folder("invalid", name), "diagnostics", Report.Of(compilation));
        if (CorpusFolders.Announced(compilation) is { } announced)
            Assert.Equal(announced, compilation.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Every_rule_is_provoked_by_some_text()
    {
        HashSet<string> provoked = [.. CorpusFolders.Names("invalid").SelectMany(name => CorpusFolders.Compile("invalid", name).Diagnostics).Select(diagnostic => diagnostic.Code)];
        Assert.Empty(Rules.All.Select(rule => rule.Code).Except(provoked).Except(NotProvokedByText.Keys));
    }

    [Fact]
    public void A_text_of_more_than_four_million_characters_is_refused_at_once()
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("big.hvae", new string('x', HvaeCompiler.MostCharacters + 1));
        Assert.Equal("HV0004", Assert.Single(compilation.Diagnostics).Code);
    }

    [Fact]
    public void Messages_are_sentences_without_jargon()
    {
        string[] jargon = ["token", "AST", "parser", "null", "exception", "identifier", "lexer", "unexpected", "NaN"];
        foreach (string name in CorpusFolders.Names("invalid"))
        {
            foreach (Diagnostic diagnostic in CorpusFolders.Compile("invalid", name).Diagnostics.Where(item => item.Code is not ("HV0003" or "HV0103")))
            {
                Assert.False(char.IsLower(diagnostic.Message[0]), $"{name}: {diagnostic.Message}");
                Assert.Matches(@"[.?!""']$", diagnostic.Message);
                Assert.DoesNotContain(jargon, word => diagnostic.Message.Split(' ').Contains(word));
            }
        }
    }
}
