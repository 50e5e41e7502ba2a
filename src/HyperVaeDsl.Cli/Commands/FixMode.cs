using System.Text;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Fixing;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Commands;

/// <summary>check --fix: applies what is certain, says what it did and what it did not, and writes the file in one step.</summary>
internal sealed class FixMode(bool isDryRun, TextWriter notes, TextWriter errors)
{
    /// <summary>The compilation of the fixed file; null when it could not be written, which was said.</summary>
    public HvaeCompilation? Fix(string path, HvaeCompilation compilation, IReadOnlyDictionary<string, string>? settings, Func<Diagnostic, bool> isWanted)
    {
        FixRun run = Fixer.Apply(compilation, text => MethodologyFile.Compile(path, text, settings), isWanted);
        string before = compilation.Text.FileAt(0).Content;
        if (run.Text != before)
        {
            if (isDryRun)
                notes.Write(UnifiedDiff.Of(SafeText.Of(path), before, run.Text));
            else if (AtomicFile.Write(path, run.Text, EncodingOf(path)) is { } why)
            {
                errors.WriteLine($"{path}: The file cannot be written: {why}.");
                return null;
            }
        }
        foreach (FixNote applied in run.Applied)
            notes.WriteLine($"{SafeText.Of(path)}({Numbers.Format(applied.Line)}): {(isDryRun ? "would fix" : "fixed")} {applied.Code}: {SafeText.Of(applied.Title)}.");
        foreach (FixNote refused in run.Refused)
            notes.WriteLine($"{SafeText.Of(path)}({Numbers.Format(refused.Line)}): not fixed {refused.Code}: {SafeText.Of(refused.Title)}. {refused.Reason}");
        return run.Compilation;
    }

    // A byte order mark stays, and so does the encoding that it announces.
    private static Encoding? EncodingOf(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[4];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        foreach (Encoding encoding in new Encoding[] { new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            if (start[..read].StartsWith(encoding.Preamble))
                return encoding;
        }
        return null;
    }
}
