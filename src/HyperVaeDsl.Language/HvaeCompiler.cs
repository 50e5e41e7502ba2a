using HyperVaeDsl.Language.Binding;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language;

/// <summary>The front door: text in, verdicts out. Used alike by the source generator, the command line and tests.</summary>
public static class HvaeCompiler
{
    /// <summary>A methodology is written by people; beyond this many characters a file is something else.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>Reads, binds and verifies a text. Never throws for what stands in it.</summary>
    public static HvaeCompilation Compile(string path, string content)
    {
        DiagnosticBag diagnostics = new();
        if (content.Length > MostCharacters)
            return TooLarge(path, content.Length, "characters");
        if (content.IndexOf('\0') >= 0)
            return Refuse(path, diagnostics, Rules.NotText, "The file is not a text. Save the methodology as text in UTF-8.");
        SourceText text = new(path, content);
        SyntaxTree tree = SyntaxTree.Parse(text, diagnostics);
        Methodology? methodology = MethodologyBinder.Bind(tree, text, diagnostics);
        if (methodology != null)
            Verifier.Verify(methodology, diagnostics);
        return new HvaeCompilation(text, tree, diagnostics.HasErrors ? null : methodology, methodology, diagnostics.InTextOrder());
    }

    /// <summary>The answer to a file that is too large to be worth reading.</summary>
    public static HvaeCompilation TooLarge(string path, long size, string unit) => Refuse(
        path,
        new DiagnosticBag(),
        Rules.FileTooLarge,
        $"The file has {size.ToString(System.Globalization.CultureInfo.InvariantCulture)} {unit}; a methodology has at most {Numbers.Format(MostCharacters)} characters. Is this the right file?");

    private static HvaeCompilation Refuse(string path, DiagnosticBag diagnostics, DiagnosticRule rule, string message)
    {
        diagnostics.Report(rule, new TextSpan(0, 0), message);
        SourceText empty = new(path, "");
        return new HvaeCompilation(empty, SyntaxTree.Parse(empty, new DiagnosticBag()), null, null, diagnostics.InTextOrder());
    }
}

/// <summary>What became of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tree">Its syntax tree.</param>
/// <param name="Methodology">Its meaning; null when there are errors.</param>
/// <param name="Draft">What could be understood, errors or not; null when there is nothing.</param>
/// <param name="Diagnostics">The findings in the order of the text.</param>
public sealed record HvaeCompilation(SourceText Text, SyntaxTree Tree, Methodology? Methodology, Methodology? Draft, IReadOnlyList<Diagnostic> Diagnostics);
