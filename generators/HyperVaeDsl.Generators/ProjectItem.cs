using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>A .hvae file of the project, and the namespace that its item chooses ("" for that of the project).</summary>
internal sealed record ProjectItem(HvaeFile File, string Namespace)
{
    public static ProjectItem Of(AdditionalText text, AnalyzerConfigOptions options, CancellationToken cancellation) =>
        new(HvaeFiles.Read(text, cancellation), ProjectSettings.NamespaceOfItem(options));
}
