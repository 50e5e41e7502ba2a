using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes how a file begins and the types of its names: what the class of a methodology and the outline of a broken one have in common.</summary>
internal static class DeclarationEmitter
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic",
        "HyperVaeDsl.Runtime.Control", "HyperVaeDsl.Runtime.Control.Conditions", "HyperVaeDsl.Runtime.Data", "HyperVaeDsl.Runtime.Losses", "HyperVaeDsl.Runtime.Metrics",
        "HyperVaeDsl.Runtime.Models", "HyperVaeDsl.Runtime.Optimization", "HyperVaeDsl.Runtime.Tensors", "HyperVaeDsl.Runtime.Training",
    ];

    /// <summary>
    /// Namespace and usings. The usings stand inside the namespace: there they come before types and namespaces around it, such as a class
    /// Batch in the namespace above, or a namespace System in the one of the project.
    /// </summary>
    public static void Begin(CodeWriter code, EmissionNames names, bool isScheduleOnly, bool drawsNoise, string namespaceName)
    {
        if (namespaceName.Length > 0)
        {
            code.Line($"namespace {namespaceName};");
            code.Line();
        }
        string root = namespaceName.Length > 0 ? "global::" : "";
        foreach (string name in !isScheduleOnly ? Usings : names.Arguments.Count > 0 ? ["System", "HyperVaeDsl.Runtime.Training"] : ["System"])
            code.Line($"using {root}{name};");
        if (drawsNoise)
            code.Line($"using {root}HyperVaeDsl.Runtime.Randomness;");
        code.Line();
    }

    /// <summary>
    /// The head of the class. One that is no more than a plan is static, unless it has params: then an object is the plan for some values of them.
    /// </summary>
    public static void Class(CodeWriter code, EmissionNames names, bool isScheduleOnly) => code.Open(
        !isScheduleOnly ? $"public sealed partial class {names.Class} : IMethodology"
        : names.Arguments.Count == 0 ? $"public static partial class {names.Class}" : $"public sealed partial class {names.Class}");

    /// <summary>Length and digest.</summary>
    public static void Constants(CodeWriter code, EmissionNames names, int epochs, string? digest)
    {
        code.Summary("Length of the run.");
        code.Line(names.Fact("int", "Epochs", Numbers.Format(epochs)));
        code.Line();
        if (digest == null)
            return;
        code.Summary("SHA-256 of the canonical form; equal digests mean equal training.");
        code.Line($"public const string Digest = \"{digest}\";");
        code.Line();
    }

    /// <summary>Phases, losses and signals.</summary>
    public static void Names(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        Phases(code, methodology, names);
        Losses(code, methodology, names);
        SignalValues(code, methodology, names);
    }

    private static void Phases(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        code.Summary("The phases of the run.");
        code.Open("public enum Phase");
        foreach (Phase phase in methodology.Phases)
        {
            code.Summary($"Epochs {PhaseTimes.Of(phase)}.{(phase.Documentation.Length == 0 ? "" : " " + phase.Documentation)}");
            code.Line($"{names.Phase(phase.Name)},");
        }
        code.Close();
        code.Line();
    }

    private static void Losses(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        code.Summary("The terms of the objective.");
        code.Open("public enum Loss");
        foreach (Loss loss in methodology.Losses)
        {
            code.Summary($"{loss.Name}, weight {loss.Weight.Signal ?? EmissionNames.Words(loss.Weight)}{(loss.Group == null ? "" : $", in group {loss.Group}")}.");
            code.Line($"{names.Loss(loss.Name)},");
        }
        code.Close();
        code.Line();
    }

    private static void SignalValues(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        code.Summary("The value of every signal at one moment.");
        foreach (Signal signal in methodology.Signals)
            code.Line($"/// <param name=\"{names.Signal(signal.Name)}\">{Emission.Names.Xml(signal.Documentation.Length > 0 ? signal.Documentation.Replace("\n", " ") : signal.Name + ".")}</param>");
        code.Line($"public readonly record struct Signals({string.Join(", ", methodology.Signals.Select(signal => $"double {names.Signal(signal.Name)}"))});");
        code.Line();
    }
}
