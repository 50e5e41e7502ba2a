using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>
/// The one layout of a methodology: text in, text out, for the command line and for editors. Words, numbers and comments stay as they
/// are written; blanks, columns, line breaks and blank lines do not. Formatting a formatted text changes nothing. The layout is
/// described in docs/language.md, section "Formatting".
/// </summary>
public static class HvaeFormatter
{
    /// <summary>Formats a text.</summary>
    /// <param name="path">The name by which messages call the text.</param>
    /// <param name="content">The text.</param>
    /// <param name="options">How to find what it imports.</param>
    public static FormattedText Format(string path, string content, HvaeOptions? options = null) =>
        Format(HvaeCompiler.Compile(path, content, options), changed => HvaeCompiler.Compile(path, changed, options));

    /// <summary>Formats a text that was compiled, together with whatever it imports.</summary>
    /// <param name="before">The compiled text.</param>
    /// <param name="compile">Compiles another content in its place; with it the meaning is compared.</param>
    public static FormattedText Format(HvaeCompilation before, Func<string, HvaeCompilation> compile)
    {
        if (!IsReadable(before))
            return new FormattedText(FormatOutcome.Unreadable, null, before);
        SourceText text = before.Text.FileAt(0);
        string content = text.Content;
        TokenList tokens = Lexer.Tokenize(text, new DiagnosticBag());
        string formatted = LayoutWriter.Write(SourcePiece.Read(text, tokens), LineEndOf(content));
        if (formatted == content || MeansTheSame(before, tokens, compile(formatted)))
            return new FormattedText(FormatOutcome.Formatted, formatted, before);
        return new FormattedText(FormatOutcome.MeaningWouldChange, null, before);
    }

    /// <summary>
    /// Whether it is known of all words of the main file to which statement they belong. After an error of another chapter, such as an unknown
    /// preset, a statement may be broken, too.
    /// </summary>
    internal static bool IsReadable(HvaeCompilation compilation) =>
        !compilation.Tree.IsBroken && !compilation.Diagnostics.Any(item => IsUnreadable(item) && compilation.Text.FileStart(item.Span.Start) == 0);

    /// <summary>Whether a finding says that what was given is no text at all.</summary>
    internal static bool IsNoText(Diagnostic diagnostic) => diagnostic.Code == Rules.NotText.Code || diagnostic.Code == Rules.FileTooLarge.Code;

    // Findings after which it is not known how the words belong together. A second methodology is well-formed, so it is not one.
    private static bool IsUnreadable(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error
        && (IsNoText(diagnostic) || (diagnostic.Code.StartsWith("HV01", StringComparison.Ordinal) && diagnostic.Code != Rules.SecondMethodology.Code));

    // The same words with the same documentation, grouped to the same statements, and the same digest.
    private static bool MeansTheSame(HvaeCompilation before, TokenList tokens, HvaeCompilation after)
    {
        TokenList changed = Lexer.Tokenize(after.Text.FileAt(0), new DiagnosticBag());
        return Words(tokens).SequenceEqual(Words(changed))
            && before.Tree.Dump() == after.Tree.Dump()
            && before.Methodology?.Digest == after.Methodology?.Digest
            && before.Diagnostics.Select(item => item.Code).SequenceEqual(after.Diagnostics.Select(item => item.Code));
    }

    private static IEnumerable<(TokenKind Kind, string Text, string Documentation)> Words(TokenList tokens) =>
        tokens.Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.End)).Select(token => (token.Kind, token.Text, token.Documentation));

    /// <summary>The line end that most lines have; of equally many the line feed.</summary>
    internal static string LineEndOf(string content)
    {
        int pairs = 0;
        int others = 0;
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n')
                pairs++;
            else if (content[i] == '\r' || (content[i] == '\n' && (i == 0 || content[i - 1] != '\r')))
                others++;
        }
        return pairs > others ? "\r\n" : "\n";
    }
}
