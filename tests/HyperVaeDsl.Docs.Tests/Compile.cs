using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>Compiles examples.</summary>
internal static class Compile
{
    // Losses without parameters that would limit the signal; a fragment about signals need not show who reads them.
    private static readonly string[] Readers = ["entropy_A", "entropy_B"];

    /// <summary>The findings of a complete file.</summary>
    public static IReadOnlyList<Diagnostic> Findings(string file) => HvaeCompiler.Compile("example.hvae", file).Diagnostics;

    /// <summary>The findings as lines, for messages of tests and for the pages.</summary>
    public static string Lines(string file)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("example.hvae", file);
        return string.Join("\n", compilation.Diagnostics.Select(diagnostic => diagnostic.Format(compilation.Text)));
    }

    /// <summary>
    /// A complete file for a block of language.md: the block itself if it declares a methodology, else its statements with the
    /// skeleton around them, and losses that read the signals which nothing reads.
    /// </summary>
    public static string Fragment(string text)
    {
        if (text.Split('\n').Any(line => line.StartsWith("methodology ", StringComparison.Ordinal)))
            return Skeleton.Shared.Complete(text);
        HvaeCompilation first = HvaeCompiler.Compile("example.hvae", Skeleton.Shared.Wrap(text));
        string[] unread = [.. first.Diagnostics.Where(item => item.Code == Rules.UnusedSignal.Code).Select(item => first.Text.Slice(item.Span))];
        return unread.Length == 0
            ? first.Text.Content
            : first.Text.Content.TrimEnd('\n', '}') + string.Concat(unread.Zip(Readers, (signal, loss) => $"\n  loss {loss} weight {signal}")) + "\n}\n";
    }
}
