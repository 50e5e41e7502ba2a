using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>When something acts within one phase.</summary>
/// <param name="From">Begin, in epochs.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Gate">It acts only once this gate is open; null for no gate.</param>
public sealed record Activity(double From, double To, GateSpec? Gate);

/// <summary>A gate: it opens at the first evaluation at which its condition holds, and stays open.</summary>
/// <param name="Group">The group of losses behind it.</param>
/// <param name="Condition">The condition.</param>
/// <param name="From">The time at which the watch begins, in epochs.</param>
/// <param name="To">The time at which what is behind it is switched off.</param>
/// <param name="Span">Where it is written.</param>
public sealed record GateSpec(string Group, Condition Condition, double From, double To, TextSpan Span);
