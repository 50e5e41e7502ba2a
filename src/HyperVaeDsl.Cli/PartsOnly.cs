using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli;

/// <summary>A file without a methodology of its own has nothing to show or to compile.</summary>
internal static class PartsOnly
{
    /// <summary>Says so where that is the reason, and returns the exit code of a compilation without a methodology.</summary>
    public static int Report(HvaeCompilation compilation, string path, TextWriter errors)
    {
        if (compilation.Parts.Count == 0)
            return ExitCodes.Errors;
        errors.WriteLine($"hvae: {path} declares no methodology of its own, only {string.Join(", ", compilation.Parts)}. Name a file whose methodology uses {(compilation.Parts.Count == 1 ? "it" : "them")}.");
        return ExitCodes.Usage;
    }
}
