namespace HyperVaeDsl.Language.Diagnostics.Drawing;

/// <summary>A value that a plot shows as a horizontal line, such as the end of a range.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What it is, in a few words.</param>
public sealed record PlotLevel(double Value, string Label);
