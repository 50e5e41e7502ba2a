using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>The C# names of what a methodology asks of the user's own code.</summary>
internal sealed class OwnNames
{
    private static readonly string[] Methods = ["Forward", "Measure"];

    private readonly IReadOnlyDictionary<string, string> members;
    private readonly IReadOnlyDictionary<string, string> metrics;

    public OwnNames(Methodology methodology)
    {
        IsModel = methodology.External is { IsTrained: true };
        string[] losses = [.. methodology.Losses.Where(loss => loss.Kind.IsOwn).Select(loss => loss.Name)];
        IsAsked = !methodology.IsScheduleOnly && (IsModel || losses.Length > 0 || methodology.OwnMetrics.Count > 0);
        // A component and a loss may have one name; the keys tell them apart.
        members = Names.OfMembers([.. Methods.Select(method => "." + method), .. (methodology.External?.Components ?? []).Select(component => "component." + component), .. losses.Select(loss => "loss." + loss)], key => key.Substring(key.IndexOf('.') + 1));
        metrics = Names.OfMembers(methodology.OwnMetrics.Select(metric => metric.Name));
    }

    /// <summary>Whether there is anything that the user's code has to supply to the runtime.</summary>
    public bool IsAsked { get; }

    /// <summary>Whether that is a whole model.</summary>
    public bool IsModel { get; }

    /// <summary>The interface.</summary>
    public string Interface => IsModel ? "IModel" : "ITerms";

    /// <summary>The documentation of what the constructor takes.</summary>
    public string Documentation => $"/// <param name=\"own\">{(IsModel ? "The model" : "The losses and metrics")} that it asks for.</param>";

    public string Component(string path) => members["component." + path];

    public string Loss(string name) => members["loss." + name];

    public string Metric(string name) => metrics[name];
}
