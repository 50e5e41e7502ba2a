using HyperVaeDsl.Language.Diagnostics;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators;

/// <summary>The rules of the language as the C# compiler knows rules.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ByCode = Rules.All.ToDictionary(rule => rule.Code, Make, StringComparer.Ordinal);

    /// <summary>All of them, in the order of the catalogue.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => Rules.All.Select(Of);

    public static DiagnosticDescriptor Of(DiagnosticRule rule) => ByCode[rule.Code];

    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static DiagnosticDescriptor Make(DiagnosticRule rule)
    {
        // An error of the language stays one: nothing that it is asked for later could be generated.
        string[] tags = rule.Severity == Severity.Error ? [WellKnownDiagnosticTags.NotConfigurable] : [];
#pragma warning disable RS1033, RS2000, RS1032 // The descriptor's texts come from the language's catalogue, which has its own tests.
        return new DiagnosticDescriptor(rule.Code, rule.Title, "{0}", "HyperVaeDsl", SeverityOf(rule.Severity), isEnabledByDefault: true, customTags: tags);
#pragma warning restore RS1033, RS2000, RS1032
    }
}
