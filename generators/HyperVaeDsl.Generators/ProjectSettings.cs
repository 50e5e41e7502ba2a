using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>What the project says about all of its methodologies, as plain values.</summary>
/// <param name="RootNamespace">The root namespace of the project, as it stands there.</param>
/// <param name="Namespace">Its property HvaeNamespace; "" when it has none.</param>
/// <param name="ProjectFolder">The folder of the project, with a separator at its end; "" when it is not known.</param>
/// <param name="LineDirectives">Its property HvaeLineDirectives.</param>
/// <param name="PathMap">How paths are written in what is built, as in the compiler's option of that name; only set beside <paramref name="LineDirectives"/>.</param>
internal sealed record ProjectSettings(string RootNamespace, string Namespace, string ProjectFolder, string LineDirectives = "", string PathMap = "")
{
    public static ProjectSettings Of(AnalyzerConfigOptions options) =>
        new(Value(options, "build_property.RootNamespace"), Value(options, "build_property.HvaeNamespace"), Value(options, "build_property.ProjectDir"), Value(options, "build_property.HvaeLineDirectives"), Value(options, "build_property.HvaePathMap"));

    /// <summary>Why C# of this version cannot hold what is generated; null when it can.</summary>
    public static FileDiagnostic? Refusal(LanguageVersion version) => version >= LanguageVersion.CSharp10 ? null : new FileDiagnostic(
        Rules.OldCSharp,
        $"The project is written in C# {version.ToDisplayString()}, and the classes of its methodologies need C# 10 or later. Remove 'LangVersion' from the project, or set it to 10 or later.",
        FilePlace.Nowhere,
        EquatableArray<FilePlace>.Empty);

    /// <summary>The namespace of a class: what its item chooses, or else the project, or else the project's root namespace.</summary>
    public string NamespaceOf(ItemChoices item) =>
        Chosen(item) is { Length: > 0 } chosen ? NamespaceName.IsOne(chosen) ? NamespaceName.Of(chosen) : NamespaceName.OfRoot(chosen) : NamespaceName.OfRoot(RootNamespace);

    /// <summary>What is wrong with the namespace that was chosen for a file; null when nothing is.</summary>
    public FileDiagnostic? NamespaceProblem(CompilerInput input) => Chosen(input.Item) is { Length: > 0 } chosen && !NamespaceName.IsOne(chosen)
        ? new FileDiagnostic(
            Rules.BadNamespace,
            $"'{chosen}' is not a namespace, so the class of this file has no place. Write names joined by dots, such as {NamespaceName.OfRoot(chosen)}, as 'HvaeNamespace' of {(input.Item.Namespace.Length > 0 ? "its item" : "the project")}.",
            FilePlace.StartOf(input.File.Path),
            EquatableArray<FilePlace>.Empty)
        : null;

    /// <summary>The paths of files in #line directives; null where the project does not want these.</summary>
    public Func<string, string>? PathsOfLines() => LineDirectives.Equals("true", StringComparison.OrdinalIgnoreCase) ? new MappedPaths(PathMap).Of : null;

    private string Chosen(ItemChoices item) => item.Namespace.Length > 0 ? item.Namespace : Namespace;

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out string? value) ? value.Trim() : "";
}
