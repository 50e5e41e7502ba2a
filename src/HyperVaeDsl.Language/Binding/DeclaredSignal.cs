using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>One name of a declaration, which may declare several.</summary>
/// <param name="Name">The name.</param>
/// <param name="Syntax">The declaration.</param>
internal sealed record DeclaredSignal(WordSyntax Name, SignalSyntax Syntax);

/// <summary>One signal of an assignment, which may assign several.</summary>
/// <param name="Name">The signal.</param>
/// <param name="Phase">The phase that assigns it.</param>
/// <param name="Assignment">The assignment.</param>
internal readonly record struct SignalAssignment(Token Name, PhaseSyntax Phase, AssignmentSyntax Assignment);
