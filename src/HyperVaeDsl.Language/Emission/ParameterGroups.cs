using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// The groups of parameters that a methodology treats apart: components that are frozen, have a rate of their own, are balanced against
/// each other or start from a checkpoint. The class names each of them once, and everything else in it goes by that name.
/// </summary>
internal static class ParameterGroups
{
    /// <summary>The nested class that holds the names.</summary>
    public const string Class = "Parameters";

    /// <summary>The paths of all groups, each once, in the order in which the class comes to them.</summary>
    public static IReadOnlyList<string> Of(Methodology methodology) =>
    [
        .. methodology.Components.Select(component => component.Path)
            .Concat(methodology.Optimizer.Scales.Select(scale => scale.Component))
            .Concat(methodology.Optimizer.Balance is { } balance ? new[] { balance.First, balance.Second } : [])
            .Concat(methodology.WarmStart?.Components.Select(item => item.Component) ?? [])
            .Concat(methodology.External is { IsTrained: true } external ? external.Components : [])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Writes the class of the names, if there is any.</summary>
    public static void Emit(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        IReadOnlyList<string> groups = Of(methodology);
        if (groups.Count == 0)
            return;
        code.Summary("The groups of parameters that are treated apart, as the model and checkpoints call them.");
        code.Open($"private static class {Class}");
        foreach (string group in groups)
            code.Line($"public const string {names.ParametersMember(group)} = {Names.Quote(group)};");
        code.Close();
        code.Line();
    }
}
