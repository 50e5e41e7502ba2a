using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>What the item of one .hvae file chooses, as its metadata say it; "" for what it leaves to the project and to the file.</summary>
/// <param name="Namespace">HvaeNamespace: the namespace of the class.</param>
/// <param name="Set">HvaeSet: values of params.</param>
internal sealed record ItemChoices(string Namespace = "", string Set = "")
{
    public static ItemChoices Of(AnalyzerConfigOptions options) => new(Value(options, "HvaeNamespace"), Value(options, "HvaeSet"));

    private static string Value(AnalyzerConfigOptions options, string name) => options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : "";
}
