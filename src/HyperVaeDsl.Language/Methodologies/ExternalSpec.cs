namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Data and a model that the runtime does not have: the methodology is a schedule for a loop of the user's own.</summary>
/// <param name="Data">Name of the data.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Metrics">The metrics that the loop measures.</param>
public sealed record ExternalSpec(string Data, string Model, IReadOnlyList<MetricKind> Metrics);
