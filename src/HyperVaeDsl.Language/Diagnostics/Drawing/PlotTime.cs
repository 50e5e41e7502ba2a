namespace HyperVaeDsl.Language.Diagnostics.Drawing;

/// <summary>A time that a plot marks below its axis.</summary>
/// <param name="Time">The time, in epochs.</param>
/// <param name="Label">What happens then, in a few words.</param>
public sealed record PlotTime(double Time, string Label);
