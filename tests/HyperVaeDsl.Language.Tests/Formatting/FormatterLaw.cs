using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Tests.Formatting;

/// <summary>What holds for every text that can be read: formatting keeps its meaning and its comments, and is done after once.</summary>
internal static class FormatterLaw
{
    public static void Holds(string text)
    {
        FormattedText once = HvaeFormatter.Format("a.hvae", text);
        Assert.NotEqual(FormatOutcome.MeaningWouldChange, once.Outcome);
        if (once.Text == null)
            return;
        FormattedText twice = HvaeFormatter.Format("a.hvae", once.Text);
        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(once.Before.Methodology?.Digest, twice.Before.Methodology?.Digest);
        Assert.Equal(once.Before.Tree.Dump(), twice.Before.Tree.Dump());
        Assert.Equal(Comments(once.Before), Comments(twice.Before));
        foreach (string line in once.Text.Split('\n'))
            Assert.Equal(line.TrimEnd(), line.TrimEnd('\r'));
        Assert.True(once.Text.Length == 0 || (once.Text[^1] == '\n' && !once.Text.StartsWith('\n') && !once.Text.Contains("\n\n\n", StringComparison.Ordinal)));
    }

    /// <summary>The comments in order, each with the token that follows it.</summary>
    private static string[] Comments(HvaeCompilation compilation)
    {
        List<SourcePiece> pieces = SourcePiece.Read(compilation.Text.FileAt(0), Lexer.Tokenize(compilation.Text.FileAt(0), new()));
        return [.. pieces.SelectMany(piece => piece.Above.Select(comment => $"{comment.Text} above {piece.Written}").Append($"{piece.Written} {piece.Trailing}"))];
    }
}
