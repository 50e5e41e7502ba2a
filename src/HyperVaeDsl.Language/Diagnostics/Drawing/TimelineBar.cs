namespace HyperVaeDsl.Language.Diagnostics.Drawing;

/// <summary>A named stretch of time in a drawing, such as a phase.</summary>
/// <param name="Name">What stands before it.</param>
/// <param name="Start">Begin, in epochs.</param>
/// <param name="End">End, exclusive.</param>
public sealed record TimelineBar(string Name, double Start, double End);
