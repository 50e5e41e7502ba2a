using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>What of the new text brought a change about.</summary>
/// <param name="Words">What it is, such as "param rest (5 evals -> 2 evals)"; "" where it is the changed statement itself.</param>
/// <param name="Span">Where it is written.</param>
/// <param name="IsListed">Whether it is a change of its own that trains something.</param>
public sealed record ChangeCause(string Words, TextSpan Span, bool IsListed = false);
