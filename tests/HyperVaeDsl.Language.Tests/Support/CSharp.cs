using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Tests.Support;

/// <summary>Compiles C# in memory against the runtime, with warnings as errors.</summary>
internal static class CSharp
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" || name.StartsWith("HyperVaeDsl.Runtime", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    public static CSharpCompilation Compilation(IEnumerable<string> sources, LanguageVersion version = LanguageVersion.Latest) => CSharpCompilation.Create(
        "Generated" + Guid.NewGuid().ToString("N"),
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version, DocumentationMode.Diagnose), path: $"File{i}.cs")),
        References.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            // Public members of generated code without documentation are for the user to decide.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    public static string[] Complaints(IEnumerable<string> sources, LanguageVersion version = LanguageVersion.Latest) =>
        [.. Compilation(sources, version).GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning).Select(item => item.ToString())];

    public static Assembly Load(IEnumerable<string> sources)
    {
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Compilation(sources).Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(5)));
        stream.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(stream);
    }
}
