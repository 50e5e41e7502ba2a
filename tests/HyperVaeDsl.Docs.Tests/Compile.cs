using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>Compiles examples.</summary>
internal static class Compile
{
    // Losses without parameters that would limit the signal; a fragment about signals need not show who reads them.
    private static readonly string[] Readers = ["entropy_A", "entropy_B"];

    /// <summary>The findings of a complete file of a page.</summary>
    public static IReadOnlyList<Diagnostic> Findings(string file, string? page = null) => Whole(file, page).Diagnostics;

    /// <summary>
    /// Compiles a complete file. It may import what its page shows in blocks with a file name ("```hvae base.hvae"), and itself, as
    /// example.hvae.
    /// </summary>
    public static HvaeCompilation Whole(string file, string? page) => HvaeCompiler.Compile("example.hvae", file, new HvaeOptions
    {
        Resolve = (_, import) =>
            import == "example.hvae" ? new SourceFile(import, file)
            : page != null && CodeBlock.Of(Documents.Read(page)).FirstOrDefault(block => block.Says(import)) is { } block ? new SourceFile(import, Skeleton.Shared.Complete(block.Text))
            : null,
    });

    /// <summary>The findings as lines, for messages of tests and for the pages.</summary>
    public static string Lines(string file, string? page = null)
    {
        HvaeCompilation compilation = Whole(file, page);
        return string.Join("\n", compilation.Diagnostics.Select(diagnostic => diagnostic.Format(compilation.Text)));
    }

    /// <summary>
    /// A complete file for a block of language.md: the block itself if it declares a methodology, else its statements with the
    /// skeleton around them, and losses that read the signals which nothing reads.
    /// </summary>
    public static string Fragment(string text)
    {
        if (text.Split('\n').Any(line => line.StartsWith("methodology ", StringComparison.Ordinal) || line.StartsWith("abstract methodology ", StringComparison.Ordinal) || line.StartsWith("preset ", StringComparison.Ordinal)))
            return Skeleton.Shared.Complete(text);
        HvaeCompilation first = HvaeCompiler.Compile("example.hvae", Skeleton.Shared.Wrap(text));
        string[] unread = [.. first.Diagnostics.Where(item => item.Code == Rules.UnusedSignal.Code).Select(item => first.Text.Slice(item.Span))];
        return unread.Length == 0
            ? first.Text.Content
            : first.Text.Content.TrimEnd('\n', '}') + string.Concat(unread.Zip(Readers, (signal, loss) => $"\n  loss {loss} weight {signal}")) + "\n}\n";
    }
}
