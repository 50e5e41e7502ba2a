using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Params and presets must not have the names of words of the language; the grammar in the reference says which these are.</summary>
public sealed partial class ReservedWordsTests
{
    [Fact]
    public void Every_word_of_the_grammar_is_reserved() => Assert.Empty(Words().Except(ReservedWords.All));

    /// <summary>The lists of editors are written by hand.</summary>
    [Theory]
    [InlineData("HyperVaeDsl.VsCode", "syntaxes", "hvae.tmLanguage.json")]
    [InlineData("tree-sitter-hvae", "queries", "highlights.scm")]
    public void Every_word_of_the_grammar_has_a_colour(params string[] path)
    {
        string colours = File.ReadAllText(Repository.Path(["src", .. path]));
        Assert.Empty(Words().Except(Word().Matches(colours).Select(match => match.Value)));
    }

    private static string[] Words()
    {
        string page = File.ReadAllText(Repository.Path("docs", "language.md")).ReplaceLineEndings("\n");
        string grammar = page[page.IndexOf("\n```text\nfile  ", StringComparison.Ordinal)..];
        string[] words = [.. Terminal().Matches(grammar[..grammar.IndexOf("\n```\n", 5, StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).Distinct().Except(["e", "E", "_"])]; // parts of numbers and names
        Assert.True(words.Length > 60, "The grammar was not found.");
        return words;
    }

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();

    [GeneratedRegex("\"([A-Za-z_]+)\"")]
    private static partial Regex Terminal();
}
