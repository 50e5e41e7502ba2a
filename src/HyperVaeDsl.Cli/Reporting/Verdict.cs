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
            return verdict + $" {m.Name}: {Count(m.Epochs, "epoch")}, {Count(m.Phases.Count, "phase")}, {Count(m.Signals.Count, "signal")}, {Count(m.Losses.Count, "loss", "losses")}{Ensured(m.Ensures.Count)}{Params(file.Compilation)}; digest {m.Digest[..12]}.";
        IReadOnlyList<string> parts = file.Compilation?.Parts ?? [];
        if (wrong == 0 && parts.Count > 0)
            verdict += $" It declares {string.Join(", ", parts)}, which {(parts.Count == 1 ? "is checked where a methodology uses it" : "are checked where a methodology uses them")}.";
        return verdict;
    }

    // A methodology without errors has every property that it ensures.
    private static string Ensured(int ensures) => ensures == 0 ? "" : $"; {Count(ensures, "ensure")} proved";

    // A methodology without errors is right for every value that its params may have.
    private static string Params(HvaeCompilation compilation) =>
        compilation.ProvedParams.Count == 0 ? "" : $"; right for all values of {Joined(compilation.ProvedParams)}";

    private static string Joined(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static string Count(int number, string one, string? many = null) => number switch
    {
        0 => $"no {many ?? one + "s"}",
        1 => $"1 {one}",
        _ => FormattableString.Invariant($"{number} {many ?? one + "s"}"),
    };
}
