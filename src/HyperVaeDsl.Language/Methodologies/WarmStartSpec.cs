using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Components that start with the values of a checkpoint.</summary>
/// <param name="File">The file as it is written.</param>
/// <param name="Components">Paths of the components and where they are named.</param>
public sealed record WarmStartSpec(string File, IReadOnlyList<(string Component, TextSpan Span)> Components);
