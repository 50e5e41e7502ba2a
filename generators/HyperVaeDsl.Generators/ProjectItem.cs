using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>A .hvae file of the project, and what its item chooses.</summary>
internal sealed record ProjectItem(HvaeFile File, ItemChoices Item)
{
    public static ProjectItem Of(AdditionalText text, AnalyzerConfigOptions options, CancellationToken cancellation) =>
        new(HvaeFiles.Read(text, cancellation), ItemChoices.Of(options));
}
