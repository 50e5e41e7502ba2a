using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Params and presets must not have the names of words of the language; the grammar in the reference says which these are.</summary>
public sealed partial class ReservedWordsTests
{
    [Fact]
    public void Every_word_of_the_grammar_is_reserved()
    {
        string page = File.ReadAllText(Repository.Path("docs", "language.md")).ReplaceLineEndings("\n");
        string grammar = page[page.IndexOf("\n```text\nfile  ", StringComparison.Ordinal)..];
        string[] words = [.. Terminal().Matches(grammar[..grammar.IndexOf("\n```\n", 5, StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).Distinct().Except(["e", "E", "_"])]; // parts of numbers and names
        Assert.True(words.Length > 60, "The grammar was not found.");
        Assert.Empty(words.Except(ReservedWords.All));
    }

    [GeneratedRegex("\"([A-Za-z_]+)\"")]
    private static partial Regex Terminal();
}
