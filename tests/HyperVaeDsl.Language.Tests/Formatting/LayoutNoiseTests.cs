using System.Text;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Formatting;

/// <summary>However a text is spread out, it has one layout.</summary>
public sealed class LayoutNoiseTests
{
    private static readonly string[] Comments = ["// a remark", "/// documentation", "//", "//x {", "/// \"\t"];

    [Fact]
    public void Blanks_and_line_breaks_do_not_matter() => Law.Holds(400, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string text = Text(random);
        string formatted = HvaeFormatter.Format("a.hvae", WithoutBlankLines(text)).Text!;
        Assert.Equal(formatted, HvaeFormatter.Format("a.hvae", Spread(text, random, comments: false)).Text);
    });

    [Fact]
    public void Comments_anywhere_are_kept() => Law.Holds(400, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string spread = Spread(Text(random), random, comments: true);
        FormatterLaw.Holds(random.Next(3) == 0 ? spread.Replace("\n", "\r\n", StringComparison.Ordinal) : spread);
        string formatted = HvaeFormatter.Format("a.hvae", spread).Text!;
        Assert.Equal(spread.Split("//").Length, formatted.Split("//").Length);
    });

    private static string Text(Random random) =>
        random.Next(4) == 0 ? File.ReadAllText(Repository.Shipped[random.Next(Repository.Shipped.Length)]) : RandomMethodology.Text(random.Next());

    // The comments of the shipped files are on lines of their own, so they survive.
    private static string WithoutBlankLines(string text) =>
        string.Join('\n', text.Split('\n').Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static string Spread(string content, Random random, bool comments)
    {
        SourceText text = new("a.hvae", content);
        StringBuilder spread = new();
        Token before = new(TokenKind.NewLine, "", default, 0, "", false);
        foreach (Token token in Lexer.Tokenize(text, new()))
        {
            bool adjacent = token.Span.Start == before.Span.End;
            bool mayBreak = before.ContinuesLine || before.Kind is TokenKind.NewLine or TokenKind.OpenBrace || token.Kind is TokenKind.NewLine or TokenKind.CloseBrace;
            if (mayBreak && token.Kind != TokenKind.NewLine && (comments || before.Kind != TokenKind.NewLine) && random.Next(2) == 0)
                Break(spread, random, comments);
            else if (!adjacent || random.Next(4) == 0)
                spread.Append(random.Next(6) switch { 0 => "\t", 1 => "   ", _ => " " });
            spread.Append(token.Kind == TokenKind.NewLine ? "\n" : text.Slice(token.Span));
            before = token;
        }
        return spread.ToString();
    }

    private static void Break(StringBuilder spread, Random random, bool comments)
    {
        do
        {
            if (comments && random.Next(3) == 0)
                spread.Append(' ').Append(Comments[random.Next(Comments.Length)]);
            spread.Append('\n').Append(' ', random.Next(3));
        }
        while (comments && random.Next(2) == 0);
    }
}
