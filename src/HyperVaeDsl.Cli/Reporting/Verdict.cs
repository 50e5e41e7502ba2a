using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>The line that says how a file stands.</summary>
internal static class Verdict
{
    /// <summary>path: 1 error, no warnings. Name: what it holds; its digest.</summary>
    public static string Of(CheckedFile file)
    {
        int wrong = file.Count(Severity.Error);
        int remarks = file.Count(Severity.Info);
        string verdict = $"{SafeText.Of(file.Path)}: {Count(wrong, "error")}, {Count(file.Count(Severity.Warning), "warning")}{(remarks > 0 ? ", " + Count(remarks, "suggestion") : "")}.";
        if (file.Compilation?.Methodology is { } m)
            return verdict + $" {m.Name}: {Count(m.Epochs, "epoch")}, {Count(m.Phases.Count, "phase")}, {Count(m.Signals.Count, "signal")}, {Count(m.Losses.Count, "loss", "losses")}{Ensured(file.Compilation, m.Ensures.Count)}; digest {m.Digest[..12]}.";
        IReadOnlyList<string> parts = file.Compilation?.Parts ?? [];
        if (wrong == 0 && parts.Count > 0)
            verdict += $" It declares {string.Join(", ", parts)}, which {(parts.Count == 1 ? "is checked where a methodology uses it" : "are checked where a methodology uses them")}.";
        return verdict;
    }

    // A methodology without errors has every property that it ensures.
    private static string Ensured(HvaeCompilation compilation, int ensures)
    {
        if (ensures == 0)
            return "";
        string settings = compilation.OtherSettings == 0 ? ""
            : compilation.AreAllSettings ? FormattableString.Invariant($" for all {compilation.OtherSettings + 1} settings of the params")
            : $" for these params and checked at {Count(compilation.OtherSettings, "other setting")} of them";
        return $"; {Count(ensures, "ensure")} proved{settings}";
    }

    private static string Count(int number, string one, string? many = null) => number switch
    {
        0 => $"no {many ?? one + "s"}",
        1 => $"1 {one}",
        _ => FormattableString.Invariant($"{number} {many ?? one + "s"}"),
    };
}
