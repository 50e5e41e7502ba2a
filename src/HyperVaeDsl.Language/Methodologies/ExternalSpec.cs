namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// Data and a model of the user's own. Where the components of the model are named the runtime trains it; else the methodology is a
/// schedule for a loop of the user's own.
/// </summary>
/// <param name="Data">Name of the data.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Metrics">The metrics that the user's code measures.</param>
public sealed record ExternalSpec(string Data, string Model, IReadOnlyList<MetricKind> Metrics)
{
    /// <summary>The components of the model, in the order of the file; none where the user's own loop trains it.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>The signals that its forward pass is given.</summary>
    public IReadOnlyList<ScalarRef> Reads { get; init; } = [];

    /// <summary>Whether the runtime trains it.</summary>
    public bool IsTrained => Components.Count > 0;
}
