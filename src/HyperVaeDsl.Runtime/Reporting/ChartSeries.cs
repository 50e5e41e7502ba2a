namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>A line of a chart.</summary>
/// <param name="Style">The class of the style sheet: "line" or "plan".</param>
/// <param name="X">Places, ascending.</param>
/// <param name="Y">A value for each; NaN or infinite where there is none.</param>
internal sealed record ChartSeries(string Style, IReadOnlyList<double> X, IReadOnlyList<double> Y);
