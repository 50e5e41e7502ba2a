using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators;

/// <summary>Which of the compiler's additional files are methodologies, and how they are read.</summary>
internal static class HvaeFiles
{
    public const string Extension = ".hvae";

    public static bool IsOne(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static HvaeFile Read(AdditionalText text, CancellationToken cancellation) => new(text.Path, text.GetText(cancellation)?.ToString());
}
